import { type KeyboardEvent, useId, useState } from 'react';
import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { factPhrases } from '../review/facts.ts';
import { langOf } from '../review/spelling.ts';
import { useNameSearch } from '../review/use-name-search.ts';

type Kind = KrithiDetail['mentions'][number]['kind'];
export type Chosen = { readonly id: string; readonly name: string };

type Props = {
  readonly kind: Kind;
  readonly now: readonly Chosen[];
  /** Null: what is printed again. */
  readonly onChoose: (chosen: readonly Chosen[] | null) => void;
  readonly onCancel: () => void;
  /** Whether a person chose what stands there now. */
  readonly isOwn: boolean;
};

/** A ragamalika has several ragas, in order; of the others there is one. */
const isList = (kind: Kind): boolean => kind === 'raga';

/** The names of one kind for this krithi alone: found by typing, put in order, taken out again. */
export const NameChooser = ({ kind, now, onChoose, onCancel, isOwn }: Props) => {
  const id = useId();
  const [chosen, setChosen] = useState<readonly Chosen[]>(now);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { items } = useNameSearch(kind, text);
  const at = Math.min(active, Math.max(0, items.length - 1));
  const move = (from: number, by: 1 | -1): void => {
    const to = from + by;
    const [moved, other] = [chosen[from], chosen[to]];
    if (moved === undefined || other === undefined) return;
    setChosen(chosen.map((each, place) => (place === from ? other : place === to ? moved : each)));
  };
  const add = (hit: Chosen): void => {
    setText('');
    setActive(0);
    if (isList(kind)) setChosen([...chosen, { id: hit.id, name: hit.name }]);
    else onChoose([hit]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onChoose(chosen);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(Math.max(0, Math.min(items.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const hit = items[at];
      if (hit) add(hit);
      else if (text.trim() === '' && isList(kind)) onChoose(chosen);
    } else if (event.key === 'Backspace' && text === '' && isList(kind)) setChosen(chosen.slice(0, -1));
  };
  return (
    <div className="kr-chooser" role="group" aria-label={words.names.choose(words.page.kinds[kind])}>
      {isList(kind) && chosen.length > 0 ? (
        <ol className="kr-chosen" aria-label={words.names.inOrder}>
          {chosen.map((each, place) => (
            // A raga may come back in a ragamalika, so the place is part of its identity.
            <li key={`${place} ${each.id}`}>
              <span lang={langOf(each.name)}>{each.name}</span>
              <button
                type="button"
                aria-label={words.names.earlier(each.name)}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={words.names.later(each.name)}
                disabled={place === chosen.length - 1}
                onClick={() => move(place, 1)}
              >
                ↓
              </button>
              <button
                type="button"
                aria-label={words.names.remove(each.name)}
                onClick={() => setChosen(chosen.filter((_, other) => other !== place))}
              >
                ✕
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      <input
        ref={(field) => {
          if (
            field !== null &&
            text === '' &&
            !field.closest('.kr-chooser')?.contains(document.activeElement)
          )
            field.focus();
        }}
        role="combobox"
        aria-label={words.names.search(words.page.kinds[kind])}
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(items.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        placeholder={isList(kind) ? words.names.addHint : words.names.hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={id} role="listbox" aria-label={words.names.found} className="kr-found">
        {items.map((hit, place) => (
          <li
            key={hit.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(hit)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add(hit);
            }}
          >
            <span lang={langOf(hit.name)}>{hit.name}</span>{' '}
            <span className="kr-quiet">{factPhrases(hit.facts).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <span className="kr-editing-acts">
        {isList(kind) ? (
          <button
            type="button"
            className="kr-primary"
            disabled={chosen.length === 0}
            onClick={() => onChoose(chosen)}
          >
            {words.names.use} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </button>
        ) : null}
        {isOwn ? (
          <button type="button" onClick={() => onChoose(null)}>
            {words.names.asPrinted}
          </button>
        ) : null}
        {kind === 'composer' || now.length === 0 ? null : (
          <button type="button" onClick={() => onChoose([])}>
            {words.names.none}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {words.actions.cancel} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </span>
    </div>
  );
};

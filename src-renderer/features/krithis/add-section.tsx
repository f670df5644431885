import { type FormEvent, useState } from 'react';
import type { SectionView } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { langOf } from '../review/spelling.ts';
import { type OnEdit, type Script, keyOfNew } from './effective.ts';
import { kinds, scripts } from './kinds.ts';

type Props = {
  readonly sections: readonly SectionView[];
  readonly script: Script;
  readonly onEdit: OnEdit;
  readonly onDone: () => void;
};

/** A section that reading missed, written or pasted by hand. */
export const AddSection = ({ sections, script: first, onEdit, onDone }: Props) => {
  const [script, setScript] = useState<Script>(first);
  const [kind, setKind] = useState<SectionView['kind']>('pallavi');
  const [text, setText] = useState('');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (await onEdit({ sections: { [keyOfNew(sections, script, kind)]: text.trim() } })) onDone();
  };
  return (
    <form
      className="kr-editing kr-add"
      aria-label={words.page.addSection}
      onSubmit={(event) => void add(event)}
    >
      <span className="kr-editing-acts">
        <select
          aria-label={words.page.script}
          value={script}
          onChange={(event) => setScript(scripts.find((each) => each === event.target.value) ?? script)}
        >
          {scripts.map((each) => (
            <option key={each} value={each}>
              {words.scripts[each]}
            </option>
          ))}
        </select>
        <select
          aria-label={words.page.kind}
          value={kind}
          onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? kind)}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words.sections[each]}
            </option>
          ))}
        </select>
      </span>
      <textarea
        ref={(field) => {
          if (text === '') field?.focus();
        }}
        aria-label={words.page.textOfSection}
        lang={langOf(text)}
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add(event);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      />
      <span className="kr-editing-acts">
        <button type="submit" className="kr-primary">
          {words.page.addSection} <kbd aria-hidden="true">Ctrl Enter</kbd>
        </button>
        <button type="button" onClick={onDone}>
          {words.actions.cancel} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </span>
    </form>
  );
};

import { type RefObject, useId, useLayoutEffect, useState } from 'react';
import type { QueueItem } from '../../../src-main/contract/review.ts';
import type { KeyMap } from './key-map.ts';
import { keyCap } from './keys.ts';
import type { ReviewCommands } from './review-commands.ts';
import { SearchResults, hitId } from './search-results.tsx';
import type { ReviewSession } from './session.ts';
import { useNameSearch } from './use-name-search.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly item: QueueItem;
  readonly session: ReviewSession;
  readonly commands: ReviewCommands;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly keys: KeyMap;
};

/** The search over the whole list. It is the same field from name to name, so that no letter falls beside it. */
export const SearchBox = ({ item, session, commands, field, keys }: Props) => {
  const [text, setText] = useState(() => session.getState().typedAhead);
  const [active, setActive] = useState(0);
  const [isIn, setIn] = useState(false);
  const [of, setOf] = useState(item.id);
  const list = useId();
  const found = useNameSearch(item.kind, text);
  const open = text.trim() !== '';
  // Another name is another search, unless someone is typing: a queue that was read anew takes no text away.
  if (of !== item.id) {
    setOf(item.id);
    setActive(0);
    if (!isIn) setText('');
  }
  useLayoutEffect(() => {
    if (session.takeTyped() !== '') field.current?.focus();
  }, [session, field]);
  const accept = (hit: { readonly id: string; readonly name: string }): void => {
    setText('');
    commands.acceptEntity(hit);
  };
  return (
    <div className="rv-search">
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label={words.candidates.search}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        {...(open && found.items.length > 0 ? { 'aria-activedescendant': hitId(list, active) } : {})}
        placeholder={words.candidates.searchPlaceholder(item.kind)}
        title={words.candidates.searchHelp(keyCap(keys.search[0]))}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={() => setIn(true)}
        onBlur={() => setIn(false)}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          // What an input method is composing has the arrows, Enter and Escape for itself.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            const step = event.key === 'ArrowDown' ? 1 : -1;
            setActive(Math.max(0, Math.min(found.items.length - 1, active + step)));
            event.preventDefault();
          } else if (event.key === 'Enter' && !event.repeat) {
            const hit = found.items[active];
            // What is listed must be for what is typed: a quick Enter must not take an older hit.
            if (hit && !found.searching) accept(hit);
            event.preventDefault();
          } else if (event.key === 'Escape') {
            setText('');
            commands.leave();
            event.stopPropagation();
          }
        }}
      />
      <kbd aria-hidden="true">{words.candidates.searchKeys(keyCap(keys.search[0]))}</kbd>
      {open ? (
        <SearchResults
          id={list}
          text={text}
          items={found.items}
          searching={found.searching}
          failed={found.failed}
          active={active}
          onAccept={accept}
        />
      ) : null}
    </div>
  );
};

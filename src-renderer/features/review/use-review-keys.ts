import { type RefObject, useLayoutEffect } from 'react';
import { focusOf } from './focus.ts';
import type { Action, KeyMap } from './key-map.ts';
import { readPress, typedText } from './keys.ts';
import { type ReviewCommands, mustBeSeen } from './review-commands.ts';
import { currentRow } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import type { ShownGuard } from './shown-guard.ts';

type Parts = {
  readonly session: ReviewSession;
  readonly commands: ReviewCommands;
  readonly guard: ShownGuard;
  readonly pressedAt: RefObject<number | null>;
  readonly keys: KeyMap;
  readonly searchField: RefObject<HTMLInputElement | null>;
};

/** Listens for the whole screen: one press, one command, never for a name that was not yet painted. */
export const useReviewKeys = (parts: Parts): void => {
  const { session, commands, guard, pressedAt, keys, searchField } = parts;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const focus = focusOf(event.target);
      if (focus === null) return;
      const state = session.getState();
      const more = state.typedAhead === '' ? null : typedText(event);
      const action: Action | null =
        more === null ? readPress(event, focus, state.visit.rejecting, keys) : { do: 'type', text: more };
      if (!action) return;
      const part = mustBeSeen(action);
      const row = currentRow(state);
      // The browser itself types what was pressed, into the field that has the focus by the time it does.
      const isTyped = (action.do === 'type' || action.do === 'compose') && searchField.current !== null;
      if (!isTyped) event.preventDefault();
      if (part !== null && (!row || !guard.allows(part, row.item.id, event.timeStamp))) return;
      if (part !== null) pressedAt.current = event.timeStamp;
      commands.run(action);
    };
    // What is pasted with no field chosen is meant for the search.
    const onPaste = (event: ClipboardEvent): void => {
      const focus = focusOf(event.target);
      if (focus === null || focus === 'text') return;
      searchField.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('paste', onPaste, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('paste', onPaste, { capture: true });
    };
  }, [session, commands, guard, pressedAt, keys, searchField]);
};

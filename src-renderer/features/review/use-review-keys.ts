import { type RefObject, useEffect } from 'react';
import { focusOf } from './focus.ts';
import { readPress } from './keys.ts';
import { type ReviewCommands, mustBeSeen } from './review-commands.ts';
import { currentRow } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import type { ShownGuard } from './shown-guard.ts';

/** Listens for the whole screen: one press, one command, never for a name that was not yet painted. */
export const useReviewKeys = (
  session: ReviewSession,
  commands: ReviewCommands,
  guard: ShownGuard,
  pressedAt: RefObject<number | null>,
): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const focus = focusOf(event.target);
      if (focus === null) return;
      const state = session.getState();
      const action = readPress(event, focus, state.visit.rejecting);
      if (!action) return;
      const part = mustBeSeen(action);
      const row = currentRow(state);
      event.preventDefault();
      if (part !== null && (!row || !guard.allows(part, row.item.id, event.timeStamp))) return;
      if (part !== null) pressedAt.current = event.timeStamp;
      commands.run(action);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, commands, guard, pressedAt]);
};

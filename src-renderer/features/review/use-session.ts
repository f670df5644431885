import { useSyncExternalStore } from 'react';
import type { ReviewState } from './session-state.ts';
import type { ReviewSession } from './session.ts';

/** The session's state in a component; every change paints at once, because a key press waits for it. */
export const useReviewState = (session: ReviewSession): ReviewState =>
  useSyncExternalStore(session.subscribe, session.getState);

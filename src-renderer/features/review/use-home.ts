import { type RefObject, useEffect } from 'react';
import type { ReviewSession } from './session.ts';

/** The focus rests on the queue when the screen opens, so that keys decide at once. */
export const useHome = (home: RefObject<HTMLElement | null>, session: ReviewSession): void => {
  useEffect(() => home.current?.focus({ preventScroll: true }), [home, session]);
};

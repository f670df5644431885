import type { ReviewState } from './session-state.ts';

/** The one state of a review: every change goes through here, and a change to itself is none. */
export const createCell = (initial: ReviewState) => {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: (): ReviewState => state,
    set: (next: ReviewState): void => {
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export type Cell = ReturnType<typeof createCell>;

/**
 * Lets a key act only on what the person has seen.
 *
 * A key that was pressed before its item was painted was meant for the item before it. Event
 * and paint times share one clock (milliseconds since the page's time origin), so a press that
 * waited in the queue behind a slow frame is refused as well.
 */
export type Part = 'item' | 'candidates';

export const createShownGuard = () => {
  const painted: Record<Part, { id: number; at: number } | null> = { item: null, candidates: null };
  return {
    /** Notes that this part of a value is on the screen since `at`. */
    painted: (part: Part, id: number, at: number): void => {
      if (painted[part]?.id !== id) painted[part] = { id, at };
    },
    /** Forgets what was shown: something else is about to be painted. */
    leave: (): void => {
      painted.item = null;
      painted.candidates = null;
    },
    /** Whether a press at `pressedAt` was made with this part of the value in view. */
    allows: (part: Part, id: number, pressedAt: number): boolean => {
      const shown = painted[part];
      return shown !== null && shown.id === id && pressedAt >= shown.at;
    },
  };
};

export type ShownGuard = ReturnType<typeof createShownGuard>;

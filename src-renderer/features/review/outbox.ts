import type { Held, Mailbag } from './mailbag.ts';

/**
 * Sends what was decided, one after the other, in the order in which it was made: an undo must
 * never overtake the decision that it takes back. What the engine refuses is told to its caller
 * and does not hold up the next one. What could not be sent, because the line is gone, stays in
 * front and is sent again when there is a line; the engine takes the same thing twice as once.
 */
export type OutboxParts = {
  /** Called after each change. */
  readonly onChange: (state: OutboxState) => void;
  /** Whether this failure is the line's and not an answer. */
  readonly isLineDown: (thrown: unknown) => boolean;
  /** Resolves when it is worth trying again. */
  readonly whenUp: () => Promise<void>;
  /** Keeps what is not yet sent over a reload of the page. */
  readonly mailbag: Mailbag;
};

export type OutboxState = { readonly waiting: number; readonly isDown: boolean };

export const createOutbox = ({ onChange, isLineDown, whenUp, mailbag }: OutboxParts) => {
  let tail: Promise<void> = Promise.resolve();
  let state: OutboxState = { waiting: 0, isDown: false };
  const set = (next: Partial<OutboxState>): void => {
    state = { ...state, ...next };
    onChange(state);
  };

  const untilAnswered = async <T>(job: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        const answer = await job();
        if (state.isDown) set({ isDown: false });
        return answer;
      } catch (thrown) {
        if (!isLineDown(thrown)) {
          if (state.isDown) set({ isDown: false });
          throw thrown;
        }
        if (!state.isDown) set({ isDown: true });
        await whenUp();
      }
    }
  };

  return {
    /** `held` is what is kept until the engine has answered; null for what a reload may forget. */
    push: <T>(held: Held | null, job: () => Promise<T>): Promise<T> => {
      if (held !== null) mailbag.put(held);
      set({ waiting: state.waiting + 1 });
      const run = tail.then(() => untilAnswered(job));
      const settle = (): void => {
        if (held !== null) mailbag.drop(held);
        set({ waiting: state.waiting - 1 });
      };
      tail = run.then(settle, settle);
      return run;
    },
    waiting: (): number => state.waiting,
  };
};

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * Sends decisions one after the other, in the order in which they were made: an undo must never
 * overtake the decision that it takes back. A failed job does not hold up the next one.
 */
export const createOutbox = (onChange: (waiting: number) => void) => {
  let tail: Promise<void> = Promise.resolve();
  let waiting = 0;
  const settle = (): void => {
    waiting -= 1;
    onChange(waiting);
  };
  return {
    push: <T>(job: () => Promise<T>): Promise<T> => {
      waiting += 1;
      onChange(waiting);
      const run = tail.then(job);
      tail = run.then(settle, settle);
      return run;
    },
    waiting: (): number => waiting,
  };
};

export type Outbox = ReturnType<typeof createOutbox>;

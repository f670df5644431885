/** What the screens need of time; tests hand in their own. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is given. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The time of this machine. */
export const machineClock: Clock = {
  now: () => new Date().getTime(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done);
    }),
};

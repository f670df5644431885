/**
 * Time, sleep and chance are handed in, never reached for, so that tests can
 * run hours of back-off in milliseconds and a seed repeats a run.
 */
export type Clock = {
  /** Wall time in milliseconds since the epoch; may jump. */
  readonly now: () => number;
  /** Milliseconds that only ever grow; the base of every gap and deadline. */
  readonly monotonic: () => number;
  /** Resolves after `ms`, or rejects with the signal's reason. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** A number in [0, 1). */
export type Random = () => number;

/** Sleeps, and says whether it slept through or was called off. */
export const sleepOr = (clock: Clock, ms: number, signal: AbortSignal): Promise<'slept' | 'called off'> =>
  clock.sleep(ms, signal).then(
    () => 'slept',
    () => 'called off',
  );

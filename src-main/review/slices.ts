import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';

/** Work on many krithis, cut into transactions: between two of them it can be left to breathe. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Krithis in one transaction, at most; on a slow machine it is ended earlier. */
export const sliceSize = 250;

/** Milliseconds after which a slice takes up nothing more: with what its commit adds, a key is still answered at once. */
const sliceMs = 12;

/** Says when the slice that begins now has held the thread for long enough. */
export const beginSlice = ({ monotonic }: Pick<Clock, 'monotonic'>): (() => boolean) => {
  const began = monotonic();
  return () => monotonic() - began >= sliceMs;
};

/** How far work is. */
export type Progress = { readonly done: number; readonly of: number };
/** Sliced work that only looks, and says after each slice how far it is. */
export type Looking<T> = Generator<Progress, T, undefined>;

/** Does all slices one after the other; for hosts in which nothing else waits. */
export const drain = <T>(work: Generator<unknown, T, undefined>): T => {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
};

/**
 * Does sliced work with a breath between slices, so that the app goes on answering. One such
 * work at a time: two would take steps through each other.
 */
export const createSlicer = (breathe: () => Promise<void>) => {
  let running = false;
  let closed = false;
  let stopping = false;
  return {
    isRunning: (): boolean => running,
    /** What runs stops after its slice. */
    close: (): void => {
      closed = true;
    },
    /** What runs stops after its slice; nothing where nothing runs. */
    stop: (): void => {
      stopping = running;
    },
    /** Work that changes nothing: it may run beside another, and whoever waits may leave it at any time. */
    look: async function* <T>(work: Looking<T>): AsyncGenerator<Progress, T, undefined> {
      for (;;) {
        const { done, value } = work.next();
        if (done === true) return value;
        yield value;
        await breathe();
        if (closed) throw new AppError('review.step_stopped');
      }
    },
    /** @throws AppError `review.step_under_way` while another work runs; `review.step_stopped` when it is stopped or the app closes. */
    run: async <T>(begin: () => Sliced<T>): Promise<T> => {
      if (running) throw new AppError('review.step_under_way');
      running = true;
      stopping = false;
      try {
        const work = begin();
        for (;;) {
          const { done, value } = work.next();
          if (done === true) return value;
          await breathe();
          if (closed || stopping) throw new AppError('review.step_stopped');
        }
      } finally {
        running = false;
      }
    },
  };
};

import { AppError } from '../domain/errors.ts';

/** Work on many krithis, cut into transactions: between two of them it can be left to breathe. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Krithis in one transaction: some tens of milliseconds of the thread. */
export const sliceSize = 250;

/** Does all slices one after the other; for hosts in which nothing else waits. */
export const drain = <T>(work: Sliced<T>): T => {
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
  return {
    isRunning: (): boolean => running,
    /** What runs stops after its slice. */
    close: (): void => {
      closed = true;
    },
    /** @throws AppError `review.step_under_way` while another work runs; `review.step_stopped` when the app closes. */
    run: async <T>(begin: () => Sliced<T>): Promise<T> => {
      if (running) throw new AppError('review.step_under_way');
      running = true;
      try {
        const work = begin();
        for (;;) {
          const { done, value } = work.next();
          if (done === true) return value;
          await breathe();
          if (closed) throw new AppError('review.step_stopped');
        }
      } finally {
        running = false;
      }
    },
  };
};

import type { Random } from '../domain/clock.ts';
import { type AppError, toAppError } from '../domain/errors.ts';
import type { Records } from '../store/index.ts';
import type { TaskRow } from '../store/tasks.ts';
import { refreshBatch } from './batch-state.ts';
import type { Outcome } from './handler.ts';
import { endOfFailure } from './retry-policy.ts';

type Finished = {
  readonly task: TaskRow;
  readonly outcome: Outcome;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

/** At most this many outcomes a transaction, so that no commit holds the thread for long. */
const groupSize = 64;

/** The outcome of a task that threw: by its error's class. */
export const failure =
  (error: AppError, task: TaskRow, records: Records, random: Random): Outcome =>
  () => ({ end: endOfFailure(error, task.attempt, records.store.clock.now(), random) });

/**
 * Group commit: outcomes that arrive together are written together, each in a
 * savepoint of its own, so that one that cannot be written fails alone.
 */
export const createSettleQueue = (records: Records, random: Random) => {
  let waiting: Finished[] = [];
  let scheduled = false;

  const settleOne = ({ task, outcome }: Finished): void => {
    records.store.db.transaction(() => {
      const { end, write } = outcome();
      if (records.tasks.end(task, end)) write?.();
    })();
  };

  const settleGroup = (group: readonly Finished[]): void => {
    records.store.write(() => {
      for (const each of group) {
        try {
          settleOne(each);
        } catch (thrown) {
          settleOne({ ...each, outcome: failure(toAppError(thrown), each.task, records, random) });
        }
      }
      const batches = new Set(group.map(({ task }) => records.tasks.get(task.id).batchId));
      for (const id of batches) refreshBatch(records, id);
    });
  };

  const flush = (): void => {
    scheduled = false;
    const group = waiting.slice(0, groupSize);
    waiting = waiting.slice(groupSize);
    try {
      settleGroup(group);
      for (const each of group) each.done();
    } catch (thrown) {
      // The store itself refused (disk full, I/O): nothing was written, the leases still hold.
      for (const each of group) each.failed(thrown);
    }
    if (waiting.length > 0) schedule();
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };

  return {
    /** Resolves when the outcome is on disk. */
    settle: (task: TaskRow, outcome: Outcome): Promise<void> =>
      new Promise((done, failed) => {
        waiting.push({ task, outcome, done, failed });
        schedule();
      }),
  };
};
export type SettleQueue = ReturnType<typeof createSettleQueue>;

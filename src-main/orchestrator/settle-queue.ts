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

/** At most so many outcomes a transaction, and none begun after so long: what a person asks comes in between. */
const groupSize = 64;
const groupMs = 20;

/** The outcome of a task that threw: by its error's class. */
export const failure =
  (error: AppError, task: TaskRow, records: Records, random: Random): Outcome =>
  () => ({ end: endOfFailure(error, task.attempt, records.store.clock.now(), random) });

/**
 * Group commit: outcomes that arrive together are written together, each in a
 * savepoint of its own, so that one that cannot be written fails alone.
 */
export const createSettleQueue = (records: Records, random: Random) => {
  const { clock } = records.store;
  let waiting: Finished[] = [];
  let scheduled = false;

  const settleOne = ({ task, outcome }: Finished): void => {
    records.store.db.transaction(() => {
      const { end, write } = outcome();
      if (records.tasks.end(task, end)) write?.();
    })();
  };

  /** Writes outcomes as long as there is room and time; `group` is told which. */
  const settleGroup = (group: Finished[]): void => {
    records.store.write(() => {
      const since = clock.monotonic();
      for (const each of waiting) {
        if (group.length === groupSize || clock.monotonic() - since >= groupMs) break;
        group.push(each);
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
    const group: Finished[] = [];
    let refused: { readonly by: unknown } | null = null;
    try {
      settleGroup(group);
    } catch (thrown) {
      // The store itself refused (disk full, I/O): nothing was written, the leases still hold.
      refused = { by: thrown };
      if (group.length === 0) group.push(...waiting.slice(0, groupSize));
    }
    waiting = waiting.slice(group.length);
    for (const each of group) {
      if (refused === null) each.done();
      else each.failed(refused.by);
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

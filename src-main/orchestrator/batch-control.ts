import { jobKinds } from '../domain/batch.ts';
import { AppError } from '../domain/errors.ts';
import { canMove } from '../domain/transitions.ts';
import { reviseBatch } from '../review/index.ts';
import type { Records } from '../store/index.ts';
import type { TaskFilter } from '../store/task-list.ts';
import type { TaskRow } from '../store/tasks.ts';
import { refreshBatch } from './batch-state.ts';

const chunk = 1000;

/** What a person may do with a batch and its tasks. Each is guarded by the transition table. */
export const createBatchControl = (records: Records) => {
  /** Applies `work` to every task that matches, a chunk a transaction; returns how many it changed. */
  const forMatching = (filter: TaskFilter, work: (task: TaskRow) => boolean): number => {
    let changed = 0;
    let after = 0;
    for (;;) {
      const page = records.taskList.page(filter, after, chunk);
      changed += records.store.write(() => {
        const mine = page.filter(work);
        for (const id of new Set(mine.map((task) => task.batchId))) refreshBatch(records, id);
        return mine.length;
      });
      after = page.at(-1)?.id ?? after;
      if (page.length < chunk) return changed;
    }
  };

  const reopen = (batchId: string, who: string): void => {
    const batch = records.batches.get(batchId);
    if (batch.state === 'succeeded' || batch.state === 'failed')
      records.batches.move(batch, 'running', who, 'retry');
  };

  /** Tries again what failed, waits for its time, or was stopped by something a person has put right. */
  const retry = (filter: TaskFilter, who: string): number =>
    forMatching(filter, (task) => {
      const byName = task.state === 'blocked' && task.errorCode === 'resolve.waiting';
      if (byName || (task.state !== 'failed' && task.state !== 'retryable' && task.state !== 'blocked'))
        return false;
      const batch = records.batches.find(task.batchId);
      if (batch === null || batch.state === 'cancelled') return false;
      reopen(task.batchId, who);
      return records.tasks.move(task, 'pending', who, 'retry');
    });

  /** There is nothing left to do for these krithis. */
  const cancelAll = (krithis: readonly string[], who: string, reason: string): void => {
    for (const id of krithis)
      for (const kind of jobKinds) {
        const task = records.tasks.ofKrithi(id, kind);
        if (task !== null) records.tasks.move(task, 'cancelled', who, reason);
      }
  };

  return {
    retry,
    pause: (id: string, who: string): number =>
      records.store.write(() => {
        const batch = records.batches.get(id);
        if (batch.state === 'paused') return 0;
        records.batches.move(batch, 'paused', who);
        return 1;
      }),
    resume: (id: string, who: string): number =>
      records.store.write(() => {
        const batch = records.batches.get(id);
        if (batch.state === 'running') return 0;
        if (batch.state !== 'paused') {
          throw new AppError('store.bad_transition', { detail: `a ${batch.state} batch cannot be resumed` });
        }
        records.batches.move(batch, 'running', who);
        refreshBatch(records, id);
        return 1;
      }),
    /** Cancels everything not finished; the outcome of what runs is discarded when it comes. */
    cancel: (id: string, who: string): number =>
      records.store.write(() => {
        const batch = records.batches.get(id);
        if (batch.state === 'cancelled') return 0;
        records.batches.move(batch, 'cancelled', who);
        let after = 0;
        for (;;) {
          const page = records.taskList.page({ batch: id }, after, chunk);
          for (const task of page)
            if (task.state !== 'failed') records.tasks.move(task, 'cancelled', who, 'batch cancelled');
          after = page.at(-1)?.id ?? after;
          if (page.length < chunk) break;
        }
        records.names.parkBatch(id);
        return 1;
      }),
    cancelTasks: (filter: TaskFilter, who: string): number =>
      forMatching(filter, (task) => {
        if (!canMove('task', task.state, 'cancelled')) return false;
        if (task.kind === 'entity_resolution' && task.krithiId !== null)
          records.names.parkKrithi(task.krithiId);
        return records.tasks.move(task, 'cancelled', who, 'cancelled');
      }),
    archive: (id: string, archived: boolean, who: string): number =>
      records.store.write(() => {
        if (records.batches.get(id).archived === archived) return 0;
        records.batches.setArchived(id, archived, who);
        return 1;
      }),
    /** Hides the batch and what only it made until the next start purges it. */
    delete: (id: string, who: string): number =>
      records.store.write(() => {
        const batch = records.batches.get(id);
        records.batches.setDeleted(batch.id, records.store.clock.now(), who);
        // A finished batch has work again when it gets krithis that were still on their way.
        for (const heir of records.krithis.handOver(batch.id)) refreshBatch(records, heir);
        records.krithis.hideBatch(batch.id, true);
        records.names.parkBatch(batch.id);
        return 1;
      }),
    /** Brings a deleted batch back, unless another manifest brought its pages meanwhile; its names are what the log says now. */
    restore: (id: string, who: string): number =>
      records.store.write(() => {
        const batch = records.batches.find(id);
        if (batch === null || batch.deletedAt === null)
          throw new AppError('store.not_found', { detail: `batch ${id}` });
        records.batches.setDeleted(id, null, who);
        const elsewhere = records.krithis.hideBatch(id, false);
        cancelAll(elsewhere, who, 'the page came with another list');
        if (batch.state !== 'cancelled') records.names.unparkBatch(id);
        reviseBatch(records, id, who);
        if (elsewhere.length > 0) refreshBatch(records, id);
        return 1;
      }),
  };
};
export type BatchControl = ReturnType<typeof createBatchControl>;

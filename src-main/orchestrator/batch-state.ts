import type { BatchState, TaskCounts } from '../domain/batch.ts';
import type { Records } from '../store/index.ts';
import { machine } from '../store/events.ts';

/** The state that tasks give: what moves or waits keeps a batch open; one failure makes it a failed one. */
export const stateFromTasks = (tasks: TaskCounts): BatchState => {
  if (tasks.pending + tasks.running + tasks.retryable + tasks.blocked > 0) return 'running';
  if (tasks.failed > 0) return 'failed';
  if (tasks.succeeded > 0) return 'succeeded';
  return tasks.cancelled > 0 ? 'cancelled' : 'pending';
};

/** Lets a batch's state follow its tasks. Call in the transaction that moved them. */
export const refreshBatch = (records: Records, batchId: string): void => {
  const batch = records.batches.find(batchId);
  if (batch === null || batch.state === 'paused' || batch.state === 'cancelled') return;
  const next = stateFromTasks(records.batches.counts(batchId).tasks);
  if (next === batch.state || next === 'pending') return;
  // A batch whose only task ran in one go has been running all the same.
  records.batches.move(batch, next, machine);
};

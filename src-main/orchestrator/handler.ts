import type { JobKind } from '../domain/batch.ts';
import type { Records } from '../store/index.ts';
import type { TaskEnd, TaskRow } from '../store/tasks.ts';

/** How the attempt ended, and what is written beside it. */
export type Settled = { readonly end: TaskEnd; readonly write?: () => void };

/**
 * What a handler hands back. It is called inside the settling transaction, and
 * `write` runs only if the lease still holds; the work itself happens before,
 * outside of any transaction.
 */
export type Outcome = () => Settled;

export type Handler = (task: TaskRow, signal: AbortSignal) => Promise<Outcome>;

/** The krithi of a task; every kind but manifest_ingest has one. */
export const krithiIdOf = (task: TaskRow): string => {
  if (task.krithiId === null) throw new Error(`task ${task.id} has no krithi`);
  return task.krithiId;
};

/** The krithi's next stage: a new task, or the old one again when the stage is repeated. */
export const queueNext = (records: Records, task: TaskRow, kind: JobKind): void => {
  const krithiId = krithiIdOf(task);
  // Another manifest may have got the krithi while it was worked on.
  const { batchId } = records.tasks.get(task.id);
  const existing = records.tasks.ofKrithi(krithiId, kind);
  if (existing === null) {
    records.tasks.insert({ ...task, batchId, kind, jobId: records.batches.jobId(batchId, kind), krithiId });
  } else if (existing.state === 'succeeded' || existing.state === 'failed' || existing.state === 'blocked') {
    records.tasks.move(existing, 'pending', 'krithi-desk', `${task.kind} was repeated`);
  }
};

import type { BatchRow } from '../../store/batches.ts';
import type { Records } from '../../store/index.ts';

/** A batch in the JSON of `import` and `status`. */
export const batchJson = (records: Records, batch: BatchRow) => {
  const { tasks, krithis, stages, byKind } = records.batches.counts(batch.id);
  const rows = batch.rows.total > 0 ? batch.rows : records.rows.counts(batch.id);
  const start = batch.startedAt ?? batch.createdAt;
  return {
    id: batch.id,
    name: batch.name,
    file: batch.file,
    state: batch.state,
    rows,
    problems: batch.problems,
    tasks,
    tasks_by_kind: byKind,
    krithis,
    stages,
    elapsed_ms: (batch.finishedAt ?? records.store.clock.now()) - start,
  };
};
export type BatchJson = ReturnType<typeof batchJson>;

/** A batch in one line of words. */
export const batchWords = (b: BatchJson): string =>
  `${b.name}: ${b.state}; rows ${b.rows.total} (${b.rows.new} new, ${b.rows.known} known, ${b.rows.duplicate} duplicate, ${b.rows.bad} bad); ` +
  `krithis ${b.krithis.in_review} ready, ${b.krithis.approved} approved, ${b.krithis.published} published; ` +
  `tasks ${b.tasks.blocked} waiting for a name, ${b.tasks.failed} failed   [${b.id}]`;

import { z } from 'zod';

/**
 * Vocabulary of the orchestration.
 *
 * - batch: one manifest on its way to the main database.
 * - job:   one stage of a batch; its state follows its tasks.
 * - task:  one piece of work on one krithi (or on the manifest itself).
 * - lease: the right of one worker to finish one attempt; its token is never used twice.
 */
export const batchStates = ['pending', 'running', 'paused', 'succeeded', 'failed', 'cancelled'] as const;
export const BatchState = z.enum(batchStates);
export type BatchState = z.infer<typeof BatchState>;

/** manifest: a list of links. pack: a queue sent by another machine, for Review alone. */
export type BatchKind = 'manifest' | 'pack';

export const jobKinds = ['manifest_ingest', 'scrape', 'extract', 'entity_resolution', 'review_prep'] as const;
export const JobKind = z.enum(jobKinds);
export type JobKind = z.infer<typeof JobKind>;

export const taskStates = [
  'pending',
  'running',
  'succeeded',
  'retryable',
  'failed',
  'blocked',
  'cancelled',
] as const;
export const TaskState = z.enum(taskStates);
export type TaskState = z.infer<typeof TaskState>;

export const krithiStates = [
  'pending',
  'in_review',
  'approved',
  'rejected',
  'published',
  'superseded',
] as const;
export const KrithiState = z.enum(krithiStates);
export type KrithiState = z.infer<typeof KrithiState>;

/** How many tasks of a batch stand in each state; every state is named, even at 0. */
export const TaskCounts = z.record(TaskState, z.number().int().nonnegative());
export type TaskCounts = z.infer<typeof TaskCounts>;

export const KrithiCounts = z.record(KrithiState, z.number().int().nonnegative());
export type KrithiCounts = z.infer<typeof KrithiCounts>;

/** What became of the rows of a manifest. */
export const RowCounts = z.object({
  total: z.number().int(),
  new: z.number().int(),
  known: z.number().int(),
  duplicate: z.number().int(),
  bad: z.number().int(),
});
export type RowCounts = z.infer<typeof RowCounts>;

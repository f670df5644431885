import { z } from 'zod';
import { BatchState, JobKind, KrithiCounts, RowCounts, TaskCounts, TaskState } from '../domain/batch.ts';
import { ColumnRole, Delimiter, Encoding, ManifestProblem, RowStatus } from '../domain/manifest.ts';
import { Changed, Id, PageInput, Text, pageOf, procedure } from './base.ts';

const root = '/v1/admin/bulk-import';

/** The stages that a krithi passes; each is a segment of the bar. */
export const stages = [
  'queued',
  'fetching',
  'extracted',
  'resolving',
  'blocked',
  'ready',
  'approved',
  'published',
  'rejected',
  'failed',
  'cancelled',
] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const BatchSummary = z.object({
  id: Id,
  name: z.string(),
  file: z.string(),
  state: BatchState,
  archived: z.boolean(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
  rows: RowCounts,
  tasks: TaskCounts,
  krithis: KrithiCounts,
  stages: z.record(Stage, z.number().int()),
  /** Finished pages a minute over the last minutes; null before there is anything to measure. */
  perMinute: z.number().nullable(),
  /** Milliseconds until nothing is runnable; null when unknown or nothing is. */
  etaMs: z.number().nullable(),
  /** Distinct names that wait for a person. */
  waitingValues: z.number().int(),
});
export type BatchSummary = z.infer<typeof BatchSummary>;

/** Failures and retries of one reason on one site, for "retry these". */
export const ProblemGroup = z.object({
  code: z.string(),
  words: z.string(),
  remedy: z.string(),
  site: z.string(),
  state: TaskState,
  count: z.number().int(),
  nextAt: z.number().nullable(),
});
export type ProblemGroup = z.infer<typeof ProblemGroup>;

export const Job = z.object({
  id: z.number().int(),
  kind: JobKind,
  state: BatchState,
  tasks: TaskCounts,
});
export type Job = z.infer<typeof Job>;

export const ManifestRowView = z.object({
  line: z.number().int(),
  status: RowStatus,
  title: z.string(),
  raga: z.string().nullable(),
  hyperlink: z.string(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  krithiId: z.string().nullable(),
});
export type ManifestRowView = z.infer<typeof ManifestRowView>;

/** One line of the append-only log. */
export const EventView = z.object({
  seq: z.number().int(),
  at: z.number(),
  actor: z.string(),
  type: z.string(),
  batch: z.string().nullable(),
  task: z.number().int().nullable(),
  krithi: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof EventView>;

/** How to read a staged file; everything left out is detected. */
export const ReadingOptions = z.strictObject({
  encoding: Encoding.optional(),
  delimiter: Delimiter.optional(),
  roles: z.partialRecord(ColumnRole, z.string().max(500)).optional(),
  composer: z.string().max(200).optional(),
});
export type ReadingOptions = z.infer<typeof ReadingOptions>;

/** The intake sheet: what a file would become, before any request is made. */
export const IntakeSheet = z.object({
  handle: Id,
  file: z.string(),
  size: z.number().int(),
  encoding: Encoding,
  delimiter: Delimiter,
  header: z.array(z.string()),
  roles: z.partialRecord(ColumnRole, z.string().nullable()),
  rows: RowCounts,
  sites: z.array(z.object({ site: z.string(), rows: z.number().int() })),
  /** The first rows, and every row that is not new. */
  preview: z.array(ManifestRowView),
  problems: z.array(ManifestProblem),
  /** The batch that was made from this very file, if any. */
  alreadyImported: z.object({ batch: Id, name: z.string(), at: z.number() }).nullable(),
  /** The whole file cannot be read: nothing but the reason is filled. */
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});
export type IntakeSheet = z.infer<typeof IntakeSheet>;

const BatchRef = z.strictObject({ id: Id });

export const batches = {
  /** What a staged file would become. The handle comes from dropping or choosing a file. */
  preview: procedure
    .route({ method: 'POST', path: `${root}/previews` })
    .input(z.strictObject({ handle: Id, options: ReadingOptions.default({}) }))
    .output(IntakeSheet),
  create: procedure
    .route({ method: 'POST', path: `${root}/batches` })
    .input(z.strictObject({ handle: Id, name: Text.optional(), options: ReadingOptions.default({}) }))
    .output(z.object({ batch: BatchSummary, created: z.boolean() })),
  createSample: procedure
    .route({ method: 'POST', path: `${root}/sample` })
    .output(z.object({ batch: BatchSummary, created: z.boolean() })),
  list: procedure
    .route({ method: 'GET', path: `${root}/batches` })
    .input(z.strictObject({ archived: z.stringbool().or(z.boolean()).default(false) }))
    .output(z.object({ items: z.array(BatchSummary) })),
  get: procedure
    .route({ method: 'GET', path: `${root}/batches/{id}` })
    .input(BatchRef)
    .output(BatchSummary),
  jobs: procedure
    .route({ method: 'GET', path: `${root}/batches/{id}/jobs` })
    .input(BatchRef)
    .output(z.object({ items: z.array(Job) })),
  problems: procedure
    .route({ method: 'GET', path: `${root}/batches/{id}/problems` })
    .input(BatchRef)
    .output(z.object({ items: z.array(ProblemGroup) })),
  rows: procedure
    .route({ method: 'GET', path: `${root}/batches/{id}/rows` })
    .input(PageInput.extend({ id: Id, status: RowStatus.optional() }))
    .output(pageOf(ManifestRowView)),
  events: procedure
    .route({ method: 'GET', path: `${root}/batches/{id}/events` })
    .input(PageInput.extend({ id: Id }))
    .output(pageOf(EventView)),
  pause: procedure
    .route({ method: 'POST', path: `${root}/batches/{id}/pause` })
    .input(BatchRef)
    .output(Changed),
  resume: procedure
    .route({ method: 'POST', path: `${root}/batches/{id}/resume` })
    .input(BatchRef)
    .output(Changed),
  cancel: procedure
    .route({ method: 'POST', path: `${root}/batches/{id}/cancel` })
    .input(BatchRef)
    .output(Changed),
  retry: procedure
    .route({ method: 'POST', path: `${root}/batches/{id}/retry` })
    .input(BatchRef)
    .output(Changed),
  archive: procedure
    .route({ method: 'POST', path: `${root}/batches/{id}/archive` })
    .input(BatchRef.extend({ archived: z.boolean() }))
    .output(Changed),
  /** Hides the batch and what only it made; `restore` brings it back until the next start. */
  delete: procedure
    .route({ method: 'DELETE', path: `${root}/batches/{id}` })
    .input(BatchRef)
    .output(Changed),
  restore: procedure
    .route({ method: 'POST', path: `${root}/batches/{id}/restore` })
    .input(BatchRef)
    .output(Changed),
};

import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { BatchKind, BatchState, JobKind, KrithiState, TaskState } from '../domain/batch.ts';
import type { RowStatus } from '../domain/manifest.ts';

export * from './schema-authority.ts';

/**
 * The local store. Times are milliseconds since the epoch; ids that leave the
 * machine are UUIDv7 text, the others integers; JSON columns are validated by
 * the query files that read them. Counters and a krithi's stage are kept by
 * triggers (migrations), in the transaction of the change itself, so that
 * no code path can forget them.
 */

/** One row a start of the engine; its id is the epoch in every lease token. */
export const boot = sqliteTable('boot', {
  id: integer().primaryKey({ autoIncrement: true }),
  startedAt: integer('started_at').notNull(),
  pid: integer().notNull(),
  appVersion: text('app_version').notNull(),
  cleanExitAt: integer('clean_exit_at'),
});

export const batch = sqliteTable(
  'batch',
  {
    id: text().primaryKey(),
    /** manifest; or pack: a queue that another machine sent for review, which scrapes and publishes nothing. */
    kind: text().$type<BatchKind>().notNull().default('manifest'),
    name: text().notNull(),
    file: text().notNull(),
    fileHash: text('file_hash').notNull(),
    state: text().$type<BatchState>().notNull(),
    archived: integer().notNull().default(0),
    /** Hidden with all that only it made; purged at the next start. */
    deletedAt: integer('deleted_at'),
    /** Reading options and defaults of this manifest, as JSON. */
    options: text().notNull(),
    rows: text().notNull(),
    problems: text().notNull(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
  },
  (t) => [index('batch_by_state').on(t.state), index('batch_by_hash').on(t.fileHash)],
);

export const job = sqliteTable(
  'job',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    batchId: text('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    kind: text().$type<JobKind>().notNull(),
  },
  (t) => [uniqueIndex('job_of_batch').on(t.batchId, t.kind)],
);

/** Every row of a manifest and what became of it. */
export const manifestRow = sqliteTable(
  'manifest_row',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    batchId: text('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    status: text().$type<RowStatus>().notNull(),
    title: text().notNull(),
    raga: text(),
    composer: text(),
    tala: text(),
    notes: text(),
    hyperlink: text().notNull(),
    link: text(),
    code: text(),
    message: text(),
    krithiId: text('krithi_id').references(() => krithi.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('manifest_row_line').on(t.batchId, t.line),
    index('manifest_row_of_batch').on(t.batchId, t.status, t.line),
    index('manifest_row_of_krithi').on(t.krithiId),
  ],
);

export const task = sqliteTable(
  'task',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    batchId: text('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    jobId: integer('job_id')
      .notNull()
      .references(() => job.id, { onDelete: 'cascade' }),
    kind: text().$type<JobKind>().notNull(),
    state: text().$type<TaskState>().notNull(),
    /** Idempotency: batch + kind + canonical link. */
    key: text().notNull().unique(),
    krithiId: text('krithi_id').references(() => krithi.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    link: text().notNull(),
    site: text().notNull(),
    attempt: integer().notNull().default(0),
    /** Times that the whole program died under this task. */
    crashes: integer().notNull().default(0),
    notBefore: integer('not_before'),
    leaseToken: integer('lease_token'),
    leaseUntil: integer('lease_until'),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    createdAt: integer('created_at').notNull(),
    readyAt: integer('ready_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    index('task_ready')
      .on(t.batchId, t.kind, t.site, t.id)
      .where(sql`state = 'pending'`),
    index('task_scheduled')
      .on(t.notBefore)
      .where(sql`state = 'retryable'`),
    index('task_leased')
      .on(t.leaseUntil)
      .where(sql`state = 'running'`),
    index('task_list').on(t.batchId, t.state, t.id),
    index('task_of_krithi').on(t.krithiId),
    index('task_of_job').on(t.jobId, t.state),
    check('task_lease', sql`(state = 'running') = (lease_token is not null)`),
    check('task_finished', sql`(state in ('succeeded','failed','cancelled')) = (finished_at is not null)`),
  ],
);

export const attempt = sqliteTable(
  'attempt',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    taskId: integer('task_id')
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
    outcome: text(),
    code: text(),
    message: text(),
  },
  (t) => [index('attempt_of_task').on(t.taskId)],
);

/** The append-only log; triggers refuse UPDATE and DELETE. */
export const event = sqliteTable(
  'event',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    bootId: integer('boot_id').notNull(),
    actor: text().notNull(),
    type: text().notNull(),
    batchId: text('batch_id'),
    taskId: integer('task_id'),
    krithiId: text('krithi_id'),
    from: text('from_state'),
    to: text('to_state'),
    reason: text(),
    data: text(),
  },
  (t) => [
    index('event_of_batch').on(t.batchId, t.seq),
    index('event_of_task').on(t.taskId, t.seq),
    index('event_of_krithi').on(t.krithiId, t.seq),
  ],
);

/** An archived response: what the site sent, once per canonical link. */
export const page = sqliteTable('page', {
  id: integer().primaryKey({ autoIncrement: true }),
  link: text().notNull().unique(),
  finalUrl: text('final_url').notNull(),
  status: integer().notNull(),
  headers: text().notNull(),
  codec: text().notNull(),
  body: blob({ mode: 'buffer' }).notNull(),
  rawBytes: integer('raw_bytes').notNull(),
  sha256: text().notNull(),
  fetchedAt: integer('fetched_at').notNull(),
});

export const krithi = sqliteTable(
  'krithi',
  {
    id: text().primaryKey(),
    batchId: text('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    link: text().notNull(),
    site: text().notNull(),
    /** Bits: 1 its batch is deleted, 2 it is of a review pack: a title with names, for Review alone. */
    hidden: integer().notNull().default(0),
    state: text().$type<KrithiState>().notNull(),
    stage: text().notNull().default('queued'),
    line: integer().notNull(),
    printedLink: text('printed_link').notNull(),
    csvTitle: text('csv_title').notNull(),
    csvRaga: text('csv_raga'),
    csvComposer: text('csv_composer'),
    csvTala: text('csv_tala'),
    /** The extraction, as JSON of domain `Extraction`. */
    payload: text(),
    pageHash: text('page_hash'),
    edits: text().notNull().default('{}'),
    title: text().notNull(),
    titleKey: text('title_key').notNull(),
    quality: integer(),
    qualityReport: text('quality_report'),
    duplicates: text().notNull().default('[]'),
    duplicateCount: integer('duplicate_count').notNull().default(0),
    /** Whether a name of it ever waited for a person. */
    asked: integer().notNull().default(0),
    flagCount: integer('flag_count').notNull().default(0),
    /** Names of it that are not settled to an entry of the list. */
    weakNames: integer('weak_names').notNull().default(0),
    /** Code of what keeps it from being approved; null once it was prepared and nothing does. */
    blocker: text().default('review.not_prepared'),
    rejectReason: text('reject_reason'),
    reviewer: text(),
    decidedAt: integer('decided_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('krithi_link')
      .on(t.link)
      .where(sql`hidden = 0`),
    index('krithi_of_batch').on(t.batchId, t.state),
    index('krithi_by_state').on(t.state, t.id),
    index('krithi_by_title').on(t.titleKey),
    index('krithi_by_page').on(t.pageHash),
    index('krithi_asked')
      .on(t.stage)
      .where(sql`asked = 1`),
  ],
);

/** The outbox: one row per krithi and target, with what was last written there. */
export const publication = sqliteTable(
  'publication',
  {
    krithiId: text('krithi_id')
      .notNull()
      .references(() => krithi.id, { onDelete: 'cascade' }),
    target: text().notNull(),
    remoteId: text('remote_id'),
    action: text().notNull(),
    changes: text().notNull().default('[]'),
    code: text(),
    message: text(),
    at: integer().notNull(),
    runId: text('run_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.krithiId, t.target] })],
);

/** What a person chose for a krithi that differs over there. Kept for good: taken back or used up, never deleted. */
export const publishChoice = sqliteTable(
  'publish_choice',
  {
    id: text().primaryKey(),
    krithiId: text('krithi_id')
      .notNull()
      .references(() => krithi.id, { onDelete: 'cascade' }),
    target: text().notNull(),
    keep: text({ enum: ['theirs', 'ours'] }).notNull(),
    /** Of the two sides as the person saw them: another pair asks again. */
    mark: text().notNull(),
    /** The two sides, field by field. */
    changes: text().notNull(),
    who: text().notNull(),
    at: integer().notNull(),
    undoneAt: integer('undone_at'),
    undoneBy: text('undone_by'),
    /** The publication that used it. */
    runId: text('run_id'),
  },
  (t) => [
    uniqueIndex('publish_choice_standing')
      .on(t.krithiId, t.target)
      .where(sql`undone_at IS NULL AND run_id IS NULL`),
    index('publish_choice_by_target')
      .on(t.target)
      .where(sql`undone_at IS NULL AND run_id IS NULL`),
  ],
);

export const publishRun = sqliteTable('publish_run', {
  id: text().primaryKey(),
  target: text().notNull(),
  describe: text().notNull(),
  phase: text().notNull(),
  total: integer().notNull().default(0),
  done: integer().notNull().default(0),
  counts: text().notNull(),
  error: text(),
  startedAt: integer('started_at').notNull(),
  endedAt: integer('ended_at'),
});

export const alert = sqliteTable(
  'alert',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    title: text().notNull(),
    message: text().notNull(),
    remedy: text().notNull(),
    raisedAt: integer('raised_at').notNull(),
    clearedAt: integer('cleared_at'),
    dismissedAt: integer('dismissed_at'),
  },
  (t) => [
    uniqueIndex('alert_open')
      .on(t.code)
      .where(sql`cleared_at is null`),
  ],
);

export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Politeness that must outlive a restart: when a site may next be asked. */
export const siteState = sqliteTable('site_state', {
  site: text().primaryKey(),
  state: text().notNull(),
  updatedAt: integer('updated_at').notNull(),
});

/** Counts per batch, kept by triggers. `subject` is task, krithi or stage; `kind` a job kind or ''. */
export const counter = sqliteTable(
  'counter',
  {
    batchId: text('batch_id').notNull(),
    subject: text().notNull(),
    kind: text().notNull(),
    state: text().notNull(),
    n: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.subject, t.kind, t.state] })],
);

/** One row a minute: what Health draws and the service levels are measured by. */
export const serviceMinute = sqliteTable(
  'service_minute',
  {
    minute: integer().notNull(),
    site: text().notNull(),
    succeeded: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    retried: integer().notNull().default(0),
    totalMs: integer('total_ms').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.minute, t.site] })],
);

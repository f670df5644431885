import { z } from 'zod';
import {
  type BatchKind,
  type BatchState,
  type JobKind,
  type KrithiCounts,
  RowCounts,
  type TaskCounts,
  jobKinds,
  krithiStates,
  taskStates,
} from '../domain/batch.ts';
import { ColumnRole, Delimiter, Encoding, ManifestProblem } from '../domain/manifest.ts';
import { assertMove } from '../domain/transitions.ts';
import { AppError } from '../domain/errors.ts';
import type { EventQueries } from './events.ts';
import type { Store } from './open.ts';

/** How a manifest is read, and what holds for all of its rows. */
export const BatchOptions = z.object({
  encoding: Encoding.optional(),
  delimiter: Delimiter.optional(),
  roles: z.partialRecord(ColumnRole, z.string()).optional(),
  composer: z.string().optional(),
  sample: z.boolean().optional(),
  /** Of a review pack: which, whose, and the entries of the list that came with it. */
  pack: z
    .object({ id: z.string(), made_by: z.string(), made_at: z.number(), entities: z.array(z.string()) })
    .optional(),
});
export type BatchOptions = z.infer<typeof BatchOptions>;

export type BatchRow = {
  readonly id: string;
  readonly kind: BatchKind;
  readonly name: string;
  readonly file: string;
  readonly fileHash: string;
  readonly state: BatchState;
  readonly archived: boolean;
  readonly deletedAt: number | null;
  readonly options: BatchOptions;
  readonly rows: RowCounts;
  readonly problems: ManifestProblem[];
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
};

export type BatchCounts = {
  readonly tasks: TaskCounts;
  readonly byKind: Readonly<Record<JobKind, TaskCounts>>;
  readonly krithis: KrithiCounts;
  readonly stages: Readonly<Record<string, number>>;
};

type Raw = {
  id: string;
  kind: BatchKind;
  name: string;
  file: string;
  file_hash: string;
  state: BatchState;
  archived: number;
  deleted_at: number | null;
  options: string;
  rows: string;
  problems: string;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
};

export type DriftRow = {
  readonly batch: string;
  readonly subject: string;
  readonly kind: string;
  readonly state: string;
  readonly counted: number;
  readonly real: number;
};

export const noRows: RowCounts = { total: 0, new: 0, known: 0, duplicate: 0, bad: 0 };

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const read = (raw: Raw): BatchRow => ({
  id: raw.id,
  kind: raw.kind,
  name: raw.name,
  file: raw.file,
  fileHash: raw.file_hash,
  state: raw.state,
  archived: raw.archived === 1,
  deletedAt: raw.deleted_at,
  options: BatchOptions.parse(JSON.parse(raw.options)),
  rows: RowCounts.parse(JSON.parse(raw.rows)),
  problems: z.array(ManifestProblem).parse(JSON.parse(raw.problems)),
  createdAt: raw.created_at,
  startedAt: raw.started_at,
  finishedAt: raw.finished_at,
});

/** Queries of batches, their jobs and their counts. */
export const batchQueries = (store: Store, events: EventQueries) => {
  const { db } = store;
  const insert = db.prepare(
    `INSERT INTO batch (id, kind, name, file, file_hash, state, options, rows, problems, created_at)
     VALUES (?, ?, ?, ?, ?, 'pending', ?, ?, '[]', ?)`,
  );
  const insertJob = db.prepare('INSERT INTO job (batch_id, kind) VALUES (?, ?)');
  const byId = db.prepare<[string], Raw>('SELECT * FROM batch WHERE id = ?');
  const byHash = db.prepare<[string], Raw>(
    'SELECT * FROM batch WHERE file_hash = ? AND deleted_at IS NULL ORDER BY id LIMIT 1',
  );
  const list = db.prepare<[number], Raw>(
    `SELECT * FROM batch WHERE deleted_at IS NULL AND archived = ? AND kind = 'manifest' ORDER BY id DESC`,
  );
  // What is ready in a cancelled batch was made so since, by a person's word on a krithi that had come through.
  const active = db
    .prepare<[], string>(
      `SELECT id FROM batch b WHERE kind = 'manifest' AND deleted_at IS NULL AND (state IN ('pending', 'running')
         OR state = 'cancelled' AND EXISTS (SELECT 1 FROM task t WHERE t.batch_id = b.id AND t.state = 'pending'))
       ORDER BY id`,
    )
    .pluck();
  const setState = db.prepare(
    'UPDATE batch SET state = ?, started_at = coalesce(started_at, ?), finished_at = ? WHERE id = ?',
  );
  const counters = db.prepare<[string], { subject: string; kind: string; state: string; n: number }>(
    'SELECT subject, kind, state, n FROM counter WHERE batch_id = ?',
  );
  const jobId = db
    .prepare<[string, string], number>('SELECT id FROM job WHERE batch_id = ? AND kind = ?')
    .pluck();
  const setRows = db.prepare('UPDATE batch SET rows = ?, problems = ? WHERE id = ?');
  const setFlag = db.prepare('UPDATE batch SET archived = ? WHERE id = ?');
  const setDeleted = db.prepare('UPDATE batch SET deleted_at = ? WHERE id = ?');
  const deleted = db.prepare<[], Raw>('SELECT * FROM batch WHERE deleted_at IS NOT NULL');
  const remove = db.prepare('DELETE FROM batch WHERE id = ?');
  const dropCounters = db.prepare('DELETE FROM counter WHERE batch_id = ?');

  const drift = db.prepare<[], DriftRow>(
    `WITH real AS (
       SELECT batch_id, 'task' AS subject, kind, state, count(*) AS n FROM task GROUP BY batch_id, kind, state
       UNION ALL SELECT batch_id, 'krithi', '', state, count(*) FROM krithi GROUP BY batch_id, state
       UNION ALL SELECT batch_id, 'stage', '', stage, count(*) FROM krithi GROUP BY batch_id, stage)
     SELECT coalesce(c.batch_id, r.batch_id) AS batch, coalesce(c.subject, r.subject) AS subject,
       coalesce(c.kind, r.kind) AS kind, coalesce(c.state, r.state) AS state,
       coalesce(c.n, 0) AS counted, coalesce(r.n, 0) AS real
     FROM counter c FULL JOIN real r USING (batch_id, subject, kind, state)
     WHERE coalesce(c.n, 0) <> coalesce(r.n, 0)`,
  );

  const find = (id: string): BatchRow | null => {
    const raw = byId.get(id);
    return raw === undefined ? null : read(raw);
  };

  return {
    find,
    /** @throws AppError `store.not_found`. */
    get: (id: string): BatchRow => {
      const found = find(id);
      if (found === null || found.deletedAt !== null)
        throw new AppError('store.not_found', { detail: `batch ${id}` });
      return found;
    },
    findByHash: (hash: string): BatchRow | null => {
      const raw = byHash.get(hash);
      return raw === undefined ? null : read(raw);
    },
    list: (archived: boolean): BatchRow[] => list.all(archived ? 1 : 0).map(read),
    /** Batches whose tasks may be claimed, oldest first. */
    activeIds: (): string[] => active.all(),
    insert: (row: {
      id: string;
      kind?: BatchKind;
      name: string;
      file: string;
      fileHash: string;
      options: BatchOptions;
      actor: string;
    }) => {
      insert.run(
        row.id,
        row.kind ?? 'manifest',
        row.name,
        row.file,
        row.fileHash,
        JSON.stringify(row.options),
        JSON.stringify(noRows),
        store.clock.now(),
      );
      for (const kind of jobKinds) insertJob.run(row.id, kind);
      events.append({
        type: 'batch.created',
        actor: row.actor,
        batchId: row.id,
        to: 'pending',
        data: { file: row.file },
      });
    },
    jobId: (batchId: string, kind: JobKind): number => {
      const id = jobId.get(batchId, kind);
      if (id === undefined) throw new AppError('store.not_found', { detail: `job ${kind} of ${batchId}` });
      return id;
    },
    /** Guarded by the transition table; writes its event. */
    move: (row: BatchRow, to: BatchState, actor: string, reason: string | null = null): void => {
      assertMove('batch', row.state, to);
      const now = store.clock.now();
      const ended = to === 'succeeded' || to === 'failed' || to === 'cancelled';
      setState.run(to, now, ended ? now : null, row.id);
      events.append({ type: 'batch.moved', actor, batchId: row.id, from: row.state, to, reason });
    },
    setRows: (id: string, rows: RowCounts, problems: readonly ManifestProblem[]): void => {
      setRows.run(JSON.stringify(rows), JSON.stringify(problems), id);
    },
    setArchived: (id: string, archived: boolean, actor: string): void => {
      setFlag.run(archived ? 1 : 0, id);
      events.append({ type: 'batch.archived', actor, batchId: id, data: { archived } });
    },
    setDeleted: (id: string, at: number | null, actor: string): void => {
      setDeleted.run(at, id);
      events.append({ type: at === null ? 'batch.restored' : 'batch.deleted', actor, batchId: id });
    },
    listDeleted: (): BatchRow[] => deleted.all().map(read),
    /** For good, with all that only it made. */
    purge: (id: string): void => {
      remove.run(id);
      dropCounters.run(id);
    },
    /** Counters that differ from a recount: always empty, or a trigger is wrong. */
    drift: (): DriftRow[] => drift.all(),
    counts: (id: string): BatchCounts => {
      const tasks = zeros(taskStates);
      const krithis = zeros(krithiStates);
      const stages: Record<string, number> = {};
      const byKind = Object.fromEntries(jobKinds.map((kind) => [kind, zeros(taskStates)])) as Record<
        JobKind,
        TaskCounts
      >;
      for (const { subject, kind, state, n } of counters.all(id)) {
        if (subject === 'stage') stages[state] = n;
        else if (subject === 'krithi') krithis[state as keyof KrithiCounts] = n;
        else {
          tasks[state as keyof TaskCounts] += n;
          byKind[kind as JobKind][state as keyof TaskCounts] = n;
        }
      }
      return { tasks, byKind, krithis, stages };
    },
  };
};
export type BatchQueries = ReturnType<typeof batchQueries>;

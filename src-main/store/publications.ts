import { z } from 'zod';
import type { EventQueries } from './events.ts';
import type { Store } from './open.ts';

export type PublicationRow = {
  readonly krithiId: string;
  readonly target: string;
  readonly remoteId: string | null;
  readonly action: string;
  readonly at: number;
};

export const RunCounts = z.object({
  create: z.number(),
  update: z.number(),
  unchanged: z.number(),
  conflict: z.number(),
  failed: z.number(),
});
export type RunCounts = z.infer<typeof RunCounts>;

const RunError = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  /** What of the message is particular. */
  detail: z.string().nullable().default(null),
});

export type RunRow = {
  readonly id: string;
  readonly target: string;
  readonly describe: string;
  readonly phase: string;
  readonly total: number;
  readonly done: number;
  readonly counts: RunCounts;
  readonly error: z.infer<typeof RunError> | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
};

type RawRun = Omit<RunRow, 'counts' | 'error'> & { counts: string; error: string | null };

const readRun = (raw: RawRun): RunRow => ({
  ...raw,
  counts: RunCounts.parse(JSON.parse(raw.counts)),
  error: raw.error === null ? null : RunError.parse(JSON.parse(raw.error)),
});

const runColumns =
  'id, target, describe, phase, total, done, counts, error, started_at AS startedAt, ended_at AS endedAt';

/** Queries of the outbox and of the runs that empty it. */
export const publicationQueries = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const put = db.prepare(
    `INSERT INTO publication (krithi_id, target, remote_id, action, at, run_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (krithi_id, target) DO UPDATE SET remote_id = coalesce(excluded.remote_id, remote_id), action = excluded.action,
       at = excluded.at, run_id = excluded.run_id`,
  );
  const ofKrithi = db.prepare<[string], PublicationRow>(
    'SELECT krithi_id AS krithiId, target, remote_id AS remoteId, action, at FROM publication WHERE krithi_id = ?',
  );
  const putRun = db.prepare(
    `INSERT INTO publish_run (id, target, describe, phase, total, done, counts, error, started_at, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, total = excluded.total, done = excluded.done,
       counts = excluded.counts, error = excluded.error, ended_at = excluded.ended_at`,
  );
  const run = db.prepare<[string], RawRun>(`SELECT ${runColumns} FROM publish_run WHERE id = ?`);
  const runs = db.prepare<[string, number], RawRun>(
    `SELECT ${runColumns} FROM publish_run WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  const ready = db
    .prepare<[string | null, string | null], string>(
      `SELECT id FROM krithi WHERE hidden = 0 AND state IN ('approved', 'published')
       AND (? IS NULL OR batch_id = ?) ORDER BY id`,
    )
    .pluck();
  const interrupted = db.prepare(
    `UPDATE publish_run SET phase = 'stopped', ended_at = ? WHERE phase IN ('planning', 'applying')`,
  );
  return {
    /** Notes what became of a krithi; where it is over there stays known over a run that failed. */
    put: (row: Omit<PublicationRow, 'at'>, runId: string): void => {
      put.run(row.krithiId, row.target, row.remoteId, row.action, clock.now(), runId);
      events.append({
        type: 'publish.row',
        actor: 'krithi-desk',
        krithiId: row.krithiId,
        to: row.action,
        data: { target: row.target },
      });
    },
    ofKrithi: (krithiId: string): PublicationRow[] => ofKrithi.all(krithiId),
    putRun: (row: RunRow): void => {
      putRun.run(
        row.id,
        row.target,
        row.describe,
        row.phase,
        row.total,
        row.done,
        JSON.stringify(row.counts),
        row.error === null ? null : JSON.stringify(row.error),
        row.startedAt,
        row.endedAt,
      );
      events.append({
        type: 'publish.run',
        actor: 'krithi-desk',
        to: row.phase,
        data: { run: row.id, done: row.done },
      });
    },
    findRun: (id: string): RunRow | null => {
      const raw = run.get(id);
      return raw === undefined ? null : readRun(raw);
    },
    /** Newest first. */
    runsBefore: (id: string | null, limit: number): RunRow[] => runs.all(id ?? '~', limit).map(readRun),
    /** Krithis that may be published, of one batch where given. */
    readyIds: (batchId: string | null): string[] => ready.all(batchId, batchId),
    /** Runs that a dead process left open. */
    closeInterrupted: (): void => {
      interrupted.run(clock.now());
    },
  };
};
export type PublicationQueries = ReturnType<typeof publicationQueries>;

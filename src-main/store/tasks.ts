import type { JobKind, TaskState } from '../domain/batch.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import { assertMove, canMove } from '../domain/transitions.ts';
import { type EventQueries, machine } from './events.ts';
import type { Store } from './open.ts';

export type TaskRow = {
  readonly id: number;
  readonly batchId: string;
  readonly jobId: number;
  readonly kind: JobKind;
  readonly state: TaskState;
  readonly krithiId: string | null;
  readonly title: string;
  readonly link: string;
  readonly site: string;
  readonly attempt: number;
  readonly crashes: number;
  readonly notBefore: number | null;
  readonly leaseToken: number | null;
  readonly leaseUntil: number | null;
  readonly errorCode: ErrorCode | null;
  readonly errorMessage: string | null;
  readonly createdAt: number;
  readonly readyAt: number;
  readonly updatedAt: number;
  readonly finishedAt: number | null;
};

export type NewTask = {
  readonly batchId: string;
  readonly jobId: number;
  readonly kind: JobKind;
  readonly krithiId: string | null;
  readonly title: string;
  readonly link: string;
  readonly site: string;
};

/** How an attempt ended. `refund` gives the attempt back: it was not the task's fault. */
export type TaskEnd = {
  readonly state: Exclude<TaskState, 'running'>;
  readonly code?: ErrorCode | null;
  readonly message?: string | null;
  readonly notBefore?: number | null;
  readonly refund?: boolean;
  readonly reason?: string | null;
};

export type AttemptRow = {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly message: string | null;
};

export const taskColumns = `t.id, t.batch_id AS batchId, t.job_id AS jobId, t.kind, t.state, t.krithi_id AS krithiId,
  t.title, t.link, t.site, t.attempt, t.crashes, t.not_before AS notBefore, t.lease_token AS leaseToken,
  t.lease_until AS leaseUntil, t.error_code AS errorCode, t.error_message AS errorMessage,
  t.created_at AS createdAt, t.ready_at AS readyAt, t.updated_at AS updatedAt, t.finished_at AS finishedAt`;

/** Idempotency key: a re-run, a second drop and a crash never make a second task. */
const keyOf = (task: NewTask): string => `${task.batchId}|${task.kind}|${task.link}`;

/** The statements on the hot path of the queue; each is prepared once. */
export const taskQueries = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const insert = db.prepare(
    `INSERT INTO task (batch_id, job_id, kind, state, key, krithi_id, title, link, site, created_at, ready_at, updated_at)
     VALUES (?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  );
  const byId = db.prepare<[number], TaskRow>(`SELECT ${taskColumns} FROM task t WHERE t.id = ?`);
  const ofKrithi = db.prepare<[string, string], TaskRow>(
    `SELECT ${taskColumns} FROM task t WHERE t.krithi_id = ? AND t.kind = ?`,
  );
  const ready = db.prepare<[string, string, number], TaskRow>(
    `SELECT ${taskColumns} FROM task t WHERE t.state = 'pending' AND t.batch_id = ? AND t.kind = ? LIMIT ?`,
  );
  const readyOfSite = db.prepare<[string, string, string, number], TaskRow>(
    `SELECT ${taskColumns} FROM task t
     WHERE t.state = 'pending' AND t.batch_id = ? AND t.kind = ? AND t.site = ? ORDER BY t.id LIMIT ?`,
  );
  const lease = db.prepare(
    `UPDATE task SET state = 'running', attempt = attempt + 1, lease_token = ?, lease_until = ?, updated_at = ?,
       not_before = NULL WHERE id = ? AND state = 'pending'`,
  );
  const end = db.prepare(
    `UPDATE task SET state = ?, lease_token = NULL, lease_until = NULL, error_code = ?, error_message = ?,
       not_before = ?, attempt = attempt - ?, updated_at = ?, ready_at = ?, finished_at = ?
     WHERE id = ? AND state = 'running' AND lease_token = ?`,
  );
  const move = db.prepare(
    `UPDATE task SET state = ?, error_code = ?, error_message = ?, not_before = NULL, attempt = ?,
       lease_token = NULL, lease_until = NULL, updated_at = ?, ready_at = ?, finished_at = ?
     WHERE id = ? AND state = ?`,
  );
  const startAttempt = db.prepare('INSERT INTO attempt (task_id, number, started_at) VALUES (?, ?, ?)');
  const endAttempt = db.prepare(
    `UPDATE attempt SET ended_at = ?, outcome = ?, code = ?, message = ? WHERE task_id = ? AND ended_at IS NULL`,
  );
  const attempts = db.prepare<[number], AttemptRow>(
    `SELECT number, started_at AS startedAt, ended_at AS endedAt, outcome, code, message
     FROM attempt WHERE task_id = ? ORDER BY id`,
  );
  const due = db.prepare<[number, number], TaskRow>(
    `SELECT ${taskColumns} FROM task t WHERE t.state = 'retryable' AND t.not_before <= ? ORDER BY t.not_before LIMIT ?`,
  );
  const nextDue = db
    .prepare<[], number | null>(`SELECT min(not_before) FROM task WHERE state = 'retryable'`)
    .pluck();
  const expired = db.prepare<[number], TaskRow>(
    `SELECT ${taskColumns} FROM task t WHERE t.state = 'running' AND t.lease_until < ?`,
  );
  const running = db.prepare<[], TaskRow>(`SELECT ${taskColumns} FROM task t WHERE t.state = 'running'`);
  const renew = db.prepare(
    `UPDATE task SET lease_until = ? WHERE state = 'running' AND lease_token = ? AND id = ?`,
  );
  const crashed = db.prepare(`UPDATE task SET crashes = crashes + 1 WHERE id = ?`);
  const countReady = db.prepare<[string], { site: string; n: number }>(
    `SELECT site, count(*) AS n FROM task WHERE state = 'pending' AND batch_id = ? AND kind = 'scrape' GROUP BY site`,
  );
  let claims = 0;

  const get = (id: number): TaskRow => {
    const row = byId.get(id);
    if (row === undefined) throw new AppError('store.not_found', { detail: `task ${id}` });
    return row;
  };

  const isEnd = (state: TaskState): boolean =>
    state === 'succeeded' || state === 'failed' || state === 'cancelled';

  const claimRows = (rows: readonly TaskRow[], leaseMs: number): TaskRow[] => {
    if (rows.length === 0) return [];
    const now = clock.now();
    // Unique over restarts: an outcome of a dead process can never pass for one of ours.
    claims += 1;
    const token = store.bootId * 2 ** 32 + claims;
    return rows.map((row) => {
      lease.run(token, now + leaseMs, now, row.id);
      startAttempt.run(row.id, row.attempt + 1, now);
      events.append({
        type: 'task.moved',
        actor: machine,
        batchId: row.batchId,
        taskId: row.id,
        krithiId: row.krithiId,
        from: 'pending',
        to: 'running',
      });
      return {
        ...row,
        state: 'running',
        attempt: row.attempt + 1,
        leaseToken: token,
        leaseUntil: now + leaseMs,
      };
    });
  };

  return {
    get,
    ofKrithi: (krithiId: string, kind: JobKind): TaskRow | null => ofKrithi.get(krithiId, kind) ?? null,
    attempts: (id: number): AttemptRow[] => attempts.all(id),
    /** Adds a task unless its key is there already; says whether it was added. */
    insert: (task: NewTask): boolean => {
      const now = clock.now();
      const { changes, lastInsertRowid } = insert.run(
        task.batchId,
        task.jobId,
        task.kind,
        keyOf(task),
        task.krithiId,
        task.title,
        task.link,
        task.site,
        now,
        now,
        now,
      );
      if (changes === 0) return false;
      events.append({
        type: 'task.created',
        actor: machine,
        batchId: task.batchId,
        taskId: Number(lastInsertRowid),
        krithiId: task.krithiId,
        to: 'pending',
        data: { kind: task.kind },
      });
      return true;
    },
    /** Leases up to `limit` ready tasks of a batch; of one site where given. Call inside `store.write`. */
    claim: (batchId: string, kind: JobKind, site: string | null, limit: number, leaseMs: number): TaskRow[] =>
      claimRows(
        site === null ? ready.all(batchId, kind, limit) : readyOfSite.all(batchId, kind, site, limit),
        leaseMs,
      ),
    /** Ends an attempt; false when the lease was lost meanwhile, and then nothing was written. */
    end: (task: TaskRow, outcome: TaskEnd): boolean => {
      assertMove('task', 'running', outcome.state);
      const now = clock.now();
      const { changes } = end.run(
        outcome.state,
        outcome.code ?? null,
        outcome.message ?? null,
        outcome.notBefore ?? null,
        outcome.refund === true ? 1 : 0,
        now,
        now,
        isEnd(outcome.state) ? now : null,
        task.id,
        task.leaseToken,
      );
      const common = {
        actor: machine,
        batchId: task.batchId,
        taskId: task.id,
        krithiId: task.krithiId,
      } as const;
      if (changes === 0) {
        events.append({ type: 'task.stale_outcome', ...common, reason: outcome.code ?? outcome.state });
        return false;
      }
      endAttempt.run(now, outcome.state, outcome.code ?? null, outcome.message ?? null, task.id);
      events.append({
        type: 'task.moved',
        ...common,
        from: 'running',
        to: outcome.state,
        reason: outcome.reason ?? outcome.code ?? null,
      });
      return true;
    },
    /** A move that no worker makes: retry, unblock, cancel, promote. False when the table forbids it now. */
    move: (task: TaskRow, to: TaskState, actor: string, reason: string | null): boolean => {
      if (!canMove('task', task.state, to)) return false;
      const now = clock.now();
      // A person's retry starts anew; a promotion keeps what was used up.
      const attempt = task.state === 'retryable' && to === 'pending' ? task.attempt : 0;
      const keepsError = to === 'cancelled';
      const { changes } = move.run(
        to,
        keepsError ? task.errorCode : null,
        keepsError ? task.errorMessage : null,
        attempt,
        now,
        now,
        isEnd(to) ? now : null,
        task.id,
        task.state,
      );
      if (changes === 0) return false;
      if (task.state === 'running') endAttempt.run(now, to, null, reason, task.id);
      events.append({
        type: 'task.moved',
        actor,
        batchId: task.batchId,
        taskId: task.id,
        krithiId: task.krithiId,
        from: task.state,
        to,
        reason,
      });
      return true;
    },
    due: (now: number, limit: number): TaskRow[] => due.all(now, limit),
    nextDue: (): number | null => nextDue.get() ?? null,
    expired: (now: number): TaskRow[] => expired.all(now),
    running: (): TaskRow[] => running.all(),
    renew: (task: TaskRow, until: number): void => {
      renew.run(until, task.leaseToken, task.id);
    },
    countCrash: (id: number): void => {
      crashed.run(id);
    },
    /** Ready pages by site of one batch. */
    readyBySite: (batchId: string): { site: string; n: number }[] => countReady.all(batchId),
  };
};
export type TaskQueries = ReturnType<typeof taskQueries>;

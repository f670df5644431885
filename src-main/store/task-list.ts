import type { JobKind, TaskState } from '../domain/batch.ts';
import type { Store } from './open.ts';
import { type TaskRow, taskColumns } from './tasks.ts';

export type TaskFilter = {
  readonly batch?: string | undefined;
  readonly state?: TaskState | undefined;
  readonly kind?: JobKind | undefined;
  readonly reason?: string | undefined;
  readonly site?: string | undefined;
  readonly text?: string | undefined;
  readonly ids?: readonly number[] | undefined;
};

export type ProblemRow = {
  readonly code: string;
  readonly site: string;
  readonly state: TaskState;
  readonly count: number;
  readonly nextAt: number | null;
};

type Bind = string | number;

const visible = 'EXISTS (SELECT 1 FROM batch b WHERE b.id = t.batch_id AND b.deleted_at IS NULL)';

const whereOf = (filter: TaskFilter): { readonly sql: string; readonly values: Bind[] } => {
  const parts = [visible];
  const values: Bind[] = [];
  const add = (sql: string, value: Bind | undefined): void => {
    if (value === undefined) return;
    parts.push(sql);
    values.push(value);
  };
  add('t.batch_id = ?', filter.batch);
  add('t.state = ?', filter.state);
  add('t.kind = ?', filter.kind);
  add('t.error_code = ?', filter.reason);
  add('t.site = ?', filter.site);
  if (filter.text !== undefined && filter.text.trim() !== '') {
    parts.push(`(t.title LIKE ? ESCAPE '\\' OR t.link LIKE ? ESCAPE '\\')`);
    const pattern = `%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    values.push(pattern, pattern);
  }
  if (filter.ids !== undefined) {
    parts.push('t.id IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(filter.ids));
  }
  return { sql: parts.join(' AND '), values };
};

/** Lists over tasks for screens and the command line; paged by key, never by offset. */
export const taskListQueries = (store: Store) => {
  const { db } = store;
  const problems = db.prepare<[string], ProblemRow>(
    `SELECT error_code AS code, site, state, count(*) AS count, min(not_before) AS nextAt FROM task
     WHERE batch_id = ? AND state IN ('failed', 'retryable', 'blocked') AND error_code IS NOT NULL
       AND error_code <> 'resolve.waiting'
     GROUP BY error_code, site, state ORDER BY count DESC`,
  );
  return {
    page: (filter: TaskFilter, afterId: number, limit: number): TaskRow[] => {
      const { sql, values } = whereOf(filter);
      return db
        .prepare<Bind[], TaskRow>(
          `SELECT ${taskColumns} FROM task t WHERE ${sql} AND t.id > ? ORDER BY t.id LIMIT ?`,
        )
        .all(...values, afterId, limit);
    },
    count: (filter: TaskFilter): number => {
      const { sql, values } = whereOf(filter);
      return Number(
        db
          .prepare(`SELECT count(*) FROM task t WHERE ${sql}`)
          .pluck()
          .get(...values),
      );
    },
    problems: (batchId: string): ProblemRow[] => problems.all(batchId),
  };
};
export type TaskListQueries = ReturnType<typeof taskListQueries>;

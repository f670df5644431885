import { canonicalLink } from '../domain/link.ts';
import { type QueueFilter, type RawValue, type ValueRow, questionColumns, readValue } from './name-rows.ts';
import type { Store } from './open.ts';

/** Queries of the questions that wait for people. */
export const nameQueueQueries = ({ db }: Store) => ({
  /** Questions to people, most krithis first; the cursor is `waiting:id` of the last row. */
  queue: (filter: QueueFilter, after: { waiting: number; id: number } | null, limit: number): ValueRow[] => {
    const { sql, values } = queueWhere(filter);
    const cursor =
      after === null ? '' : 'AND v.waiting + v.auditing <= ? AND (v.waiting + v.auditing < ? OR v.id > ?)';
    const cursorValues = after === null ? [] : [after.waiting, after.waiting, after.id];
    return db
      .prepare<(string | number)[], RawValue>(
        `SELECT ${questionColumns} FROM name_value v WHERE ${sql} ${cursor}
           ORDER BY v.waiting + v.auditing DESC, v.id LIMIT ?`,
      )
      .all(...values, ...cursorValues, limit)
      .map(readValue);
  },
  /** How many names wait, the first `most` of the queue, and how many krithis wait for them. */
  waitingIn: (filter: QueueFilter, most: number): { readonly values: number; readonly krithis: number } => {
    const { sql, values } = queueWhere(filter);
    const ofBatch = filter.batch === undefined ? [] : [filter.batch];
    return (
      db
        .prepare<(string | number)[], { values: number; krithis: number }>(
          `SELECT count(DISTINCT m.value_id) AS "values", count(DISTINCT m.krithi_id) AS krithis
             FROM (SELECT v.id FROM name_value v WHERE ${sql} ORDER BY v.waiting + v.auditing DESC, v.id LIMIT ?) q
             JOIN mention m ON m.value_id = q.id AND m.state = 'waiting'
             ${filter.batch === undefined ? '' : 'JOIN krithi k ON k.id = m.krithi_id AND k.batch_id = ?'}`,
        )
        .get(...values, most, ...ofBatch) ?? { values: 0, krithis: 0 }
    );
  },
  queueCount: (filter: QueueFilter): number => {
    const { sql, values } = queueWhere(filter);
    return Number(
      db
        .prepare(`SELECT count(*) FROM name_value v WHERE ${sql}`)
        .pluck()
        .get(...values),
    );
  },
});

/** Names that print a text; for the address of a page, the names that page's krithi prints. */
const textWhere = (text: string): { readonly sql: string; readonly value: string } => {
  const link = /^https?:\/\//i.test(text) ? canonicalLink(text) : null;
  return link === null
    ? {
        sql: `EXISTS (SELECT 1 FROM mention m WHERE m.value_id = v.id AND m.printed LIKE ? ESCAPE '\\')`,
        value: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      }
    : {
        sql: `v.id IN (SELECT m.value_id FROM mention m JOIN krithi k ON k.id = m.krithi_id WHERE k.link = ?)`,
        value: link.link,
      };
};

const queueWhere = (filter: QueueFilter) => nameWhere('v.waiting + v.auditing > 0', filter);

/** The condition of a filter over names (`v`), among those that `base` says. */
export const nameWhere = (
  base: string,
  filter: QueueFilter,
): { readonly sql: string; readonly values: (string | number)[] } => {
  const parts = [base];
  const values: (string | number)[] = [];
  if (filter.kind !== undefined) {
    parts.push('v.kind = ?');
    values.push(filter.kind);
  }
  if (filter.state !== undefined) {
    parts.push('v.state = ?');
    values.push(filter.state);
  }
  if (filter.text !== undefined && filter.text.trim() !== '') {
    const { sql, value } = textWhere(filter.text.trim());
    parts.push(sql);
    values.push(value);
  }
  if (filter.evidence !== undefined) {
    parts.push(`v.verdict ->> '$.evidence' IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(filter.evidence));
  }
  if (filter.batch !== undefined) {
    parts.push(
      `EXISTS (SELECT 1 FROM mention m JOIN krithi k ON k.id = m.krithi_id WHERE m.value_id = v.id AND k.batch_id = ?)`,
    );
    values.push(filter.batch);
  }
  return { sql: parts.join(' AND '), values };
};

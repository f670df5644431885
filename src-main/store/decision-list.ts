import type { NameKind } from '../domain/name.ts';
import {
  type DecisionAct,
  type DecisionRow,
  type RawDecision,
  decisionColumns,
  readDecision,
} from './decisions.ts';
import type { Store } from './open.ts';

/** What of the log is shown. Without any of these, an act of many lines is one row: its last. */
export type HistoryFilter = {
  readonly kind?: NameKind | undefined;
  readonly act?: DecisionAct | undefined;
  readonly who?: string | undefined;
  /** In the value, the note or the name of a chosen entry. */
  readonly text?: string | undefined;
  /** Decisions on names that a batch prints. */
  readonly batch?: string | undefined;
  /** The lines of one act. */
  readonly step?: string | undefined;
};

/** A row of the history: a line, and how many lines its act has. */
export type HistoryRow = DecisionRow & { readonly lines: number };

type Bind = string | number;

/** The history of decisions, newest first. */
export const decisionListQueries = (store: Store) => {
  const { db } = store;
  const countStep = db
    .prepare<[string, string], number>(
      `SELECT (SELECT count(*) FROM decision WHERE step = ?) + (SELECT count(*) FROM decision WHERE arrival = ?)`,
    )
    .pluck();
  const people = db
    .prepare<[], string>('SELECT DISTINCT who FROM decision ORDER BY who COLLATE NOCASE LIMIT 200')
    .pluck();

  const withSize = (row: DecisionRow): HistoryRow => {
    const step = row.arrival ?? row.step;
    return { ...row, lines: step === null ? 1 : (countStep.get(step, step) ?? 1) };
  };

  return {
    page: (filter: HistoryFilter, before: number, limit: number): HistoryRow[] => {
      const { sql, values } = whereOf(filter);
      return db
        .prepare<Bind[], RawDecision>(
          `SELECT ${decisionColumns} FROM decision d WHERE d.seq < ? AND ${sql} ORDER BY d.seq DESC LIMIT ?`,
        )
        .all(before, ...values, limit)
        .map(readDecision)
        .map(withSize);
    },
    /** Everyone whose word is in the log. */
    people: (): string[] => people.all(),
  };
};

/** An act of many lines shows as its last one. */
const lastOfItsAct = `(d.arrival IS NOT NULL OR d.step IS NULL
    OR d.seq = (SELECT max(s.seq) FROM decision s WHERE s.step = d.step))
  AND (d.arrival IS NULL OR d.seq = (SELECT max(a.seq) FROM decision a WHERE a.arrival = d.arrival))`;

const whereOf = (filter: HistoryFilter): { readonly sql: string; readonly values: Bind[] } => {
  const parts: string[] = [];
  const values: Bind[] = [];
  const add = (sql: string, ...bound: Bind[]): void => {
    parts.push(sql);
    values.push(...bound);
  };
  if (filter.kind !== undefined) add('d.kind = ?', filter.kind);
  if (filter.act !== undefined) add('d.act = ?', filter.act);
  if (filter.who !== undefined) add('d.who = ?', filter.who);
  if (filter.step !== undefined) add('(d.step = ? OR d.arrival = ?)', filter.step, filter.step);
  if (filter.text !== undefined && filter.text.trim() !== '') {
    const pattern = `%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    add(
      `(d.value LIKE ? ESCAPE '\\' OR d.note LIKE ? ESCAPE '\\' OR EXISTS (
         SELECT 1 FROM json_each(d.entities) e JOIN entity n ON n.id = e.value WHERE n.name LIKE ? ESCAPE '\\'))`,
      pattern,
      pattern,
      pattern,
    );
  }
  if (filter.batch !== undefined)
    add(
      `EXISTS (SELECT 1 FROM name_value v JOIN mention m ON m.value_id = v.id JOIN krithi k ON k.id = m.krithi_id
       WHERE v.kind = d.kind AND v.key = d.key AND k.batch_id = ?)`,
      filter.batch,
    );
  return { sql: parts.length === 0 ? lastOfItsAct : parts.join(' AND '), values };
};

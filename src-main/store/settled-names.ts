import { nameWhere } from './name-queue.ts';
import { type QueueFilter, type RawValue, type ValueRow, readValue, valueColumns } from './name-rows.ts';
import type { Store } from './open.ts';

export const settledStates = ['decided', 'none'] as const;
export type SettledState = (typeof settledStates)[number];

/** Which of the names that people decided. */
export type SettledFilter = Omit<QueueFilter, 'state' | 'evidence'> & { readonly state: SettledState };

/** As the index on what is settled has it: without these very words it is not used. */
const settled = `v.asked = 1 AND v.state IN ('decided', 'none')`;

/** Queries of the names that people were asked about and decided. */
export const settledNameQueries = ({ db }: Store) => {
  const krithis = db
    .prepare<[number], number>(
      `SELECT count(DISTINCT krithi_id) FROM mention WHERE value_id = ? AND state <> 'parked'`,
    )
    .pluck();
  return {
    /** A page, the newest names first; `before` is the id of the last row of the page before. */
    page: (filter: SettledFilter, before: number | null, limit: number): ValueRow[] => {
      const { sql, values } = nameWhere(settled, filter);
      return db
        .prepare<(string | number)[], RawValue>(
          `SELECT ${valueColumns} FROM name_value v WHERE ${sql} AND v.id < ? ORDER BY v.id DESC LIMIT ?`,
        )
        .all(...values, before ?? Number.MAX_SAFE_INTEGER, limit)
        .map(readValue);
    },
    count: (filter: SettledFilter): number => {
      const { sql, values } = nameWhere(settled, filter);
      return Number(
        db
          .prepare(`SELECT count(*) FROM name_value v WHERE ${sql}`)
          .pluck()
          .get(...values),
      );
    },
    /** How many krithis print a name. */
    krithis: (valueId: number): number => krithis.get(valueId) ?? 0,
  };
};

export const isSettledState = (state: string | undefined): state is SettledState =>
  settledStates.some((each) => each === state);

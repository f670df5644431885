import { z } from 'zod';
import { AcceptingClass, type ClassTable, ClassTable as CountsJson } from '../domain/class-policy.ts';
import type { Store } from './open.ts';

export const policyActs = ['fit', 'restore', 'demote', 'lift', 'reinstate'] as const;
export type PolicyAct = (typeof policyActs)[number];

/** A class that accepts nothing for now: why, in words, and since when. */
const Demotion = z.object({ reason: z.string(), at: z.number() });
export type Demotion = z.infer<typeof Demotion>;

const Demoted = z.partialRecord(AcceptingClass, Demotion);
export type Demoted = z.infer<typeof Demoted>;

/** By class, the line of the decision log after which its answers count towards demotion. */
const Since = z.partialRecord(AcceptingClass, z.number().int());
export type Since = z.infer<typeof Since>;

/** One version of what the machine may decide by itself. Appended, never edited. */
export type PolicyRow = {
  readonly version: number;
  readonly at: number;
  readonly who: string;
  readonly act: PolicyAct;
  readonly evidence: AcceptingClass | null;
  readonly reason: string | null;
  readonly counts: ClassTable;
  readonly demoted: Demoted;
  readonly since: Since;
  readonly fromSeq: number;
  readonly toSeq: number;
  /** The version that held before; 0 is the built-in table. */
  readonly before: number;
  /** The version whose counts were brought back; 0 is the built-in table. */
  readonly restores: number | null;
};

type Raw = Omit<PolicyRow, 'counts' | 'demoted' | 'since'> & {
  counts: string;
  demoted: string;
  since: string;
};

const columns = `version, at, who, act, evidence, reason, counts, demoted, since, from_seq AS fromSeq,
  to_seq AS toSeq, before, restores`;

const read = (raw: Raw): PolicyRow => ({
  ...raw,
  counts: CountsJson.parse(JSON.parse(raw.counts)),
  demoted: Demoted.parse(JSON.parse(raw.demoted)),
  since: Since.parse(JSON.parse(raw.since)),
});

/** Queries of the versions of the class table; none at all means that the built-in one holds. */
export const classPolicyQueries = (store: Store) => {
  const insert = store.db.prepare(
    `INSERT INTO class_policy (at, who, act, evidence, reason, counts, demoted, since, from_seq, to_seq, before, restores)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newest = store.db.prepare<[], number>('SELECT coalesce(max(version), 0) FROM class_policy').pluck();
  const byVersion = store.db.prepare<[number], Raw>(`SELECT ${columns} FROM class_policy WHERE version = ?`);
  const list = store.db.prepare<[number], Raw>(
    `SELECT ${columns} FROM class_policy ORDER BY version DESC LIMIT ?`,
  );
  let cached: PolicyRow | null = null;

  const find = (version: number): PolicyRow | null => {
    const raw = byVersion.get(version);
    return raw === undefined ? null : read(raw);
  };

  return {
    append: (row: Omit<PolicyRow, 'version' | 'at'>): number =>
      Number(
        insert.run(
          store.clock.now(),
          row.who,
          row.act,
          row.evidence,
          row.reason,
          JSON.stringify(row.counts),
          JSON.stringify(row.demoted),
          JSON.stringify(row.since),
          row.fromSeq,
          row.toSeq,
          row.before,
          row.restores,
        ).lastInsertRowid,
      ),
    find,
    /** The version that holds; null while the built-in table does. A row never changes, so it is read once. */
    latest: (): PolicyRow | null => {
      const version = newest.get() ?? 0;
      if (cached?.version !== version) cached = find(version);
      return cached;
    },
    newest: (limit: number): PolicyRow[] => list.all(limit).map(read),
  };
};
export type ClassPolicyQueries = ReturnType<typeof classPolicyQueries>;

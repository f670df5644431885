import { z } from 'zod';
import type { AliasScope, NameKind } from '../domain/name.ts';
import type { Store } from './open.ts';

export const decisionActs = ['accept', 'none', 'unsure', 'reject', 'revert'] as const;
export type DecisionAct = (typeof decisionActs)[number];

/** One line of the decision log. Appended, never edited. */
export type DecisionRow = {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly who: string;
  readonly kind: NameKind;
  readonly key: string;
  readonly value: string;
  readonly act: DecisionAct;
  readonly entities: readonly string[];
  readonly krithiId: string | null;
  readonly krithiLink: string | null;
  readonly alias: AliasScope | null;
  readonly aliasScopeId: string | null;
  readonly leavesOut: readonly string[];
  readonly reverts: string | null;
  readonly note: string | null;
  readonly context: Record<string, unknown>;
};
export type NewDecision = Omit<DecisionRow, 'seq'>;

type Raw = Omit<DecisionRow, 'entities' | 'leavesOut' | 'context'> & {
  entities: string;
  leavesOut: string;
  context: string;
};

const columns = `d.seq, d.id, d.at, d.who, d.kind, d.key, d.value, d.act, d.entities, d.krithi_id AS krithiId,
  d.krithi_link AS krithiLink, d.alias, d.alias_scope_id AS aliasScopeId, d.leaves_out AS leavesOut, d.reverts, d.note, d.context`;

const Ids = z.array(z.string());
const Context = z.record(z.string(), z.unknown());

const read = (raw: Raw): DecisionRow => ({
  ...raw,
  entities: Ids.parse(JSON.parse(raw.entities)),
  leavesOut: Ids.parse(JSON.parse(raw.leavesOut)),
  context: Context.parse(JSON.parse(raw.context)),
});

/**
 * Queries of the decision log. A decision stands unless a revert of it stands;
 * a revert can itself be reverted (that is redo), so standing is a recursion.
 */
export const decisionQueries = (store: Store) => {
  const { db } = store;
  const insert = db.prepare(
    `INSERT INTO decision (id, at, who, kind, key, value, act, entities, krithi_id, krithi_link, alias, alias_scope_id, leaves_out, reverts, note, context)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const byId = db.prepare<[string], Raw>(`SELECT ${columns} FROM decision d WHERE d.id = ?`);
  const revertsOf = db.prepare<[string], Raw>(
    `SELECT ${columns} FROM decision d WHERE d.reverts = ? ORDER BY d.seq`,
  );
  const ofValue = db.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM decision d WHERE d.kind = ? AND d.key = ? ORDER BY d.seq`,
  );
  const all = db.prepare<[number, number], Raw>(
    `SELECT ${columns} FROM decision d WHERE d.seq > ? ORDER BY d.seq LIMIT ?`,
  );
  const newest = db.prepare<[number, number], Raw>(
    `SELECT ${columns} FROM decision d WHERE d.seq < ? ORDER BY d.seq DESC LIMIT ?`,
  );

  const revertsFor = (id: string): DecisionRow[] => revertsOf.all(id).map(read);
  const stands = (id: string): boolean => !revertsFor(id).some((revert) => stands(revert.id));

  return {
    /** Adds a line; false when its id is there already (a replay). */
    append: (d: NewDecision): boolean =>
      insert.run(
        d.id,
        d.at,
        d.who,
        d.kind,
        d.key,
        d.value,
        d.act,
        JSON.stringify(d.entities),
        d.krithiId,
        d.krithiLink,
        d.alias,
        d.aliasScopeId,
        JSON.stringify(d.leavesOut),
        d.reverts,
        d.note,
        JSON.stringify(d.context),
      ).changes === 1,
    find: (id: string): DecisionRow | null => {
      const raw = byId.get(id);
      return raw === undefined ? null : read(raw);
    },
    stands,
    /** The revert of a decision that stands now, if any. */
    standingRevert: (id: string): DecisionRow | null =>
      revertsFor(id).find((revert) => stands(revert.id)) ?? null,
    ofValue: (kind: NameKind, key: string): DecisionRow[] => ofValue.all(kind, key).map(read),
    since: (seq: number, limit: number): DecisionRow[] => all.all(seq, limit).map(read),
    newestBefore: (seq: number, limit: number): DecisionRow[] => newest.all(seq, limit).map(read),
  };
};
export type DecisionQueries = ReturnType<typeof decisionQueries>;

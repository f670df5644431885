import { z } from 'zod';
import type { AliasScope, NameKind, Relation } from '../domain/name.ts';
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
  readonly relation: Relation;
  /** Lines of one act share it; null where the line is the whole act. */
  readonly step: string | null;
  /** The newest lines on this value that the author saw; null where the log did not say. */
  readonly knew: readonly string[] | null;
  /** The taking in of another log that brought the line, and its file; null where it was written here. */
  readonly arrival: string | null;
  readonly cameFrom: string | null;
  readonly note: string | null;
  readonly context: Record<string, unknown>;
};
export type NewDecision = Omit<DecisionRow, 'seq'>;

export type RawDecision = Omit<DecisionRow, 'entities' | 'leavesOut' | 'context' | 'knew'> & {
  entities: string;
  knew: string | null;
  leavesOut: string;
  context: string;
};

export const decisionColumns = `d.seq, d.id, d.at, d.who, d.kind, d.key, d.value, d.act, d.entities, d.krithi_id AS krithiId,
  d.krithi_link AS krithiLink, d.alias, d.alias_scope_id AS aliasScopeId, d.leaves_out AS leavesOut, d.reverts, d.relation, d.step,
  d.knew, d.arrival, d.came_from AS cameFrom, d.note, d.context`;

const Ids = z.array(z.string());
const Context = z.record(z.string(), z.unknown());

export const readDecision = (raw: RawDecision): DecisionRow => ({
  ...raw,
  entities: Ids.parse(JSON.parse(raw.entities)),
  leavesOut: Ids.parse(JSON.parse(raw.leavesOut)),
  knew: raw.knew === null ? null : Ids.parse(JSON.parse(raw.knew)),
  context: Context.parse(JSON.parse(raw.context)),
});

/**
 * Queries of the decision log. A decision stands unless a revert of it stands;
 * a revert can itself be reverted (that is redo), so standing is a recursion.
 */
export const decisionQueries = (store: Store) => {
  const { db } = store;
  const insert = db.prepare(
    `INSERT INTO decision (id, at, who, kind, key, value, act, entities, krithi_id, krithi_link, alias, alias_scope_id, leaves_out, reverts,
       relation, step, knew, arrival, came_from, note, context)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const byId = db.prepare<[string], RawDecision>(`SELECT ${decisionColumns} FROM decision d WHERE d.id = ?`);
  const revertsOf = db.prepare<[string], RawDecision>(
    `SELECT ${decisionColumns} FROM decision d WHERE d.reverts = ? ORDER BY d.seq`,
  );
  const ofValue = db.prepare<[string, string], RawDecision>(
    `SELECT ${decisionColumns} FROM decision d WHERE d.kind = ? AND d.key = ? ORDER BY d.seq`,
  );
  const ofLink = db.prepare<[string, string, string], RawDecision>(
    `SELECT ${decisionColumns} FROM decision d WHERE d.krithi_link = ? AND d.kind = ? AND d.key = ? ORDER BY d.seq`,
  );
  const anyOfLink = db
    .prepare<[string, string, string], number>(
      'SELECT 1 FROM decision WHERE krithi_link = ? AND kind = ? AND key = ? LIMIT 1',
    )
    .pluck();
  const all = db.prepare<[number, number], RawDecision>(
    `SELECT ${decisionColumns} FROM decision d WHERE d.seq > ? ORDER BY d.seq LIMIT ?`,
  );
  const lastAt = db
    .prepare<[string, string], number | null>('SELECT max(at) FROM decision WHERE kind = ? AND key = ?')
    .pluck();
  const accepting = db.prepare<[string], RawDecision>(
    `SELECT ${decisionColumns} FROM decision_entity e JOIN decision d ON d.seq = e.seq
     WHERE e.entity_id = ? ORDER BY e.seq`,
  );
  const ofStep = db.prepare<[string, string], RawDecision>(
    `SELECT ${decisionColumns} FROM decision d WHERE d.step = ? UNION ALL
     SELECT ${decisionColumns} FROM decision d WHERE d.arrival = ? ORDER BY 1`,
  );

  const revertsFor = (id: string): DecisionRow[] => revertsOf.all(id).map(readDecision);
  /** A revert counts only after what it reverts, so that no foreign log can make a circle. */
  const standingReverts = (line: Pick<DecisionRow, 'id' | 'at' | 'kind' | 'key'>): DecisionRow[] =>
    revertsFor(line.id).filter(
      (revert) =>
        revert.kind === line.kind &&
        revert.key === line.key &&
        (revert.at > line.at || (revert.at === line.at && revert.id > line.id)) &&
        standingReverts(revert).length === 0,
    );
  const find = (id: string): DecisionRow | null => {
    const raw = byId.get(id);
    return raw === undefined ? null : readDecision(raw);
  };
  const stands = (id: string): boolean => {
    const line = find(id);
    return line !== null && standingReverts(line).length === 0;
  };

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
        d.relation,
        d.step,
        d.knew === null ? null : JSON.stringify(d.knew),
        d.arrival,
        d.cameFrom,
        d.note,
        JSON.stringify(d.context),
      ).changes === 1,
    find,
    stands,
    /** The revert of a decision that stands now, if any. */
    standingRevert: (id: string): DecisionRow | null => {
      const line = find(id);
      return line === null ? null : (standingReverts(line)[0] ?? null);
    },
    /** When the newest line on a value was written; 0 where there is none. */
    lastAt: (kind: NameKind, key: string): number => lastAt.get(kind, key) ?? 0,
    /** Decisions, standing or not, that chose an entry. */
    accepting: (entityId: string): DecisionRow[] => accepting.all(entityId).map(readDecision),
    /** The lines of a bulk act, or those that the taking in of a log brought, oldest first. */
    ofStep: (step: string): DecisionRow[] => ofStep.all(step, step).map(readDecision),
    /** What was decided on one value for the krithi of a link alone, on whichever machine. */
    ofLink: (link: string, kind: NameKind, key: string): DecisionRow[] =>
      // Hardly any krithi has such a line, and to look for one costs a tenth of reading none.
      anyOfLink.get(link, kind, key) === undefined ? [] : ofLink.all(link, kind, key).map(readDecision),
    ofValue: (kind: NameKind, key: string): DecisionRow[] => ofValue.all(kind, key).map(readDecision),
    since: (seq: number, limit: number): DecisionRow[] => all.all(seq, limit).map(readDecision),
  };
};
export type DecisionQueries = ReturnType<typeof decisionQueries>;

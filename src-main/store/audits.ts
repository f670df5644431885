import { type AcceptingClass, AcceptingClass as Class } from '../domain/class-policy.ts';
import type { NameKind, Verdict } from '../domain/name.ts';
import type { Store } from './open.ts';

/** A name that the machine took by itself and that a person is asked blind. */
export type AuditRow = {
  readonly id: number;
  readonly at: number;
  readonly batchId: string;
  readonly valueId: number;
  readonly kind: NameKind;
  readonly key: string;
  readonly evidence: AcceptingClass;
  readonly entityId: string;
  readonly policyVersion: string;
  /** The last decision when it was drawn: only what comes later answers it. */
  readonly afterSeq: number;
};

export type NewAudit = Omit<AuditRow, 'id' | 'at' | 'afterSeq'> & { readonly question: Verdict };

/** Names that the machine settled by itself, by class: in one batch, or of one value. */
export type OwnNames = { readonly evidence: AcceptingClass; readonly names: number };
export type OwnValue = {
  readonly valueId: number;
  readonly kind: NameKind;
  readonly value: string;
  readonly entityId: string;
  readonly krithis: number;
};

type Raw = Omit<AuditRow, 'evidence'> & { evidence: string };

const columns = `id, at, batch_id AS batchId, value_id AS valueId, kind, key, evidence, entity_id AS entityId,
  policy_version AS policyVersion, after_seq AS afterSeq`;

const read = (raw: Raw): AuditRow => ({ ...raw, evidence: Class.parse(raw.evidence) });

/** Queries of blind audits, and of what the machine settled without anyone. */
export const auditQueries = (store: Store) => {
  const { db } = store;
  const insert = db.prepare(
    `INSERT INTO audit (at, batch_id, value_id, kind, key, evidence, entity_id, question, policy_version, after_seq)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM decision)
     WHERE NOT EXISTS (SELECT 1 FROM audit WHERE value_id = ? AND open = 1)
     ON CONFLICT (value_id, batch_id) DO NOTHING`,
  );
  const isDrawn = db
    .prepare<[number, string], number>(
      'SELECT 1 FROM audit WHERE value_id = ? AND (batch_id = ? OR open = 1) LIMIT 1',
    )
    .pluck();
  const wasDrawn = db
    .prepare<[string, string], number>('SELECT 1 FROM audit WHERE kind = ? AND key = ? LIMIT 1')
    .pluck();
  const openOf = db.prepare<[number], Raw>(
    `SELECT ${columns} FROM audit WHERE value_id = ? AND open = 1 ORDER BY id DESC LIMIT 1`,
  );
  const since = db.prepare<[number], Raw>(`SELECT ${columns} FROM audit WHERE id > ? ORDER BY id`);
  const sync = db.prepare(
    'UPDATE audit SET open = (after_seq >= ?) WHERE value_id = ? AND open <> (after_seq >= ?)',
  );
  const ofBatch = db.prepare<[string], { evidence: string; names: number }>(
    `SELECT m.evidence, count(*) AS names FROM krithi k JOIN mention m ON m.krithi_id = k.id
     WHERE k.batch_id = ? AND k.hidden = 0 AND m.state = 'resolved'
       AND (m.evidence = 'alias' OR m.decision_id IS NULL) AND m.evidence IS NOT NULL
     GROUP BY m.evidence`,
  );
  const settled = db.prepare<[string, number, number], OwnValue>(
    `SELECT m.value_id AS valueId, v.kind, v.value, json_extract(m.entities, '$[0]') AS entityId,
       count(DISTINCT m.krithi_id) AS krithis
     FROM mention m JOIN name_value v ON v.id = m.value_id JOIN krithi k ON k.id = m.krithi_id
     WHERE m.evidence = ? AND m.state = 'resolved' AND m.decision_id IS NULL AND m.value_id > ? AND k.hidden = 0
     GROUP BY m.value_id ORDER BY m.value_id LIMIT ?`,
  );

  return {
    /** Puts a name before a person, unless it is there already or was drawn in this batch before. */
    draw: (a: NewAudit): boolean =>
      insert.run(
        store.clock.now(),
        a.batchId,
        a.valueId,
        a.kind,
        a.key,
        a.evidence,
        a.entityId,
        JSON.stringify(a.question),
        a.policyVersion,
        a.valueId,
      ).changes === 1,
    /** Whether drawing it again would change nothing. */
    isDrawn: (valueId: number, batchId: string): boolean => isDrawn.get(valueId, batchId) !== undefined,
    wasDrawn: (kind: NameKind, key: string): boolean => wasDrawn.get(kind, key) !== undefined,
    openOf: (valueId: number): AuditRow | null => {
      const raw = openOf.get(valueId);
      return raw === undefined ? null : read(raw);
    },
    since: (id: number): AuditRow[] => since.all(id).map(read),
    /** Brings the audits of a value to the log: `judgedSeq` is its last standing judgement, 0 for none. */
    sync: (valueId: number, judgedSeq: number): void => {
      sync.run(judgedSeq, valueId, judgedSeq);
    },
    ownOfBatch: (batchId: string): OwnNames[] =>
      ofBatch.all(batchId).flatMap(({ evidence, names }) => {
        const known = Class.safeParse(evidence);
        return known.success ? [{ evidence: known.data, names }] : [];
      }),
    /** Values that stand as the machine took them by this class, by key: pass the last id to go on. */
    ownOfClass: (evidence: AcceptingClass, afterId: number, limit: number): OwnValue[] =>
      settled.all(evidence, afterId, limit),
  };
};
export type AuditQueries = ReturnType<typeof auditQueries>;

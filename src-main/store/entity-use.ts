import type { KrithiState } from '../domain/batch.ts';
import { KrithiEdits } from '../domain/krithi.ts';
import type { NameKind } from '../domain/name.ts';
import type { AliasRow } from './aliases.ts';
import type { Store } from './open.ts';

/** A printed name that is settled on an entry, and how many krithis print it so. */
export type ValueUse = {
  readonly id: number;
  readonly kind: NameKind;
  readonly key: string;
  readonly value: string;
  readonly krithis: number;
};

/** A krithi that carries an entry, and what it prints. */
export type KrithiUse = {
  readonly id: string;
  readonly title: string;
  readonly state: KrithiState;
  readonly printed: string;
  /** Among the names of its kind that the krithi prints. */
  readonly position: number;
  readonly valueId: number;
};

export type UseCounts = {
  readonly krithis: number;
  readonly approved: number;
  readonly published: number;
  /** Rows in targets that were written with it. */
  readonly publications: number;
};

/** What a person judged of a krithi, and how: nothing of what its page says. */
export type JudgementRow = {
  readonly id: string;
  readonly state: 'approved' | 'published';
  readonly reviewer: string | null;
  readonly decidedAt: number | null;
  readonly edits: KrithiEdits;
  readonly pageHash: string | null;
};

type RawJudgement = Omit<JudgementRow, 'edits'> & { edits: string };
const readJudgement = (raw: RawJudgement): JudgementRow => ({
  ...raw,
  edits: KrithiEdits.parse(JSON.parse(raw.edits)),
});
const judgementColumns = 'id, state, reviewer, decided_at AS decidedAt, edits, page_hash AS pageHash';

const inScope = `(@scope = 'always' OR (@scope = 'source' AND k.site = @scopeId) OR (@scope = 'batch' AND k.batch_id = @scopeId))`;

/** Queries of where an entry, or a learnt spelling, is used. */
export const entityUseQueries = (store: Store) => {
  const { db } = store;
  const values = db.prepare<[string], ValueUse>(
    `SELECT v.id, v.kind, v.key, v.value, count(DISTINCT m.krithi_id) AS krithis
     FROM mention_entity u JOIN mention m ON m.id = u.mention_id JOIN name_value v ON v.id = m.value_id
     WHERE u.entity_id = ? GROUP BY v.id ORDER BY krithis DESC, v.id`,
  );
  const krithis = db.prepare<[string, string, number, number], KrithiUse>(
    `SELECT k.id, k.title, k.state, m.printed, m.position, m.value_id AS valueId
     FROM mention_entity u JOIN mention m ON m.id = u.mention_id JOIN krithi k ON k.id = u.krithi_id
     WHERE u.entity_id = ? AND (u.krithi_id, m.position) > (?, ?) AND k.hidden = 0 ORDER BY u.krithi_id, m.position LIMIT ?`,
  );
  const counts = db.prepare<[string], Omit<UseCounts, 'publications'>>(
    `SELECT count(*) AS krithis, coalesce(sum(state = 'approved'), 0) AS approved,
       coalesce(sum(state = 'published'), 0) AS published FROM krithi
     WHERE hidden = 0 AND id IN (SELECT krithi_id FROM mention_entity WHERE entity_id IN (SELECT value FROM json_each(?)))`,
  );
  const publications = db
    .prepare<[string], number>(
      `SELECT count(*) FROM publication WHERE remote_id IS NOT NULL
         AND krithi_id IN (SELECT krithi_id FROM mention_entity WHERE entity_id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const machine = db
    .prepare<[string], number>(
      `SELECT DISTINCT m.value_id FROM mention_entity u JOIN mention m ON m.id = u.mention_id
       WHERE u.entity_id = ? AND m.decision_id IS NULL AND m.evidence <> 'decision'`,
    )
    .pluck();
  const chosen = db.prepare<[string], { id: string; value: string; who: string; at: number }>(
    `SELECT d.id, d.value, d.who, d.at FROM decision d, json_each(d.entities) e
     WHERE e.value = ? AND d.act = 'accept' ORDER BY d.seq`,
  );
  const chosenIds = db
    .prepare<[], string>(
      `SELECT DISTINCT e.value FROM decision d, json_each(d.entities) e WHERE d.act = 'accept'`,
    )
    .pluck();
  const usedIds = db.prepare<[], string>('SELECT DISTINCT entity_id FROM mention_entity').pluck();
  const printing = db
    .prepare<[NameKind, string], number>(
      `SELECT count(DISTINCT m.krithi_id) FROM name_value v JOIN mention m ON m.value_id = v.id
       WHERE v.kind = ? AND v.value = ?`,
    )
    .pluck();
  const resting = db.prepare<
    { decisionId: string; scope: string; scopeId: string | null; limit: number },
    KrithiUse
  >(
    `SELECT DISTINCT k.id, k.title, k.state, m.printed, m.position, m.value_id AS valueId FROM mention m JOIN krithi k ON k.id = m.krithi_id
     WHERE m.decision_id = @decisionId AND m.evidence = 'alias' AND k.hidden = 0 AND ${inScope} ORDER BY k.id LIMIT @limit`,
  );
  const restingCount = db
    .prepare<{ decisionId: string; scope: string; scopeId: string | null }, number>(
      `SELECT count(DISTINCT k.id) FROM mention m JOIN krithi k ON k.id = m.krithi_id
       WHERE m.decision_id = @decisionId AND m.evidence = 'alias' AND k.hidden = 0 AND ${inScope}`,
    )
    .pluck();
  const places = db.prepare<
    [string, string],
    { site: string; batchId: string; batch: string; krithis: number }
  >(
    `SELECT k.site, k.batch_id AS batchId, b.name AS batch, count(DISTINCT k.id) AS krithis
     FROM name_value v JOIN mention m ON m.value_id = v.id JOIN krithi k ON k.id = m.krithi_id JOIN batch b ON b.id = k.batch_id
     WHERE v.kind = ? AND v.key = ? AND k.hidden = 0 GROUP BY k.site, k.batch_id ORDER BY krithis DESC`,
  );

  const printedPlaces = db.prepare<
    [string],
    { krithiId: string; kind: NameKind; key: string; valueId: number; printed: string }
  >(
    `SELECT DISTINCT m.krithi_id AS krithiId, m.kind, v.key, v.id AS valueId, m.printed
     FROM mention_entity u JOIN mention m ON m.id = u.mention_id JOIN name_value v ON v.id = m.value_id
     WHERE u.entity_id = ? ORDER BY m.krithi_id`,
  );

  const judged = db.prepare<[string], RawJudgement>(
    `SELECT ${judgementColumns} FROM krithi WHERE hidden = 0 AND state IN ('approved', 'published')
       AND id IN (SELECT krithi_id FROM mention_entity WHERE entity_id = ?) ORDER BY id`,
  );
  const judgement = db.prepare<[string], RawJudgement>(
    `SELECT ${judgementColumns} FROM krithi WHERE id = ? AND hidden & 1 = 0`,
  );

  const together = db
    .prepare<[string, string, number], number>(
      `SELECT count(*) FROM (SELECT DISTINCT a.krithi_id FROM mention_entity a
         WHERE a.entity_id = ? AND EXISTS
           (SELECT 1 FROM mention_entity b WHERE b.entity_id = ? AND b.krithi_id = a.krithi_id) LIMIT ?)`,
    )
    .pluck();

  const scopeOf = ({ decisionId, scope, scopeId }: AliasRow) => ({ decisionId, scope, scopeId });

  return {
    /** Printed names settled on the entry, most krithis first. */
    values: (entityId: string): ValueUse[] => values.all(entityId),
    /** Krithis that carry it, by id and place from the one after `after` on; one row a printed name. */
    krithis: (
      entityId: string,
      after: Pick<KrithiUse, 'id' | 'position'> | null,
      limit: number,
    ): KrithiUse[] => krithis.all(entityId, after?.id ?? '', after?.position ?? -1, limit),
    /** Every printed name settled on it, also of deleted batches, which may come back. */
    printedPlaces: (entityId: string) => printedPlaces.all(entityId),
    /** Of several entries together; a krithi that carries two of them counts once. */
    counts: (entityIds: readonly string[]): UseCounts => ({
      ...(counts.get(JSON.stringify(entityIds)) ?? { krithis: 0, approved: 0, published: 0 }),
      publications: publications.get(JSON.stringify(entityIds)) ?? 0,
    }),
    /** How many krithis carry both entries, counted up to `most`. */
    together: (entityId: string, otherId: string, most: number): number =>
      together.get(entityId, otherId, most) ?? 0,
    /** Krithis that carry it and are approved or published. */
    judged: (entityId: string): JudgementRow[] => judged.all(entityId).map(readJudgement),
    /** The same of one krithi, in whatever state. */
    judgement: (krithiId: string): Omit<JudgementRow, 'state'> | null => {
      const raw = judgement.get(krithiId);
      return raw === undefined ? null : readJudgement(raw);
    },
    /** Values that the machine alone settled on the entry. */
    machineValues: (entityId: string): number[] => machine.all(entityId),
    /** Decisions, standing or not, that chose the entry. */
    chosenBy: (entityId: string) => chosen.all(entityId),
    /** Krithis that print a value, by its commonest spelling. */
    printing: (kind: NameKind, value: string): number => printing.get(kind, value) ?? 0,
    /** Every entry that any krithi carries. */
    usedIds: (): string[] => usedIds.all(),
    /** Every entry that any decision ever chose. */
    chosenIds: (): ReadonlySet<string> => new Set(chosenIds.all()),
    /** Krithis whose name rests on the learnt spelling alone. */
    restingOn: (alias: AliasRow, limit: number): KrithiUse[] => resting.all({ ...scopeOf(alias), limit }),
    restingCount: (alias: AliasRow): number => restingCount.get(scopeOf(alias)) ?? 0,
    /** Sites and batches that print the key. */
    placesOf: (kind: NameKind, key: string) => places.all(kind, key),
  };
};
export type EntityUseQueries = ReturnType<typeof entityUseQueries>;

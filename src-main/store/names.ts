import { isAccepting } from '../domain/class-policy.ts';
import { type NameKind, type Verdict, blockingKinds } from '../domain/name.ts';
import { AppError } from '../domain/errors.ts';
import { nameQueueQueries } from './name-queue.ts';
import {
  Ids,
  type MentionRow,
  type NewMention,
  type PrintedPlace,
  type RawMention,
  type RawValue,
  type Settlement,
  type ValueRow,
  type ValueState,
  mentionColumns,
  questionColumns,
  readMention,
  readValue,
  valueColumns,
} from './name-rows.ts';
import type { Store } from './open.ts';

export type {
  MentionRow,
  MentionSource,
  MentionState,
  NewMention,
  PrintedPlace,
  QueueFilter,
  Settlement,
  ValueRow,
  ValueState,
} from './name-rows.ts';
export { saidPosition } from './name-rows.ts';

/** Queries of distinct names and of the places that print them. */
export const nameQueries = (store: Store) => {
  const { db } = store;
  const byId = db.prepare<[number], RawValue>(`SELECT ${valueColumns} FROM name_value v WHERE v.id = ?`);
  const byKey = db.prepare<[string, string], RawValue>(
    `SELECT ${valueColumns} FROM name_value v WHERE v.kind = ? AND v.key = ?`,
  );
  const insertValue = db.prepare(
    `INSERT INTO name_value (kind, key, value, state) VALUES (?, ?, ?, 'open') ON CONFLICT (kind, key) DO NOTHING`,
  );
  const setVerdict = db.prepare('UPDATE name_value SET verdict = ?, verdict_version = ? WHERE id = ?');
  const setValueState = db.prepare(
    'UPDATE name_value SET state = ?, note = ?, disputed = ? WHERE id = ? AND (state, note, disputed) IS NOT (?, ?, ?)',
  );
  const newestKrithi = db
    .prepare<[number], number | null>(
      'SELECT max(k.created_at) FROM mention m JOIN krithi k ON k.id = m.krithi_id WHERE m.value_id = ?',
    )
    .pluck();
  const disputed = db.prepare<[number, number], RawValue>(
    `SELECT ${valueColumns} FROM name_value v WHERE v.disputed > 0 AND v.id > ? ORDER BY v.id LIMIT ?`,
  );
  const disputes = db
    .prepare<[], number>('SELECT coalesce(sum(disputed), 0) FROM name_value WHERE disputed > 0')
    .pluck();
  const putMention = db.prepare(
    `INSERT INTO mention (krithi_id, kind, position, printed, source, span_start, span_end, value_id, state, entities, how, evidence, decision_id, own_evidence, own_entity)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const dropMentions = db.prepare('DELETE FROM mention WHERE krithi_id = ?');
  const settle = db.prepare(
    `UPDATE mention SET state = ?, entities = ?, how = ?, evidence = ?, decision_id = ?,
       own_evidence = coalesce(?, own_evidence), own_entity = coalesce(?, own_entity) WHERE id = ?`,
  );
  const waits = db
    .prepare<[string], number>(
      `SELECT 1 FROM mention WHERE krithi_id = ? AND state = 'waiting'
       AND kind IN (${blockingKinds.map((kind) => `'${kind}'`).join(', ')}) LIMIT 1`,
    )
    .pluck();
  const ofKrithi = db.prepare<[string], RawMention>(
    `SELECT ${mentionColumns} FROM mention m WHERE m.krithi_id = ? ORDER BY m.kind, m.position`,
  );
  const ofValue = db.prepare<[number], RawMention>(
    `SELECT ${mentionColumns} FROM mention m JOIN krithi k ON k.id = m.krithi_id
     WHERE m.value_id = ? AND k.hidden & 1 = 0 ORDER BY m.krithi_id, m.position`,
  );
  const everyValue = db.prepare<[], { kind: NameKind; value: string }>(
    'SELECT kind, value FROM name_value ORDER BY id',
  );
  // From the index alone: a name may be printed in thousands of krithis.
  const spellings = db.prepare<[number], { value: string; count: number }>(
    `SELECT m.printed AS value, count(*) AS count FROM mention m
     WHERE m.value_id = ? AND m.state <> 'parked' GROUP BY m.printed ORDER BY count DESC, value`,
  );
  const placeColumns = `m.krithi_id AS krithiId, m.printed, m.span_start AS spanStart, m.span_end AS spanEnd,
    k.title, k.link, k.site, k.composer, m.source,
    (SELECT b.name FROM batch b WHERE b.id = k.batch_id AND b.kind = 'pack') AS pack`;
  const waitingPlaces = db.prepare<[number, number], PrintedPlace>(
    `SELECT ${placeColumns} FROM mention m JOIN krithi_list k ON k.krithi_id = m.krithi_id
     WHERE m.value_id = ? AND m.state = 'waiting' AND k.hidden & 1 = 0 LIMIT ?`,
  );
  const printedPlaces = db.prepare<[number, number], PrintedPlace>(
    `SELECT ${placeColumns} FROM mention m JOIN krithi_list k ON k.krithi_id = m.krithi_id
     WHERE m.value_id = ? AND m.state <> 'parked' AND k.hidden & 1 = 0 LIMIT ?`,
  );
  const takenPlaces = db.prepare<[number, number], PrintedPlace>(
    `SELECT ${placeColumns} FROM mention m JOIN krithi_list k ON k.krithi_id = m.krithi_id
     WHERE m.value_id = ? AND m.state = 'resolved' AND m.decision_id IS NULL AND m.evidence <> 'decision'
       AND k.hidden & 1 = 0 LIMIT ?`,
  );
  const usedUpTo = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM (SELECT DISTINCT krithi_id FROM mention_entity WHERE entity_id = ? LIMIT ?)`,
    )
    .pluck();
  const used = db
    .prepare<[string], number>(
      `SELECT count(DISTINCT u.krithi_id) FROM mention_entity u JOIN krithi k ON k.id = u.krithi_id
       WHERE u.entity_id = ? AND k.hidden = 0`,
    )
    .pluck();
  const park = db.prepare(
    `UPDATE mention SET state = 'parked' WHERE state = 'waiting' AND krithi_id IN (SELECT id FROM krithi WHERE batch_id = ?)`,
  );
  const parkKrithi = db.prepare(
    `UPDATE mention SET state = 'parked' WHERE state = 'waiting' AND krithi_id = ?`,
  );
  const unpark = db.prepare(
    `UPDATE mention SET state = 'waiting' WHERE state = 'parked' AND krithi_id IN (
       SELECT k.id FROM krithi k WHERE k.batch_id = ? AND k.hidden & 1 = 0 AND NOT EXISTS (
         SELECT 1 FROM task t WHERE t.krithi_id = k.id AND t.kind = 'entity_resolution' AND t.state = 'cancelled'))`,
  );
  const total = db.prepare<[string], number>('SELECT n FROM review_total WHERE name = ?').pluck();
  const waitingOfBatch = db
    .prepare<[string], number>(
      `SELECT count(DISTINCT m.value_id) FROM mention m JOIN krithi k ON k.id = m.krithi_id
     WHERE m.state = 'waiting' AND k.batch_id = ?`,
    )
    .pluck();
  const ofBatch = db
    .prepare<[string], number>(
      `SELECT DISTINCT m.value_id FROM krithi k JOIN mention m ON m.krithi_id = k.id WHERE k.batch_id = ?`,
    )
    .pluck();
  const stale = db.prepare<[string, number], RawValue>(
    `SELECT ${valueColumns} FROM name_value v WHERE v.waiting > 0 AND v.verdict_version IS NOT ? LIMIT ?`,
  );

  const addMention = (m: NewMention, before: RawMention | null = null): void => {
    const taken = ownOf(m);
    putMention.run(
      m.krithiId,
      m.kind,
      m.position,
      m.printed,
      m.source,
      m.spanStart,
      m.spanEnd,
      m.valueId,
      m.state,
      JSON.stringify(m.entities),
      m.how,
      m.evidence,
      m.decisionId,
      taken?.evidence ?? before?.ownEvidence ?? null,
      taken?.entity ?? before?.ownEntity ?? null,
    );
  };
  const question = db.prepare<[number], RawValue>(
    `SELECT ${questionColumns} FROM name_value v WHERE v.id = ?`,
  );
  const own = db.prepare<[number, string | null, string | null], { evidence: string; entities: string }>(
    `SELECT evidence, entities FROM mention WHERE value_id = ? AND state = 'resolved'
       AND (evidence = 'alias' OR decision_id IS NULL AND evidence <> 'decision') AND (? IS NULL OR krithi_id = ?) ORDER BY id LIMIT 1`,
  );

  const find = (id: number): ValueRow | null => {
    const raw = byId.get(id);
    return raw === undefined ? null : readValue(raw);
  };

  return {
    find,
    /** @throws AppError `store.not_found`. */
    get: (id: number): ValueRow => {
      const found = find(id);
      if (found === null) throw new AppError('store.not_found', { detail: `value ${id}` });
      return found;
    },
    /** The value as a question to a person. @throws AppError `store.not_found`. */
    question: (id: number): ValueRow => {
      const raw = question.get(id);
      if (raw === undefined) throw new AppError('store.not_found', { detail: `value ${id}` });
      return readValue(raw);
    },
    findByKey: (kind: NameKind, key: string): ValueRow | null => {
      const raw = byKey.get(kind, key);
      return raw === undefined ? null : readValue(raw);
    },
    /** The value of a key, made where it is new. */
    ensure: (kind: NameKind, key: string, printed: string): ValueRow => {
      insertValue.run(kind, key, printed);
      const raw = byKey.get(kind, key);
      if (raw === undefined) throw new AppError('store.io', { detail: `value ${key}` });
      return readValue(raw);
    },
    setVerdict: (id: number, verdict: Verdict, version: string): void => {
      setVerdict.run(JSON.stringify(verdict), version, id);
    },
    /** @param disputed how many contradictions wait on it. */
    setState: (id: number, state: ValueState, note: string | null, disputed: number): void => {
      setValueState.run(state, note, disputed, id, state, note, disputed);
    },
    /** When the newest krithi that prints the value came; 0 where none does. */
    newestKrithiAt: (id: number): number => newestKrithi.get(id) ?? 0,
    /** Values on which contradictions wait, by id. */
    disputed: (afterId: number, limit: number): ValueRow[] => disputed.all(afterId, limit).map(readValue),
    countDisputes: (): number => disputes.get() ?? 0,
    replaceMentions: (krithiId: string, mentions: readonly NewMention[]): void => {
      const former = ofKrithi.all(krithiId);
      dropMentions.run(krithiId);
      for (const m of mentions) {
        const isSame = (f: RawMention): boolean =>
          f.kind === m.kind && f.position === m.position && f.valueId === m.valueId;
        addMention(m, former.find(isSame) ?? null);
      }
    },
    addMention: (m: NewMention): void => addMention(m),
    /** Whether the krithi waits for a name that blocks it. */
    waitsForName: (krithiId: string): boolean => waits.get(krithiId) === 1,
    settle: (mentionId: number, to: Settlement): void => {
      const taken = ownOf(to);
      settle.run(
        to.state,
        JSON.stringify(to.entities),
        to.how,
        to.evidence,
        to.decisionId,
        taken?.evidence ?? null,
        taken?.entity ?? null,
        mentionId,
      );
    },
    mentionsOfKrithi: (krithiId: string): MentionRow[] => ofKrithi.all(krithiId).map(readMention),
    mentionsOfValue: (valueId: number): MentionRow[] => ofValue.all(valueId).map(readMention),
    /** By which class and for what the machine, or a learnt spelling, settled a mention of the value, if any. */
    ownWord: (valueId: number, krithiId: string | null): { evidence: string; entityId: string } | null => {
      const row = own.get(valueId, krithiId, krithiId);
      const [entityId] = row === undefined ? [] : Ids.parse(JSON.parse(row.entities));
      return row === undefined || entityId === undefined ? null : { evidence: row.evidence, entityId };
    },
    spellings: (valueId: number) => spellings.all(valueId),
    /**
     * Where the value is printed that a question is about, spelling by spelling: krithis that wait,
     * else those that the machine took by itself.
     */
    placesInQuestion: (valueId: number, limit: number): PrintedPlace[] => {
      const open = waitingPlaces.all(valueId, limit);
      return open.length > 0 ? open : takenPlaces.all(valueId, limit);
    },
    /** Where the value is printed, however it is settled. */
    places: (valueId: number, limit: number): PrintedPlace[] => printedPlaces.all(valueId, limit),
    /** How many krithis carry the entity, counted no further than `most`. */
    usedUpTo: (entityId: string, most: number): number => usedUpTo.get(entityId, most) ?? 0,
    /** Every distinct value that any krithi prints. */
    everyValue: (): { kind: NameKind; value: string }[] => everyValue.all(),
    /** How many krithis carry the entity. */
    used: (entityId: string): number => used.get(entityId) ?? 0,
    parkBatch: (batchId: string): void => {
      park.run(batchId);
    },
    /** Nobody is asked any more about the names of a krithi whose resolution was cancelled. */
    parkKrithi: (krithiId: string): void => {
      parkKrithi.run(krithiId);
    },
    /** Asks again about the names of a batch; not about those of krithis that are cancelled or hidden. */
    unparkBatch: (batchId: string): void => {
      unpark.run(batchId);
    },
    /** Values that a person was ever asked about, and those that are open. */
    askedCounts: (): { total: number; open: number } => ({
      total: total.get('asked_values') ?? 0,
      open: total.get('open_values') ?? 0,
    }),
    waitingOfBatch: (batchId: string): number => waitingOfBatch.get(batchId) ?? 0,
    /** The distinct names that the krithis of a batch, or of a pack, print. */
    valuesOfBatch: (batchId: string): number[] => ofBatch.all(batchId),
    /** Waiting values whose verdict was made from something older than `version`. */
    stale: (version: string, limit: number): ValueRow[] => stale.all(version, limit).map(readValue),
    ...nameQueueQueries(store),
  };
};
export type NameQueries = ReturnType<typeof nameQueries>;

/** What the machine took by itself, where it did. */
const ownOf = (to: Settlement): { readonly evidence: string; readonly entity: string } | null => {
  const [entity] = to.entities;
  return to.state === 'resolved' && to.decisionId === null && isAccepting(to.evidence) && entity !== undefined
    ? { evidence: to.evidence, entity }
    : null;
};

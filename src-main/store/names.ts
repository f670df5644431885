import { z } from 'zod';
import { isAccepting } from '../domain/class-policy.ts';
import { type EvidenceClass, type NameKind, Verdict, blockingKinds } from '../domain/name.ts';
import { AppError } from '../domain/errors.ts';
import { canonicalLink } from '../domain/link.ts';
import type { Store } from './open.ts';

/** Where a value stands. `resolved`: the machine was certain; `decided` and `none`: a person was. */
export type ValueState = 'open' | 'unsure' | 'decided' | 'none' | 'resolved';
/** `overruled`: a person said for this krithi what its names of the kind are, whatever is printed. */
export type MentionState = 'resolved' | 'waiting' | 'none' | 'parked' | 'overruled';
/** The place of what a person says and nothing prints: after everything that is printed. */
export const saidPosition = 1_000_000;
/** Where a name was read. `person`: nowhere; a person said what the krithi has all the same. */
export type MentionSource = 'manifest' | 'page' | 'source_default' | 'person';

export type ValueRow = {
  readonly id: number;
  readonly kind: NameKind;
  readonly key: string;
  readonly value: string;
  readonly state: ValueState;
  readonly verdict: Verdict | null;
  readonly verdictVersion: string | null;
  readonly note: string | null;
  readonly waiting: number;
};

export type MentionRow = {
  readonly id: number;
  readonly krithiId: string;
  readonly kind: NameKind;
  readonly position: number;
  readonly printed: string;
  readonly source: MentionSource;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly valueId: number;
  readonly state: MentionState;
  readonly entities: readonly string[];
  readonly how: string;
  readonly evidence: string | null;
  readonly decisionId: string | null;
  /** By which class and for what the machine last took it by itself, whatever people said since. */
  readonly ownEvidence: string | null;
  readonly ownEntity: string | null;
};

export type NewMention = Omit<MentionRow, 'id' | 'ownEvidence' | 'ownEntity'>;

/** How a mention was settled. */
export type Settlement = {
  readonly state: MentionState;
  readonly entities: readonly string[];
  readonly how: string;
  readonly evidence: string | null;
  readonly decisionId: string | null;
};

/** Where a value is printed, with what a list shows of the krithi. */
export type PrintedPlace = {
  readonly krithiId: string;
  readonly printed: string;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly title: string;
  readonly link: string;
  readonly site: string;
  readonly composer: string;
  readonly source: MentionSource;
  /** The review pack that asks for it; null where it is of this machine. */
  readonly pack: string | null;
};

export type QueueFilter = {
  readonly kind?: NameKind | undefined;
  readonly state?: ValueState | undefined;
  readonly batch?: string | undefined;
  readonly text?: string | undefined;
  /** Only values whose verdict rests on one of these. */
  readonly evidence?: readonly EvidenceClass[] | undefined;
};

export type RawValue = Omit<ValueRow, 'verdict'> & { verdict: string | null };
type RawMention = Omit<MentionRow, 'entities'> & { entities: string };

export const valueColumns = `v.id, v.kind, v.key, v.value, v.state, v.verdict, v.verdict_version AS verdictVersion, v.note, v.waiting`;
/**
 * The same of a name as it is put to a person: one that is audited blind looks like one that
 * waits, and shows the question that was drawn instead of what the machine made of it.
 */
const questionColumns = `v.id, v.kind, v.key, v.value, v.state, CASE WHEN v.waiting > 0 THEN v.verdict ELSE coalesce((
    SELECT a.question FROM audit a WHERE a.value_id = v.id AND a.open = 1 ORDER BY a.id DESC LIMIT 1), v.verdict) END AS verdict,
  v.verdict_version AS verdictVersion, v.note, v.waiting + v.auditing AS waiting`;
const mentionColumns = `m.id, m.krithi_id AS krithiId, m.kind, m.position, m.printed, m.source,
  m.span_start AS spanStart, m.span_end AS spanEnd, m.value_id AS valueId, m.state, m.entities, m.how, m.evidence,
  m.decision_id AS decisionId, m.own_evidence AS ownEvidence, m.own_entity AS ownEntity`;
const Ids = z.array(z.string());

export const readValue = (raw: RawValue): ValueRow => ({
  ...raw,
  verdict: raw.verdict === null ? null : Verdict.parse(JSON.parse(raw.verdict)),
});
const readMention = (raw: RawMention): MentionRow => ({
  ...raw,
  // Most names that wait have none: a value may be printed in a thousand places.
  entities: raw.entities === '[]' ? [] : Ids.parse(JSON.parse(raw.entities)),
});

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
  const unpark = db.prepare(
    `UPDATE mention SET state = 'waiting' WHERE state = 'parked' AND krithi_id IN (SELECT id FROM krithi WHERE batch_id = ?)`,
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
    /** Questions to people, most krithis first; the cursor is `waiting:id` of the last row. */
    queue: (
      filter: QueueFilter,
      after: { waiting: number; id: number } | null,
      limit: number,
    ): ValueRow[] => {
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

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AliasScope, NameKind, Relation } from '../domain/name.ts';
import { batch, krithi } from './schema.ts';

/** The tables of names: what krithis print, and what people decided of it. */

/** A distinct name: spellings of one kind that share a folded key. */
export const nameValue = sqliteTable(
  'name_value',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().$type<NameKind>().notNull(),
    key: text().notNull(),
    /** The most frequent spelling. */
    value: text().notNull(),
    /** open, unsure, decided, none, resolved. */
    state: text().notNull(),
    /** The machine's verdict, as JSON of domain `Verdict`. */
    verdict: text(),
    /** What the verdict depended on, so that it is only made again when that changed. */
    verdictVersion: text('verdict_version'),
    note: text(),
    /** Krithis that wait for it; kept by triggers. */
    waiting: integer().notNull().default(0),
    /** Whether it ever waited for a person. */
    asked: integer().notNull().default(0),
    /** Krithis with it that a person is asked about blind although none waits; kept by triggers. */
    auditing: integer().notNull().default(0),
    /** How many contradictions between two logs wait on it; a fold of the log, kept with it. */
    disputed: integer().notNull().default(0),
  },
  (t) => [
    index('name_value_disputed')
      .on(t.id)
      .where(sql`disputed > 0`),
    uniqueIndex('name_value_key').on(t.kind, t.key),
    index('name_value_queue')
      .on(t.waiting, t.id)
      .where(sql`waiting > 0`),
    index('name_value_questions')
      .on(sql`(waiting + auditing) desc`, t.id)
      .where(sql`waiting + auditing > 0`),
    index('name_value_settled')
      .on(t.state, t.id)
      .where(sql`asked = 1 and state in ('decided', 'none')`),
  ],
);

/** What the bottom strip of Review says at every key: kept by triggers, never counted. */
export const reviewTotal = sqliteTable('review_total', {
  /** asked_values, open_values, asked_krithis, waiting_krithis. */
  name: text().primaryKey(),
  n: integer().notNull(),
});

/** A name as printed, in one krithi. */
export const mention = sqliteTable(
  'mention',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    krithiId: text('krithi_id')
      .notNull()
      .references(() => krithi.id, { onDelete: 'cascade' }),
    kind: text().$type<NameKind>().notNull(),
    position: integer().notNull(),
    printed: text().notNull(),
    source: text().notNull(),
    spanStart: integer('span_start'),
    spanEnd: integer('span_end'),
    valueId: integer('value_id')
      .notNull()
      .references(() => nameValue.id),
    /** resolved, waiting, none, or parked (its batch is cancelled or deleted). */
    state: text().notNull(),
    /** Entity ids in order, as JSON; several for a ragamalika. */
    entities: text().notNull().default('[]'),
    how: text().notNull().default(''),
    evidence: text(),
    decisionId: text('decision_id'),
    /** The class by which the machine last took it by itself and for what, whatever people said since. */
    ownEvidence: text('own_evidence'),
    ownEntity: text('own_entity'),
  },
  (t) => [
    uniqueIndex('mention_place').on(t.krithiId, t.kind, t.position),
    // With the printed name, so that spellings are counted from the index alone.
    index('mention_of_value').on(t.valueId, t.state, t.printed),
    index('mention_by_machine')
      .on(t.evidence, t.valueId)
      .where(sql`state = 'resolved' and decision_id is null`),
    index('mention_of_decision')
      .on(t.decisionId)
      .where(sql`decision_id is not null`),
  ],
);

/** Which entries a mention is settled on, each once; kept by triggers, so that "where is it used" is a look-up. */
export const mentionEntity = sqliteTable(
  'mention_entity',
  {
    mentionId: integer('mention_id')
      .notNull()
      .references(() => mention.id, { onDelete: 'cascade' }),
    entityId: text('entity_id').notNull(),
    krithiId: text('krithi_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mentionId, t.entityId] }),
    index('mention_entity_use').on(t.entityId, t.krithiId),
  ],
);

/** The decision log: appended, never edited. What is shown is a fold of it. */
export const decision = sqliteTable(
  'decision',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    at: integer().notNull(),
    who: text().notNull(),
    kind: text().$type<NameKind>().notNull(),
    key: text().notNull(),
    value: text().notNull(),
    act: text().notNull(),
    entities: text().notNull().default('[]'),
    krithiId: text('krithi_id'),
    /** The krithi's link, by which a log applies on another machine. */
    krithiLink: text('krithi_link'),
    alias: text().$type<AliasScope>(),
    aliasScopeId: text('alias_scope_id'),
    leavesOut: text('leaves_out').notNull().default('[]'),
    reverts: text(),
    /** How the entries stand to the name: only `equal` teaches a spelling. */
    relation: text().$type<Relation>().notNull().default('equal'),
    /** Lines of one act (a bulk decision, its undo) share it; null where the line is the whole act. */
    step: text(),
    /** The newest lines on this value that its author saw, as JSON; null in logs that did not say. */
    knew: text(),
    /** The taking in of another log that brought the line here; null where it was written here. */
    arrival: text(),
    /** The file that it came in. */
    cameFrom: text('came_from'),
    note: text(),
    /** Fold version, authority version and what the machine proposed then. */
    context: text().notNull().default('{}'),
  },
  (t) => [
    index('decision_of_value').on(t.kind, t.key, t.seq),
    index('decision_reverts').on(t.reverts),
    index('decision_of_link')
      .on(t.krithiLink, t.kind, t.key, t.seq)
      .where(sql`krithi_link is not null`),
    index('decision_of_step')
      .on(t.step)
      .where(sql`step is not null`),
    index('decision_of_arrival')
      .on(t.arrival)
      .where(sql`arrival is not null`),
    index('decision_at')
      .on(t.at)
      .where(sql`act <> 'revert'`),
  ],
);

/** Which lines of the log accept an entry, each once; kept by a trigger, so that these are a look-up. */
export const decisionEntity = sqliteTable(
  'decision_entity',
  {
    entityId: text('entity_id').notNull(),
    seq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.seq] })],
);

/** What a review pack brings of the page that prints a name: this machine has no page of it. */
export const packEvidence = sqliteTable(
  'pack_evidence',
  {
    krithiId: text('krithi_id')
      .notNull()
      .references(() => krithi.id, { onDelete: 'cascade' }),
    kind: text().$type<NameKind>().notNull(),
    position: integer().notNull(),
    before: text().notNull(),
    match: text().notNull(),
    after: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.krithiId, t.kind, t.position] })],
);

/** What the sender of a review pack had to say of a name without deciding it: shown, never counted. */
export const packWord = sqliteTable(
  'pack_word',
  {
    valueId: integer('value_id')
      .notNull()
      .references(() => nameValue.id, { onDelete: 'cascade' }),
    batchId: text('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    note: text(),
    /** Ids of the entries that the sender ruled out, as JSON. */
    rejected: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.valueId, t.batchId] }), index('pack_word_batch').on(t.batchId)],
);

/** Spellings learnt from people; each points at the decision that made it. */
export const alias = sqliteTable(
  'alias',
  {
    id: text().primaryKey(),
    kind: text().$type<NameKind>().notNull(),
    key: text().notNull(),
    value: text().notNull(),
    entityId: text('entity_id').notNull(),
    scope: text().$type<AliasScope>().notNull(),
    scopeId: text('scope_id'),
    decisionId: text('decision_id').notNull(),
    who: text().notNull(),
    at: integer().notNull(),
    /** Set while the decision that taught it is reverted. */
    revokedAt: integer('revoked_at'),
    /** Set while a person has taken the spelling itself back; the decision stands. */
    retiredAt: integer('retired_at'),
  },
  (t) => [
    index('alias_lookup')
      .on(t.kind, t.key)
      .where(sql`revoked_at is null`),
    index('alias_of_decision').on(t.decisionId),
    index('alias_of_entity').on(t.entityId),
    index('alias_listed')
      .on(t.value, t.id)
      .where(sql`revoked_at is null and retired_at is null`),
  ],
);

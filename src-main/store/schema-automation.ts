import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { NameKind } from '../domain/name.ts';
import { nameValue } from './schema-names.ts';

/**
 * What the machine may decide by itself, each change a version of its own; the last one holds.
 * Appended, never edited; triggers refuse anything else. Before the first, the built-in table holds.
 */
export const classPolicy = sqliteTable('class_policy', {
  version: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  who: text().notNull(),
  /** fit, restore, demote, lift, or reinstate. */
  act: text().notNull(),
  /** The class that was demoted, lifted or reinstated. */
  evidence: text(),
  reason: text(),
  /** Right answers of how many, by class, as JSON of domain `ClassTable`. */
  counts: text().notNull(),
  /** Classes that accept nothing, with the reason in words and since when, as JSON. */
  demoted: text().notNull(),
  /** By class, the line of the decision log after which its answers count towards demotion, as JSON. */
  since: text().notNull(),
  /** The decisions that the counts were made from, by line of the log. */
  fromSeq: integer('from_seq').notNull(),
  toSeq: integer('to_seq').notNull(),
  /** The version that held before, and the one whose counts were brought back; 0 is the built-in table. */
  before: integer().notNull(),
  restores: integer(),
});

/** A name that the machine took by itself and that a person is asked blind. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    /** The batch that it was drawn in; the answer outlives it. */
    batchId: text('batch_id').notNull(),
    valueId: integer('value_id')
      .notNull()
      .references(() => nameValue.id),
    kind: text().$type<NameKind>().notNull(),
    key: text().notNull(),
    /** The class that accepted, and what it took the name for. */
    evidence: text().notNull(),
    entityId: text('entity_id').notNull(),
    /** The name as an open question, as JSON of domain `Verdict`: what the person sees. */
    question: text().notNull(),
    policyVersion: text('policy_version').notNull(),
    /** The last decision when it was drawn: only what comes later answers it. */
    afterSeq: integer('after_seq').notNull(),
    /** Whether it still waits for an answer; a fold of the decision log, kept with it. */
    open: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('audit_of_value').on(t.valueId, t.batchId),
    index('audit_open')
      .on(t.valueId)
      .where(sql`open = 1`),
    index('audit_of_name').on(t.kind, t.key),
  ],
);

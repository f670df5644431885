import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NameKind } from '../domain/name.ts';

/** The authority list: its entries, the log of what was done to them, and where they stand elsewhere. */
export const entity = sqliteTable(
  'entity',
  {
    id: text().primaryKey(),
    kind: text().$type<NameKind>().notNull(),
    name: text().notNull(),
    aliases: text().notNull(),
    facts: text().notNull(),
    provenance: text(),
    /** builtin, main, file, pack, or person. */
    source: text().notNull(),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [
    // Of what the list has: pages by name, and how many there are, without a look at the rows.
    index('entity_listed')
      .on(t.kind, t.name, t.id)
      .where(sql`removed_at is null`),
    index('entity_by_name')
      .on(t.name, t.id)
      .where(sql`removed_at is null`),
  ],
);

/** The log of changes of the authority list: appended, never edited; triggers refuse anything else. */
export const authorityChange = sqliteTable(
  'authority_change',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    who: text().notNull(),
    act: text().notNull(),
    note: text(),
    /** The list's version once this was done. */
    version: integer().notNull(),
    /** The change that this one takes back. */
    reverts: integer(),
    /** What else belongs to the act, as JSON: learnt spellings, approvals, what was looked at. */
    data: text().notNull().default('{}'),
  },
  (t) => [index('authority_change_reverts').on(t.reverts), index('authority_change_version').on(t.version)],
);

/** One entry before and after one change, as JSON; null where the list does not have it. */
export const authorityChangeEntry = sqliteTable(
  'authority_change_entry',
  {
    changeSeq: integer('change_seq')
      .notNull()
      .references(() => authorityChange.seq),
    entityId: text('entity_id').notNull(),
    before: text(),
    after: text(),
  },
  (t) => [
    primaryKey({ columns: [t.changeSeq, t.entityId] }),
    index('authority_change_of_entity').on(t.entityId, t.changeSeq),
  ],
);

/**
 * What was settled on one entry is another's: everywhere (a merge), or one printed name of one
 * krithi (a split, which also says which of them stay). Followed in the order of their ids.
 */
export const entityRedirect = sqliteTable(
  'entity_redirect',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    changeSeq: integer('change_seq')
      .notNull()
      .references(() => authorityChange.seq),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    /** all, or krithi. */
    scope: text().notNull(),
    /** Krithi, kind and key of the printed name, parted by tabs; empty for all. */
    scopeId: text('scope_id').notNull().default(''),
    at: integer().notNull(),
    /** The newest decision then: a later one is a person's later word and is not redirected. */
    decisionSeq: integer('decision_seq').notNull().default(0),
    active: integer().notNull().default(1),
  },
  (t) => [
    index('entity_redirect_from')
      .on(t.fromId, t.id)
      .where(sql`active = 1`),
    index('entity_redirect_place')
      .on(t.scopeId, t.id)
      .where(sql`active = 1 and scope = 'krithi'`),
    index('entity_redirect_to')
      .on(t.toId)
      .where(sql`active = 1`),
    index('entity_redirect_of_change').on(t.changeSeq),
  ],
);

/** An entry and the row of a main database that it stands for, as both were when they were last brought together. */
export const authorityLink = sqliteTable(
  'authority_link',
  {
    target: text().notNull(),
    entityId: text('entity_id').notNull(),
    remoteId: text('remote_id').notNull(),
    snapshot: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.target, t.entityId] })],
);

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KrithiState } from '../domain/batch.ts';
import { krithi } from './schema.ts';

/**
 * A narrow row per krithi for lists: what is filtered and sorted by, and the names as they are
 * shown. Kept by triggers; `stale_kind` is their way to have the names of one kind read anew.
 */
export const krithiList = sqliteTable(
  'krithi_list',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    krithiId: text('krithi_id')
      .notNull()
      .unique()
      .references(() => krithi.id, { onDelete: 'cascade' }),
    batchId: text('batch_id').notNull(),
    site: text().notNull(),
    link: text().notNull(),
    hidden: integer().notNull(),
    state: text().$type<KrithiState>().notNull(),
    stage: text().notNull(),
    title: text().notNull(),
    titleKey: text('title_key').notNull(),
    composer: text().notNull().default(''),
    /** Names of the ragas in order, parted by a line break. */
    ragas: text().notNull().default(''),
    tala: text().notNull().default(''),
    /** In thousandths; -1 while it is not known. */
    quality: integer().notNull().default(-1),
    flags: integer().notNull().default(0),
    duplicates: integer().notNull().default(0),
    weakNames: integer('weak_names').notNull().default(0),
    edited: integer().notNull().default(0),
    changedAt: integer('changed_at').notNull(),
    staleKind: text('stale_kind'),
    /** Whether the text index holds it as it is. */
    found: integer().notNull().default(0),
  },
  (t) => [
    index('list_by_id')
      .on(t.krithiId)
      .where(sql`hidden = 0`),
    index('list_by_title')
      .on(t.titleKey, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_by_composer')
      .on(sql`composer collate nocase`, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_by_raga')
      .on(sql`ragas collate nocase`, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_by_quality')
      .on(t.quality, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_by_changed')
      .on(t.changedAt, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_by_state')
      .on(t.state, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_of_batch')
      .on(t.batchId, t.state, t.krithiId)
      .where(sql`hidden = 0`),
    index('list_to_index')
      .on(t.id)
      .where(sql`found = 0`),
  ],
);

/** The log of what people did to krithis, a step a row: what undo takes back as one. Appended, never edited. */
export const krithiStep = sqliteTable('krithi_step', {
  seq: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  at: integer().notNull(),
  who: text().notNull(),
  act: text().notNull(),
  reverts: text(),
  reason: text(),
});

/** What a step did to each krithi, with what was before. Appended, never edited. */
export const krithiAct = sqliteTable(
  'krithi_act',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    stepId: text('step_id').notNull(),
    krithiId: text('krithi_id').notNull(),
    /** The other krithi of a judgement on two. */
    otherId: text('other_id'),
    before: text().notNull(),
    after: text().notNull(),
  },
  (t) => [
    index('krithi_act_of_step').on(t.stepId, t.seq),
    index('krithi_act_of_krithi').on(t.krithiId, t.seq),
    index('krithi_act_of_other')
      .on(t.otherId)
      .where(sql`other_id is not null`),
  ],
);

/** What is left of a lyric for finding others like it; see review/lyric-sketch. */
export const lyricSketch = sqliteTable('lyric_sketch', {
  id: integer().primaryKey({ autoIncrement: true }),
  krithiId: text('krithi_id')
    .notNull()
    .unique()
    .references(() => krithi.id, { onDelete: 'cascade' }),
  /** Consonants of the lyric in one script. */
  length: integer().notNull(),
  bands: text().notNull(),
});

/** Sketches by band; a row whose sketch is gone is passed over. */
export const lyricBand = sqliteTable(
  'lyric_band',
  {
    band: integer().notNull(),
    sketchId: integer('sketch_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.band, t.sketchId] })],
);

/**
 * Krithis whose names were changed by an act on the list and that are yet to go before a reviewer anew:
 * worked off in slices after the act, and again after a crash.
 */
export const krithiRecheck = sqliteTable('krithi_recheck', {
  krithiId: text('krithi_id')
    .primaryKey()
    .references(() => krithi.id, { onDelete: 'cascade' }),
  /** Who changed them last. */
  actor: text().notNull(),
});

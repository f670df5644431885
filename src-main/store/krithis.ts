import { z } from 'zod';
import type { KrithiState } from '../domain/batch.ts';
import { AppError } from '../domain/errors.ts';
import type { EventQueries } from './events.ts';
import {
  type JudgedRow,
  type KrithiPlace,
  type KrithiRow,
  type PageNames,
  type RawKrithi,
  StoredDuplicate,
  krithiColumns,
  readKrithi,
} from './krithi-row.ts';
import { krithiWrites } from './krithi-writes.ts';
import type { Store } from './open.ts';

/** Queries of krithis: drafts on their way to the main database. */
export const krithiQueries = (store: Store, events: EventQueries) => {
  const { db } = store;
  const byId = db.prepare<[string], RawKrithi>(
    `SELECT ${krithiColumns} FROM krithi WHERE id = ? AND hidden & 1 = 0`,
  );
  const place = db.prepare<[string], KrithiPlace>(
    `SELECT id, batch_id AS batchId, link, site, hidden, state, stage, created_at AS createdAt FROM krithi
     WHERE id = ? AND hidden & 1 = 0`,
  );
  const idsOfTitle = db
    .prepare<[string, string, number], string>(
      'SELECT id FROM krithi WHERE hidden & 1 = 0 AND title_key = ? AND id <> ? LIMIT ?',
    )
    .pluck();
  const pageNames = db.prepare<
    [string],
    { ragas: string | null; composer: string | null; tala: string | null }
  >(
    `SELECT payload ->> 'ragas' AS ragas, payload ->> 'composer' AS composer, payload ->> 'tala' AS tala
     FROM krithi WHERE id = ? AND payload IS NOT NULL`,
  );
  const byLink = db.prepare<[string], string>('SELECT id FROM krithi WHERE link = ? AND hidden = 0').pluck();
  const duplicatesOf = db.prepare<[string], string>('SELECT duplicates FROM krithi WHERE id = ?').pluck();
  const judged = db.prepare<[string], JudgedRow>(
    `SELECT id, batch_id AS batchId, state, title, blocker, reject_reason AS rejectReason, reviewer,
       decided_at AS decidedAt FROM krithi WHERE id = ? AND hidden = 0`,
  );
  const samePage = db
    .prepare<[string, string, number], string>(
      'SELECT id FROM krithi WHERE hidden = 0 AND page_hash = ? AND id <> ? ORDER BY id LIMIT ?',
    )
    .pluck();
  const total = db.prepare<[string], number>('SELECT n FROM review_total WHERE name = ?').pluck();
  const countState = db
    .prepare<[string], number>('SELECT count(*) FROM krithi WHERE state = ? AND hidden = 0')
    .pluck();

  const find = (id: string): KrithiRow | null => {
    const raw = byId.get(id);
    return raw === undefined ? null : readKrithi(raw);
  };

  return {
    find,
    place: (id: string): KrithiPlace | null => place.get(id) ?? null,
    /** @throws AppError `store.not_found`. */
    get: (id: string): KrithiRow => {
      const found = find(id);
      if (found === null) throw new AppError('store.not_found', { detail: `krithi ${id}` });
      return found;
    },
    /** Other krithis of one title, no more than so many. */
    idsOfTitle: (titleKey: string, exceptId: string, most: number): string[] =>
      idsOfTitle.all(titleKey, exceptId, most),
    /** What the page itself prints, read without the rest of the extraction; null where nothing was extracted. */
    pageNames: (id: string): PageNames | null => {
      const raw = pageNames.get(id);
      return raw === undefined
        ? null
        : { ...raw, ragas: z.array(z.string()).parse(JSON.parse(raw.ragas ?? '[]')) };
    },
    idOfLink: (link: string): string | null => byLink.get(link) ?? null,
    /** The krithis that are shown as its duplicates. */
    duplicatesOf: (id: string): string[] =>
      z
        .array(StoredDuplicate)
        .parse(JSON.parse(duplicatesOf.get(id) ?? '[]'))
        .map(({ krithi }) => krithi),
    /** How a krithi stands judged, without reading it. */
    judged: (id: string): JudgedRow | null => judged.get(id) ?? null,
    samePage: (pageHash: string, exceptId: string, limit: number): string[] =>
      samePage.all(pageHash, exceptId, limit),
    /** Krithis that ever waited for a name, and those that still do. */
    askedCounts: (): { total: number; waiting: number } => ({
      total: total.get('asked_krithis') ?? 0,
      waiting: total.get('waiting_krithis') ?? 0,
    }),
    countState: (state: KrithiState): number => countState.get(state) ?? 0,
    ...krithiWrites(store, events),
  };
};
export type KrithiQueries = ReturnType<typeof krithiQueries>;

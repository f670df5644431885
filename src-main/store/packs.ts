import { z } from 'zod';
import type { NameKind } from '../domain/name.ts';
import type { Store } from './open.ts';

export type PackEvidence = { readonly before: string; readonly match: string; readonly after: string };

/** What a pack's sender noted of a name, and the entries that the sender ruled out. */
export type PackWord = {
  readonly pack: string;
  readonly who: string;
  readonly note: string | null;
  readonly rejected: readonly string[];
};
const Ids = z.array(z.string());

/** A krithi of a pack: a title with names, nothing to fetch or publish. */
export type NewPackKrithi = {
  readonly id: string;
  readonly batchId: string;
  readonly link: string;
  readonly site: string;
  readonly title: string;
  readonly titleKey: string;
  readonly composer: string | null;
  readonly line: number;
  readonly createdAt: number;
};

export type PackCounts = {
  readonly values: number;
  /** Names that wait for a decision. */
  readonly open: number;
  readonly krithis: number;
};

type Place = { readonly krithiId: string; readonly kind: NameKind; readonly position: number };

/** Queries of review packs that were opened here. */
export const packQueries = (store: Store) => {
  const { db } = store;
  const insertKrithi = db.prepare(
    `INSERT INTO krithi (id, batch_id, link, site, hidden, asked, state, stage, line, printed_link, csv_title,
       csv_composer, title, title_key, created_at, updated_at)
     VALUES (@id, @batchId, @link, @site, 2, 1, 'pending', 'blocked', @line, @link, @title,
       @composer, @title, @titleKey, @createdAt, @createdAt)`,
  );
  // The list's row is made by a trigger; the composer is what tells one title from another.
  const nameComposer = db.prepare('UPDATE krithi_list SET composer = ? WHERE krithi_id = ?');
  const putEvidence = db.prepare(
    'INSERT INTO pack_evidence (krithi_id, kind, position, before, match, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const evidence = db.prepare<[string, string, number], PackEvidence>(
    'SELECT before, match, after FROM pack_evidence WHERE krithi_id = ? AND kind = ? AND position = ?',
  );
  const putWord = db.prepare(
    `INSERT INTO pack_word (value_id, batch_id, note, rejected) VALUES (?, ?, ?, ?)
     ON CONFLICT (value_id, batch_id) DO NOTHING`,
  );
  const wordsOf = db.prepare<[number], Omit<PackWord, 'rejected'> & { rejected: string }>(
    `SELECT b.name AS pack, coalesce(b.options ->> '$.pack.made_by', '') AS who, w.note, w.rejected
     FROM pack_word w JOIN batch b ON b.id = w.batch_id
     WHERE w.value_id = ? AND b.deleted_at IS NULL ORDER BY b.id`,
  );
  const list = db
    .prepare<[], string>(`SELECT id FROM batch WHERE kind = 'pack' AND deleted_at IS NULL ORDER BY id DESC`)
    .pluck();
  const counts = db.prepare<[string], PackCounts>(
    `SELECT count(DISTINCT m.value_id) AS "values", count(DISTINCT k.id) AS krithis,
       count(DISTINCT iif(m.state = 'waiting', m.value_id, NULL)) AS open
     FROM krithi k JOIN mention m ON m.krithi_id = k.id WHERE k.batch_id = ?`,
  );

  return {
    insertKrithi: (row: NewPackKrithi): void => {
      insertKrithi.run(row);
      nameComposer.run(row.composer ?? '', row.id);
    },
    putEvidence: ({ krithiId, kind, position }: Place, { before, match, after }: PackEvidence): void => {
      putEvidence.run(krithiId, kind, position, before, match, after);
    },
    /** The sentence that a pack brought with a mention. */
    evidence: ({ krithiId, kind, position }: Place): PackEvidence | null =>
      evidence.get(krithiId, kind, position) ?? null,
    putWord: (valueId: number, batchId: string, said: Pick<PackWord, 'note' | 'rejected'>): void => {
      putWord.run(valueId, batchId, said.note, JSON.stringify(said.rejected));
    },
    /** What the senders of the packs that are open said of a name without deciding it. */
    wordsOf: (valueId: number): PackWord[] =>
      wordsOf.all(valueId).map((row) => ({ ...row, rejected: Ids.parse(JSON.parse(row.rejected)) })),
    /** Ids of the packs that are open, newest first. */
    list: (): string[] => list.all(),
    counts: (batchId: string): PackCounts => counts.get(batchId) ?? { values: 0, open: 0, krithis: 0 },
  };
};
export type PackQueries = ReturnType<typeof packQueries>;

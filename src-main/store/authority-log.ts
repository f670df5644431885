import { type AuthorityAct, ChangeData, StoredEntity, entityText } from '../domain/authority.ts';
import type { Store } from './open.ts';

/** One line of the log of the list. */
export type ChangeRow = {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly act: AuthorityAct;
  readonly note: string | null;
  readonly version: number;
  readonly reverts: number | null;
  readonly data: ChangeData;
};

/** One entry before and after a change; null where the list does not have it. */
export type EntryChange = {
  readonly id: string;
  readonly before: StoredEntity | null;
  readonly after: StoredEntity | null;
};

export type NewChangeRow = Omit<ChangeRow, 'seq' | 'at'>;

type Raw = Omit<ChangeRow, 'data'> & { data: string };
type RawEntry = { id: string; before: string | null; after: string | null };

const columns = 'c.seq, c.at, c.who, c.act, c.note, c.version, c.reverts, c.data';
const read = (raw: Raw): ChangeRow => ({ ...raw, data: ChangeData.parse(JSON.parse(raw.data)) });
const entity = (text: string | null): StoredEntity | null =>
  text === null ? null : StoredEntity.parse(JSON.parse(text));
const readEntry = ({ id, before, after }: RawEntry): EntryChange => ({
  id,
  before: entity(before),
  after: entity(after),
});

/**
 * Queries of the append-only log of the list. A change stands unless a revert of it stands; a revert
 * can itself be taken back. An older list is the present one with what came since undone, so that
 * no copy of it is kept.
 */
export const authorityLogQueries = (store: Store) => {
  const { db, clock } = store;
  const insert = db.prepare(
    'INSERT INTO authority_change (at, who, act, note, version, reverts, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertEntry = db.prepare(
    'INSERT INTO authority_change_entry (change_seq, entity_id, before, after) VALUES (?, ?, ?, ?)',
  );
  const bySeq = db.prepare<[number], Raw>(`SELECT ${columns} FROM authority_change c WHERE c.seq = ?`);
  const entriesOf = db.prepare<[number], RawEntry>(
    'SELECT entity_id AS id, before, after FROM authority_change_entry WHERE change_seq = ? ORDER BY entity_id',
  );
  const entryCount = db
    .prepare<[number], number>('SELECT count(*) FROM authority_change_entry WHERE change_seq = ?')
    .pluck();
  const revertsOf = db
    .prepare<[number], number>('SELECT seq FROM authority_change WHERE reverts = ? ORDER BY seq')
    .pluck();
  const newest = db.prepare<[number, number], Raw>(
    `SELECT ${columns} FROM authority_change c WHERE c.seq < ? ORDER BY c.seq DESC LIMIT ?`,
  );
  const ofEntity = db.prepare<[string, number, number], Raw>(
    `SELECT ${columns} FROM authority_change_entry e JOIN authority_change c ON c.seq = e.change_seq
     WHERE e.entity_id = ? AND e.change_seq < ? ORDER BY e.change_seq DESC LIMIT ?`,
  );
  const heads = db.prepare<[number], { seq: number; act: AuthorityAct; reverts: number | null }>(
    'SELECT seq, act, reverts FROM authority_change WHERE seq > ? ORDER BY seq',
  );
  const ofAct = db.prepare<[AuthorityAct], Raw>(
    `SELECT ${columns} FROM authority_change c WHERE c.act = ? ORDER BY c.seq`,
  );
  const lastSeq = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM authority_change').pluck();
  const firstVersion = db.prepare<[], number>('SELECT min(version) FROM authority_change').pluck();
  const seqAt = db
    .prepare<[number], number>('SELECT coalesce(max(seq), 0) FROM authority_change WHERE version <= ?')
    .pluck();
  const touchedSince = db
    .prepare<[number], string>('SELECT DISTINCT entity_id FROM authority_change_entry WHERE change_seq > ?')
    .pluck();
  const laterOn = db
    .prepare<[string, number], number>(
      'SELECT change_seq FROM authority_change_entry WHERE entity_id = ? AND change_seq > ? ORDER BY change_seq DESC',
    )
    .pluck();
  const writings = db
    .prepare<[string], string>(
      `SELECT after FROM authority_change_entry WHERE entity_id = ? AND after IS NOT NULL ORDER BY change_seq DESC`,
    )
    .pluck();
  const undone = db.prepare<[number], RawEntry>(
    `SELECT e.entity_id AS id, e.before, e.after FROM authority_change_entry e WHERE e.change_seq =
       (SELECT min(x.change_seq) FROM authority_change_entry x WHERE x.entity_id = e.entity_id AND x.change_seq > ?)`,
  );
  const between = db.prepare<{ from: number; to: number }, RawEntry>(
    `SELECT t.entity_id AS id,
       (SELECT a.before FROM authority_change_entry a WHERE a.entity_id = t.entity_id AND a.change_seq = t.first) AS before,
       (SELECT z.after FROM authority_change_entry z WHERE z.entity_id = t.entity_id AND z.change_seq = t.last) AS after
     FROM (SELECT entity_id, min(change_seq) AS first, max(change_seq) AS last FROM authority_change_entry
           WHERE change_seq > @from AND change_seq <= @to GROUP BY entity_id) t ORDER BY t.entity_id`,
  );

  const stands = (seq: number): boolean => !revertsOf.all(seq).some((revert) => stands(revert));

  return {
    append: (row: NewChangeRow, entries: readonly EntryChange[]): number => {
      const seq = Number(
        insert.run(
          clock.now(),
          row.who,
          row.act,
          row.note,
          row.version,
          row.reverts,
          JSON.stringify(row.data),
        ).lastInsertRowid,
      );
      for (const { id, before, after } of entries)
        insertEntry.run(seq, id, entityText(before), entityText(after));
      return seq;
    },
    find: (seq: number): ChangeRow | null => {
      const raw = bySeq.get(seq);
      return raw === undefined ? null : read(raw);
    },
    entriesOf: (seq: number): EntryChange[] => entriesOf.all(seq).map(readEntry),
    entryCount: (seq: number): number => entryCount.get(seq) ?? 0,
    stands,
    /** Newest first, older than `seq`. */
    before: (seq: number, limit: number): ChangeRow[] => newest.all(seq, limit).map(read),
    /** What was done to one entry, newest first, older than `seq`. */
    ofEntityBefore: (id: string, seq: number, limit: number): ChangeRow[] =>
      ofEntity.all(id, seq, limit).map(read),
    /** Every line after `seq`, oldest first, without its load. */
    headsSince: (seq: number) => heads.all(seq),
    ofAct: (act: AuthorityAct): ChangeRow[] => ofAct.all(act).map(read),
    lastSeq: (): number => lastSeq.get() ?? 0,
    /** The oldest version that can still be shown; null before any change. */
    firstVersion: (): number | null => {
      const first = firstVersion.get() ?? null;
      return first === null ? null : first - 1;
    },
    /** The newest change of a version. */
    seqOfVersion: (version: number): number => seqAt.get(version) ?? 0,
    touchedSince: (seq: number): string[] => touchedSince.all(seq),
    /** Changes of an entry after `seq`, newest first. */
    laterOn: (id: string, seq: number): number[] => laterOn.all(id, seq),
    /** What an entry has been, newest first. */
    writings: (id: string): StoredEntity[] =>
      writings.all(id).map((text) => StoredEntity.parse(JSON.parse(text))),
    /** The entries that changed after `seq`, each as it was then (`before`). */
    sinceUndone: (seq: number): EntryChange[] => undone.all(seq).map(readEntry),
    /** The entries that differ or differed between two changes, as they were at each. */
    between: (from: number, to: number): EntryChange[] =>
      between
        .all({ from, to })
        .filter(({ before, after }) => before !== after)
        .map(readEntry),
  };
};
export type AuthorityLogQueries = ReturnType<typeof authorityLogQueries>;

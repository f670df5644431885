import type { KrithiState } from '../domain/batch.ts';
import type { NameKind } from '../domain/name.ts';
import type { Store } from './open.ts';

/** A row of the list: nothing that needs parsing, names as they are shown. */
export type KrithiListRow = {
  readonly id: string;
  readonly batchId: string;
  readonly title: string;
  readonly composer: string;
  /** Parted by line breaks, in order. */
  readonly ragas: string;
  readonly tala: string;
  readonly state: KrithiState;
  readonly stage: string;
  /** 0 to 1; null while it is not known. */
  readonly quality: number | null;
  readonly flagCount: number;
  readonly duplicateCount: number;
  readonly weakNames: number;
  readonly edited: number;
  readonly changedAt: number;
  readonly link: string;
  readonly site: string;
};

export type KrithiFilter = {
  readonly state?: KrithiState | undefined;
  readonly batch?: string | undefined;
  readonly site?: string | undefined;
  /** An entry of the list of names. */
  readonly composer?: string | undefined;
  readonly raga?: string | undefined;
  readonly minQuality?: number | undefined;
  readonly maxQuality?: number | undefined;
  readonly flags?: boolean | undefined;
  readonly duplicates?: boolean | undefined;
  readonly edited?: boolean | undefined;
  /** Every name is settled to an entry of the list. */
  readonly strong?: boolean | undefined;
  /** Words that all have to be found, each as typed and folded. */
  readonly words?: readonly SearchWord[] | undefined;
};
export type SearchWord = { readonly typed: string; readonly folded: string };

export const krithiSorts = ['listed', 'title', 'composer', 'raga', 'quality', 'state', 'changed'] as const;
export type KrithiSort = (typeof krithiSorts)[number];
export type KrithiOrder = { readonly by: KrithiSort; readonly down: boolean };
/** The place of a row in an order. */
export type KrithiPlace = { readonly value: string | number; readonly id: string };

type Bind = string | number;
type Part = { readonly sql: string; readonly values: readonly Bind[] };

const sortColumns: Readonly<Record<KrithiSort, string>> = {
  listed: 'l.krithi_id',
  title: 'l.title_key',
  composer: 'l.composer COLLATE NOCASE',
  raga: 'l.ragas COLLATE NOCASE',
  quality: 'l.quality',
  state: 'l.state',
  changed: 'l.changed_at',
};

const columns = `l.krithi_id AS id, l.batch_id AS batchId, l.title, l.composer, l.ragas, l.tala, l.state, l.stage,
  nullif(l.quality, -1) / 1000.0 AS quality, l.flags AS flagCount, l.duplicates AS duplicateCount,
  l.weak_names AS weakNames, l.edited, l.changed_at AS changedAt, l.link, l.site`;

const thousandths = (share: number): number => Math.round(share * 1000);

/** What follows every text that begins with `text`, to ask an index for a beginning. */
const after = (text: string): string => `${text}\u{10ffff}`;

/** Three letters are the least that the text index finds; fewer are the beginning of a title. */
const isIndexed = (word: SearchWord): boolean => word.typed.length >= 3;

const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const beginsWith = ({ folded }: SearchWord): Part => ({
  sql: 'l.title_key >= ? AND l.title_key < ?',
  values: [folded, after(folded)],
});

const likeAll = (words: readonly SearchWord[]): Part => ({
  sql: words
    .map(() => `(l.title || char(10) || l.composer || char(10) || l.ragas) LIKE ? ESCAPE '\\'`)
    .join(' AND '),
  values: words.map(({ typed }) => `%${typed.replace(/[\\%_]/g, '\\$&')}%`),
});

const textPart = (words: readonly SearchWord[], canIndex: boolean): readonly Part[] => {
  if (!canIndex) return [likeAll(words)];
  const long = words.filter(isIndexed);
  const short = words.filter((word) => !isIndexed(word));
  const match = long
    .map(({ typed, folded }) =>
      folded.length >= 3 && folded !== typed ? `(${phrase(typed)} OR ${phrase(folded)})` : phrase(typed),
    )
    .join(' AND ');
  return [
    ...(long.length === 0
      ? []
      : [{ sql: 'l.id IN (SELECT rowid FROM krithi_find WHERE krithi_find MATCH ?)', values: [match] }]),
    ...(long.length > 0 ? [] : short.map(beginsWith)),
  ];
};

/**
 * `byOrder`: the index of the order is walked rather than the state's, which a large state
 * would make a sort of all its rows (a `+` keeps SQLite from using an index for a term).
 */
const whereOf = (filter: KrithiFilter, canIndex: boolean, byOrder = false): Part => {
  const parts: Part[] = [{ sql: 'l.hidden = 0', values: [] }];
  const add = (sql: string, ...values: readonly Bind[]): void => {
    parts.push({ sql, values });
  };
  if (filter.state !== undefined) add(byOrder ? '+l.state = ?' : 'l.state = ?', filter.state);
  if (filter.batch !== undefined) add('l.batch_id = ?', filter.batch);
  if (filter.site !== undefined) add('l.site = ?', filter.site);
  for (const id of [filter.composer, filter.raga])
    if (id !== undefined)
      add('l.krithi_id IN (SELECT krithi_id FROM mention_entity WHERE entity_id = ?)', id);
  if (filter.minQuality !== undefined) add('+l.quality >= ?', thousandths(filter.minQuality));
  if (filter.maxQuality !== undefined) add('+l.quality BETWEEN 0 AND ?', thousandths(filter.maxQuality));
  if (filter.flags !== undefined) add(filter.flags ? 'l.flags > 0' : 'l.flags = 0');
  if (filter.duplicates !== undefined) add(filter.duplicates ? 'l.duplicates > 0' : 'l.duplicates = 0');
  if (filter.edited !== undefined) add(filter.edited ? 'l.edited = 1' : 'l.edited = 0');
  if (filter.strong !== undefined) add(filter.strong ? 'l.weak_names = 0' : 'l.weak_names > 0');
  if (filter.words !== undefined && filter.words.length > 0) parts.push(...textPart(filter.words, canIndex));
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
};

export type Facet = { readonly id: string; readonly name: string };

type FindRow = {
  readonly id: number;
  readonly title: string;
  readonly titleKey: string;
  readonly composer: string;
  readonly ragas: string;
  readonly tala: string;
};

/** Up to so many rows are sorted within a keystroke. */
const sortable = 4000;
/** Rows taken into the text index in one transaction. */
const chunk = 2000;

/** Queries of the narrow list: what people filter, sort and page through. */
export const krithiListQueries = (store: Store) => {
  const { db } = store;
  /** Another host's data is only read: its text index may be behind, so the texts themselves are searched. */
  const canIndex = store.bootId > 0;
  const unfound = db.prepare<[number], FindRow>(
    `SELECT id, title, title_key AS titleKey, composer, ragas, tala FROM krithi_list WHERE found = 0 LIMIT ?`,
  );
  const dropWords = db.prepare('DELETE FROM krithi_find WHERE rowid = ?');
  const addWords = db.prepare('INSERT INTO krithi_find (rowid, words) VALUES (?, ?)');
  const markFound = db.prepare('UPDATE krithi_list SET found = 1 WHERE id = ?');
  const place = (by: KrithiSort, id: string): string | number | undefined =>
    db
      .prepare<[string], string | number>(
        `SELECT ${sortColumns[by]} FROM krithi_list l WHERE l.krithi_id = ?`,
      )
      .pluck()
      .get(id);
  const ofKind = db.prepare<[NameKind], Facet>(
    `SELECT e.id, e.name FROM entity e
     WHERE e.kind = ? AND EXISTS (SELECT 1 FROM mention_entity me WHERE me.entity_id = e.id) ORDER BY e.name`,
  );
  const sites = db.prepare<[], Facet>(
    'SELECT DISTINCT site AS id, site AS name FROM krithi_list WHERE hidden = 0 ORDER BY site',
  );
  const batches = db.prepare<[], Facet>(
    `SELECT b.id, b.name FROM batch b
     WHERE EXISTS (SELECT 1 FROM krithi_list l WHERE l.hidden = 0 AND l.batch_id = b.id) ORDER BY b.created_at DESC`,
  );

  const countUpTo = db
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM krithi_list WHERE hidden = 0 AND state = ? LIMIT ?)',
    )
    .pluck();
  /** Whether the order's own index finds a page sooner than the rows of the filter, sorted. */
  const walksOrder = (
    { state, batch, composer, raga, words }: KrithiFilter,
    { by }: KrithiOrder,
  ): boolean => {
    const isNarrow = [batch, composer, raga].some((each) => each !== undefined) || (words ?? []).length > 0;
    if (state === undefined || isNarrow || by === 'listed' || by === 'state') return false;
    return (countUpTo.get(state, sortable) ?? 0) >= sortable;
  };

  const page = (
    filter: KrithiFilter,
    order: KrithiOrder,
    from: KrithiPlace | null,
    limit: number,
  ): KrithiListRow[] => {
    const where = whereOf(filter, canIndex, walksOrder(filter, order));
    const column = sortColumns[order.by];
    const way = order.down ? 'DESC' : 'ASC';
    const beyond = from === null ? '' : `AND (${column}, l.krithi_id) ${order.down ? '<' : '>'} (?, ?)`;
    return db
      .prepare<Bind[], KrithiListRow>(
        `SELECT ${columns} FROM krithi_list l WHERE ${where.sql} ${beyond}
         ORDER BY ${column} ${way}, l.krithi_id ${way} LIMIT ?`,
      )
      .all(...where.values, ...(from === null ? [] : [from.value, from.id]), limit);
  };

  const count = (filter: KrithiFilter): number => {
    const where = whereOf(filter, canIndex);
    return Number(
      db
        .prepare(`SELECT count(*) FROM krithi_list l WHERE ${where.sql}`)
        .pluck()
        .get(...where.values),
    );
  };

  return {
    page,
    count,
    /** Where a krithi stands in an order; null when there is no such krithi. */
    placeOf: (order: KrithiOrder, id: string): KrithiPlace | null => {
      const value = place(order.by, id);
      return value === undefined ? null : { value, id };
    },
    /** How many that fit the filter come before a place. */
    countBefore: (filter: KrithiFilter, order: KrithiOrder, at: KrithiPlace): number => {
      const where = whereOf(filter, canIndex);
      const before = `(${sortColumns[order.by]}, l.krithi_id) ${order.down ? '>' : '<'} (?, ?)`;
      return Number(
        db
          .prepare(`SELECT count(*) FROM krithi_list l WHERE ${where.sql} AND ${before}`)
          .pluck()
          .get(...where.values, at.value, at.id),
      );
    },
    /** Krithis that fit, in the order of the lists, beyond one of them. */
    idsAfter: (filter: KrithiFilter, after: string, limit: number): string[] => {
      const where = whereOf(filter, canIndex);
      return db
        .prepare<Bind[], string>(
          `SELECT l.krithi_id FROM krithi_list l WHERE ${where.sql} AND l.krithi_id > ? ORDER BY l.krithi_id LIMIT ?`,
        )
        .pluck()
        .all(...where.values, after, limit);
    },
    /** Every krithi that fits, in the order of the lists. */
    ids: (filter: KrithiFilter): string[] => {
      const where = whereOf(filter, canIndex);
      return db
        .prepare<Bind[], string>(
          `SELECT l.krithi_id FROM krithi_list l WHERE ${where.sql} ORDER BY l.krithi_id`,
        )
        .pluck()
        .all(...where.values);
    },
    /** Krithis by state among those that fit everything but the state. */
    byState: ({ state: _state, ...filter }: KrithiFilter): { state: KrithiState; krithis: number }[] => {
      const where = whereOf(filter, canIndex);
      return db
        .prepare<Bind[], { state: KrithiState; krithis: number }>(
          `SELECT l.state, count(*) AS krithis FROM krithi_list l WHERE ${where.sql} GROUP BY l.state`,
        )
        .all(...where.values);
    },
    /** Whether a krithi is among those that fit. */
    fits: (filter: KrithiFilter, id: string): boolean => {
      const where = whereOf(filter, canIndex);
      return (
        db
          .prepare(`SELECT 1 FROM krithi_list l WHERE ${where.sql} AND l.krithi_id = ?`)
          .get(...where.values, id) !== undefined
      );
    },
    find: (id: string): KrithiListRow | null =>
      db
        .prepare<[string], KrithiListRow>(
          `SELECT ${columns} FROM krithi_list l WHERE l.krithi_id = ? AND l.hidden = 0`,
        )
        .get(id) ?? null,
    facets: () => ({
      batches: batches.all(),
      sites: sites.all(),
      composers: ofKind.all('composer'),
      ragas: ofKind.all('raga'),
    }),
    /**
     * Takes rows that changed into the text index; `wordsOf` says what each is found by.
     * Answers how many there were; call again until it is 0.
     */
    catchUp: (wordsOf: (row: FindRow) => string): number => {
      if (!canIndex) return 0;
      const rows = unfound.all(chunk);
      if (rows.length === 0) return 0;
      store.write(() => {
        for (const row of rows) {
          dropWords.run(row.id);
          addWords.run(row.id, wordsOf(row));
          markFound.run(row.id);
        }
      });
      return rows.length;
    },
  };
};
export type KrithiListQueries = ReturnType<typeof krithiListQueries>;

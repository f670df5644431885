import { z } from 'zod';
import type { KrithiState } from '../domain/batch.ts';
import { AppError } from '../domain/errors.ts';
import { Extraction, KrithiEdits, Quality } from '../domain/krithi.ts';
import { assertMove } from '../domain/transitions.ts';
import type { EventQueries } from './events.ts';
import type { Store } from './open.ts';

/** Why two krithis are shown beside each other. */
export const twinKinds = ['same_page', 'same_title', 'same_lyric', 'other_raga'] as const;

export const StoredDuplicate = z.object({
  krithi: z.string(),
  title: z.string(),
  raga: z.string(),
  link: z.string(),
  /** In words. */
  why: z.string(),
  /** `other_raga` is for information: another raga is another work unless a person says otherwise. */
  kind: z.enum(twinKinds).default('same_title'),
  /** How much of the lyric is shared, 0 to 1; null where it was not compared. */
  likeness: z.number().nullable().default(null),
});
export type StoredDuplicate = z.infer<typeof StoredDuplicate>;

export type KrithiRow = {
  readonly id: string;
  readonly batchId: string;
  readonly link: string;
  readonly site: string;
  /** 2: of a review pack, a title with names and nothing to fetch or publish. */
  readonly hidden: number;
  readonly state: KrithiState;
  readonly stage: string;
  readonly line: number;
  readonly printedLink: string;
  readonly csvTitle: string;
  readonly csvRaga: string | null;
  readonly csvComposer: string | null;
  readonly csvTala: string | null;
  readonly extraction: Extraction | null;
  readonly pageHash: string | null;
  readonly edits: KrithiEdits;
  readonly title: string;
  readonly titleKey: string;
  readonly quality: Quality | null;
  readonly duplicates: readonly StoredDuplicate[];
  readonly flagCount: number;
  /** Code of what keeps it from being approved. */
  readonly blocker: string | null;
  readonly rejectReason: string | null;
  readonly reviewer: string | null;
  readonly decidedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** Names as a page prints them. */
export type PageNames = {
  readonly ragas: readonly string[];
  readonly composer: string | null;
  readonly tala: string | null;
};

/** Where a krithi stands: what settling its names needs, and nothing that must be parsed. */
export type KrithiPlace = Pick<
  KrithiRow,
  'id' | 'batchId' | 'link' | 'site' | 'hidden' | 'state' | 'stage' | 'createdAt'
>;

export type NewKrithi = {
  readonly id: string;
  readonly batchId: string;
  readonly link: string;
  readonly site: string;
  readonly line: number;
  readonly printedLink: string;
  readonly csvTitle: string;
  readonly csvRaga: string | null;
  readonly csvComposer: string | null;
  readonly csvTala: string | null;
  readonly titleKey: string;
};

/** What judging needs to know of a krithi: nothing that needs parsing. */
export type JudgedRow = Pick<
  KrithiRow,
  'id' | 'batchId' | 'state' | 'title' | 'blocker' | 'rejectReason' | 'reviewer' | 'decidedAt'
>;

/** What was worked out of a krithi to put it before a reviewer. */
export type Prepared = {
  readonly quality: Quality;
  readonly duplicates: readonly StoredDuplicate[];
  /** Those of the duplicates that a person should look at. */
  readonly duplicateCount: number;
  readonly flagCount: number;
  readonly weakNames: number;
  readonly blocker: string | null;
};

type Raw = Omit<KrithiRow, 'extraction' | 'edits' | 'quality' | 'duplicates'> & {
  payload: string | null;
  edits: string;
  qualityReport: string | null;
  duplicates: string;
};

const columns = `id, batch_id AS batchId, link, site, hidden, state, stage, line, printed_link AS printedLink,
  csv_title AS csvTitle, csv_raga AS csvRaga, csv_composer AS csvComposer, csv_tala AS csvTala, payload,
  page_hash AS pageHash, edits, title, title_key AS titleKey, quality_report AS qualityReport, duplicates,
  flag_count AS flagCount, blocker, reject_reason AS rejectReason, reviewer, decided_at AS decidedAt,
  created_at AS createdAt, updated_at AS updatedAt`;

const read = ({ payload, edits, qualityReport, duplicates, ...rest }: Raw): KrithiRow => ({
  ...rest,
  extraction: payload === null ? null : Extraction.parse(JSON.parse(payload)),
  edits: KrithiEdits.parse(JSON.parse(edits)),
  quality: qualityReport === null ? null : Quality.parse(JSON.parse(qualityReport)),
  duplicates: z.array(StoredDuplicate).parse(JSON.parse(duplicates)),
});

/** Queries of krithis: drafts on their way to the main database. */
export const krithiQueries = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const insert = db.prepare(
    `INSERT INTO krithi (id, batch_id, link, site, state, line, printed_link, csv_title, csv_raga, csv_composer,
       csv_tala, title, title_key, created_at, updated_at)
     VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const byId = db.prepare<[string], Raw>(`SELECT ${columns} FROM krithi WHERE id = ? AND hidden & 1 = 0`);
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
  const setPayload = db.prepare(
    `UPDATE krithi SET payload = ?, page_hash = ?, title = ?, title_key = ?, flag_count = ?, updated_at = ? WHERE id = ?`,
  );
  const setState = db.prepare(
    // Publishing is no judgement: when a person approved stays what it was.
    `UPDATE krithi SET state = @to, reject_reason = @reason, reviewer = coalesce(@reviewer, reviewer),
       decided_at = iif(@to = 'published', decided_at, @decidedAt), updated_at = @now
     WHERE id = @id AND state = @from`,
  );
  const setPrepared = db.prepare(
    `UPDATE krithi SET quality = ?, quality_report = ?, duplicates = ?, duplicate_count = ?, flag_count = ?,
       weak_names = ?, blocker = ?, updated_at = ? WHERE id = ?`,
  );
  const setDuplicates = db.prepare(
    'UPDATE krithi SET duplicates = ?, duplicate_count = ? WHERE id = ? AND duplicates <> ?',
  );
  const setEdits = db.prepare(
    'UPDATE krithi SET edits = ?, title = ?, title_key = ?, updated_at = ? WHERE id = ?',
  );
  const duplicatesOf = db.prepare<[string], string>('SELECT duplicates FROM krithi WHERE id = ?').pluck();
  const judged = db.prepare<[string], JudgedRow>(
    `SELECT id, batch_id AS batchId, state, title, blocker, reject_reason AS rejectReason, reviewer,
       decided_at AS decidedAt FROM krithi WHERE id = ? AND hidden = 0`,
  );
  const keepJudgement = db.prepare(
    'UPDATE krithi SET reject_reason = ?, reviewer = ?, decided_at = ? WHERE id = ?',
  );
  const setStage = db.prepare('UPDATE krithi SET stage = ? WHERE id = ?');
  const setAsked = db.prepare('UPDATE krithi SET asked = 1 WHERE id = ? AND asked = 0');
  const samePage = db
    .prepare<[string, string, number], string>(
      'SELECT id FROM krithi WHERE hidden = 0 AND page_hash = ? AND id <> ? ORDER BY id LIMIT ?',
    )
    .pluck();
  const total = db.prepare<[string], number>('SELECT n FROM review_total WHERE name = ?').pluck();
  const hide = db.prepare('UPDATE OR IGNORE krithi SET hidden = hidden & ~1 | ? WHERE batch_id = ?');
  const shared = db.prepare<[string], { krithiId: string; batchId: string; line: number }>(
    `SELECT r.krithi_id AS krithiId, min(r.batch_id) AS batchId, r.line FROM manifest_row r
     JOIN krithi k ON k.id = r.krithi_id JOIN batch b ON b.id = r.batch_id
     WHERE k.batch_id = ? AND r.batch_id <> k.batch_id AND b.deleted_at IS NULL AND b.state <> 'cancelled'
     GROUP BY r.krithi_id`,
  );
  const handKrithi = db.prepare('UPDATE krithi SET batch_id = ?, line = ? WHERE id = ?');
  const handTasks = db.prepare(
    `UPDATE task SET job_id = (SELECT j.id FROM job j WHERE j.batch_id = @batchId AND j.kind = task.kind),
       key = @batchId || '|' || kind || '|' || link, batch_id = @batchId WHERE krithi_id = @krithiId`,
  );
  const countState = db
    .prepare<[string], number>('SELECT count(*) FROM krithi WHERE state = ? AND hidden = 0')
    .pluck();

  const find = (id: string): KrithiRow | null => {
    const raw = byId.get(id);
    return raw === undefined ? null : read(raw);
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
    /** Adds the krithi unless its link is known; says whether it was added. */
    insert: (row: NewKrithi): boolean => {
      const now = clock.now();
      const { changes } = insert.run(
        row.id,
        row.batchId,
        row.link,
        row.site,
        row.line,
        row.printedLink,
        row.csvTitle,
        row.csvRaga,
        row.csvComposer,
        row.csvTala,
        row.csvTitle,
        row.titleKey,
        now,
        now,
      );
      return changes === 1;
    },
    setExtraction: (
      id: string,
      extraction: Extraction,
      pageHash: string,
      title: string,
      titleKey: string,
    ): void => {
      setPayload.run(
        JSON.stringify(extraction),
        pageHash,
        title,
        titleKey,
        extraction.flags.length,
        clock.now(),
        id,
      );
    },
    /** Guarded by the transition table; writes its event. */
    move: (
      row: Pick<KrithiRow, 'id' | 'batchId' | 'state'>,
      to: KrithiState,
      actor: string,
      more: { reason?: string | null; reviewer?: string; decidedAt?: number } = {},
    ): void => {
      assertMove('krithi', row.state, to);
      const now = clock.now();
      setState.run({
        to,
        reason: to === 'rejected' ? (more.reason ?? null) : null,
        reviewer: more.reviewer ?? null,
        decidedAt: more.reviewer === undefined ? null : (more.decidedAt ?? now),
        now,
        id: row.id,
        from: row.state,
      });
      events.append({
        type: 'krithi.moved',
        actor,
        batchId: row.batchId,
        krithiId: row.id,
        from: row.state,
        to,
        reason: more.reason ?? null,
      });
    },
    setPrepared: (id: string, to: Prepared): void => {
      setPrepared.run(
        Math.round(to.quality.score * 1000),
        JSON.stringify(to.quality),
        JSON.stringify(to.duplicates),
        to.duplicateCount,
        to.flagCount,
        to.weakNames,
        to.blocker,
        clock.now(),
        id,
      );
    },
    /** Whether a krithi of a review pack waits for a name; says which way that changed. */
    setWaits: (
      row: Pick<KrithiRow, 'id' | 'hidden' | 'stage'>,
      waits: boolean,
    ): 'freed' | 'blocked' | 'none' => {
      const stage = waits ? 'blocked' : 'ready';
      if (row.hidden === 0 || row.stage === stage) return 'none';
      setStage.run(stage, row.id);
      return waits ? 'blocked' : 'freed';
    },
    /** Another krithi came or went that may be the same work. */
    setDuplicates: (id: string, duplicates: readonly StoredDuplicate[], count: number): void => {
      const text = JSON.stringify(duplicates);
      setDuplicates.run(text, count, id, text);
    },
    /** Writes the edits with before and after in the log. */
    setEdits: (row: KrithiRow, edits: KrithiEdits, title: string, titleKey: string, actor: string): void => {
      setEdits.run(JSON.stringify(edits), title, titleKey, clock.now(), row.id);
      events.append({
        type: 'krithi.edited',
        actor,
        batchId: row.batchId,
        krithiId: row.id,
        data: { before: row.edits, after: edits },
      });
    },
    /** The krithis that are shown as its duplicates. */
    duplicatesOf: (id: string): string[] =>
      z
        .array(StoredDuplicate)
        .parse(JSON.parse(duplicatesOf.get(id) ?? '[]'))
        .map(({ krithi }) => krithi),
    /** How a krithi stands judged, without reading it. */
    judged: (id: string): JudgedRow | null => judged.get(id) ?? null,
    /** Puts back who judged a krithi, when and why, after it was moved back. */
    keepJudgement: (id: string, to: Pick<KrithiRow, 'rejectReason' | 'reviewer' | 'decidedAt'>): void => {
      keepJudgement.run(to.rejectReason, to.reviewer, to.decidedAt, id);
    },
    markAsked: (id: string): void => {
      setAsked.run(id);
    },
    samePage: (pageHash: string, exceptId: string, limit: number): string[] =>
      samePage.all(pageHash, exceptId, limit),
    /** Krithis that ever waited for a name, and those that still do. */
    askedCounts: (): { total: number; waiting: number } => ({
      total: total.get('asked_krithis') ?? 0,
      waiting: total.get('waiting_krithis') ?? 0,
    }),
    /** Gives krithis that another live manifest names too to that manifest's batch. Answers who got any. */
    handOver: (batchId: string): ReadonlySet<string> => {
      const rows = shared.all(batchId);
      for (const row of rows) {
        handKrithi.run(row.batchId, row.line, row.krithiId);
        handTasks.run({ batchId: row.batchId, krithiId: row.krithiId });
        events.append({
          type: 'krithi.handed_over',
          actor: 'krithi-desk',
          batchId: row.batchId,
          krithiId: row.krithiId,
        });
      }
      return new Set(rows.map((row) => row.batchId));
    },
    hideBatch: (batchId: string, hidden: boolean): void => {
      hide.run(hidden ? 1 : 0, batchId);
    },
    countState: (state: KrithiState): number => countState.get(state) ?? 0,
  };
};
export type KrithiQueries = ReturnType<typeof krithiQueries>;

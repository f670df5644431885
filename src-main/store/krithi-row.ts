import { z } from 'zod';
import type { KrithiState } from '../domain/batch.ts';
import { Extraction, KrithiEdits, Quality } from '../domain/krithi.ts';

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

/** A krithi as its row stands in the table. */
export type RawKrithi = Omit<KrithiRow, 'extraction' | 'edits' | 'quality' | 'duplicates'> & {
  payload: string | null;
  edits: string;
  qualityReport: string | null;
  duplicates: string;
};

export const krithiColumns = `id, batch_id AS batchId, link, site, hidden, state, stage, line, printed_link AS printedLink,
  csv_title AS csvTitle, csv_raga AS csvRaga, csv_composer AS csvComposer, csv_tala AS csvTala, payload,
  page_hash AS pageHash, edits, title, title_key AS titleKey, quality_report AS qualityReport, duplicates,
  flag_count AS flagCount, blocker, reject_reason AS rejectReason, reviewer, decided_at AS decidedAt,
  created_at AS createdAt, updated_at AS updatedAt`;

/** A row with its JSON parts read and checked. */
export const readKrithi = ({ payload, edits, qualityReport, duplicates, ...rest }: RawKrithi): KrithiRow => ({
  ...rest,
  extraction: payload === null ? null : Extraction.parse(JSON.parse(payload)),
  edits: KrithiEdits.parse(JSON.parse(edits)),
  quality: qualityReport === null ? null : Quality.parse(JSON.parse(qualityReport)),
  duplicates: z.array(StoredDuplicate).parse(JSON.parse(duplicates)),
});

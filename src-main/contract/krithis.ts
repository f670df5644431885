import { z } from 'zod';
import {
  Extraction,
  KrithiEdits,
  Language,
  MusicalForm,
  Quality,
  Script,
  Section,
  SectionKind,
} from '../domain/krithi.ts';
import { NameKind } from '../domain/name.ts';
import { EventView } from './batches.ts';
import { Id, procedure } from './base.ts';
import { krithiActs } from './krithi-acts.ts';
import { KrithiRow, krithiLists, krithiRoot as root } from './krithi-list.ts';

export * from './krithi-acts.ts';
export * from './krithi-list.ts';
export type { KrithiPatch } from '../domain/krithi-edits.ts';

export const MentionView = z.object({
  id: z.number().int(),
  kind: NameKind,
  printed: z.string(),
  position: z.number().int(),
  /** `person`: chosen for this krithi by hand, printed nowhere. */
  source: z.enum(['manifest', 'page', 'source_default', 'person']),
  valueId: z.number().int().nullable(),
  entities: z.array(z.object({ id: Id, name: z.string() })),
  /** How it was settled: in words, with who and when for a person's decision. */
  how: z.string(),
  state: z.enum(['resolved', 'waiting', 'none', 'unsure', 'overruled']),
});
export type MentionView = z.infer<typeof MentionView>;

export const Duplicate = z.object({
  krithi: Id,
  title: z.string(),
  raga: z.string(),
  link: z.string(),
  why: z.string(),
  /** `other_raga` is for information only. */
  kind: z.enum(['same_page', 'same_title', 'same_lyric', 'other_raga']),
  /** The share of the lyric that is the same; null where there is nothing to compare. */
  likeness: z.number().nullable(),
});
export type Duplicate = z.infer<typeof Duplicate>;

/** A run of words of two texts: in both, spelled otherwise, or in one only. */
export const DiffPiece = z.object({
  is: z.enum(['same', 'spelled', 'removed', 'added']),
  text: z.string(),
  other: z.string().nullable(),
});
export type DiffPiece = z.infer<typeof DiffPiece>;

/** A section as it stands now. A text that was taken out is empty. */
export const SectionView = Section.extend({
  /** Its key in the edits. */
  key: z.string(),
  original: Section.nullable(),
  /** What changed in the text, word by word; empty while it is as extracted. */
  diff: z.array(DiffPiece),
});
export type SectionView = z.infer<typeof SectionView>;

/** What is amiss with a section of one script, by what the others write. */
export const SectionNoteView = z.object({
  /** `script/kind/ordinal` as it stands now. */
  place: z.string(),
  problem: z.enum(['missing', 'words', 'lines', 'length']),
});
export type SectionNoteView = z.infer<typeof SectionNoteView>;

/** One field of one edit, before and after; null is "as extracted". */
const FieldChange = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A step that a person took on this krithi. */
export const HistoryView = z.object({
  seq: z.number().int(),
  at: z.number(),
  who: z.string(),
  act: z.string(),
  reason: z.string().nullable(),
  /** False once it was taken back. */
  stands: z.boolean(),
  changes: z.array(FieldChange),
  other: z.object({ id: Id, title: z.string() }).nullable(),
});
export type HistoryView = z.infer<typeof HistoryView>;

export const KrithiDetail = KrithiRow.extend({
  manifest: z.object({
    title: z.string(),
    raga: z.string().nullable(),
    line: z.number().int(),
    hyperlink: z.string(),
  }),
  extraction: Extraction.nullable(),
  edits: KrithiEdits,
  sections: z.array(SectionView),
  sectionNotes: z.array(SectionNoteView),
  /** What changed in title and prose, word by word, by field. */
  diffs: z.record(z.string(), z.array(DiffPiece)),
  mentions: z.array(MentionView),
  qualityReport: Quality.nullable(),
  /** Why it cannot be approved as it is. */
  blocker: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  duplicateList: z.array(Duplicate),
  /** Other lists that name the same page. */
  alsoListed: z.array(
    z.object({
      batch: Id,
      name: z.string(),
      line: z.number().int(),
      title: z.string(),
      raga: z.string().nullable(),
    }),
  ),
  supersededBy: z.object({ id: Id, title: z.string() }).nullable(),
  publications: z.array(
    z.object({ target: z.string(), remoteId: z.string().nullable(), action: z.string(), at: z.number() }),
  ),
  history: z.array(HistoryView),
  events: z.array(EventView),
  rejectReason: z.string().nullable(),
  reviewer: z.string().nullable(),
  decidedAt: z.number().nullable(),
});
export type KrithiDetail = z.infer<typeof KrithiDetail>;

/** The fetched page as plain lines: no HTML ever reaches the renderer. */
export const SourceLines = z.object({
  url: z.string(),
  fetchedAt: z.number(),
  lines: z.array(
    z.object({
      text: z.string(),
      /** `title`, `raga`, ...; `section:KEY` for a line of the lyric. */
      marks: z.array(z.object({ start: z.number(), end: z.number(), field: z.string() })),
      /** Where the krithi's names stand, however they are spelled there. */
      named: z.array(z.object({ start: z.number(), end: z.number(), kind: NameKind })),
    }),
  ),
});
export type SourceLines = z.infer<typeof SourceLines>;

const NamedEntry = z.object({ id: Id, name: z.string() });

/** Exactly what approval would let out: what the main database would be given. */
export const ApprovalPreview = z.object({
  /** Why it cannot be written; then the rest is null. */
  refusal: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  record: z
    .object({
      title: z.string(),
      incipit: z.string().nullable(),
      composer: NamedEntry,
      ragas: z.array(NamedEntry),
      tala: NamedEntry.nullable(),
      deity: NamedEntry.nullable(),
      temple: NamedEntry.nullable(),
      isRagamalika: z.boolean(),
      form: MusicalForm,
      language: Language,
      sections: z.array(z.string()),
      variants: z.array(
        z.object({
          label: z.string().nullable(),
          script: z.string(),
          isPrimary: z.boolean(),
          texts: z.array(z.object({ section: z.string(), text: z.string() })),
          /** The whole text, where it has no sections. */
          text: z.string(),
        }),
      ),
      gist: z.string().nullable(),
      notes: z.string().nullable(),
      link: z.string(),
    })
    .nullable(),
});
export type ApprovalPreview = z.infer<typeof ApprovalPreview>;

export const ComparisonView = z.object({
  other: KrithiRow,
  script: Script.nullable(),
  likeness: z.number(),
  sections: z.array(z.object({ kind: SectionKind, ordinal: z.number().int(), pieces: z.array(DiffPiece) })),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

const One = z.strictObject({ id: Id });

export const krithis = {
  ...krithiLists,
  ...krithiActs,
  get: procedure
    .route({ method: 'GET', path: `${root}/{id}` })
    .input(One)
    .output(KrithiDetail),
  source: procedure
    .route({ method: 'GET', path: `${root}/{id}/source` })
    .input(One)
    .output(SourceLines),
  preview: procedure
    .route({ method: 'GET', path: `${root}/{id}/preview` })
    .input(One)
    .output(ApprovalPreview),
  compare: procedure
    .route({ method: 'GET', path: `${root}/{id}/twins/{other}` })
    .input(z.strictObject({ id: Id, other: Id }))
    .output(ComparisonView),
  /** Resolution candidates of each name of one krithi. */
  candidates: procedure
    .route({ method: 'GET', path: `${root}/{id}/candidates` })
    .input(One)
    .output(z.object({ mentions: z.array(MentionView) })),
};

import { z } from 'zod';
import { KrithiState } from '../domain/batch.ts';
import { Extraction, KrithiEdits, Quality } from '../domain/krithi.ts';
import { NameKind } from '../domain/name.ts';
import { EventView } from './batches.ts';
import { Id, PageInput, Text, pageOf, procedure } from './base.ts';

const root = '/v1/admin/imports';

export const KrithiRow = z.object({
  id: Id,
  batch: Id,
  title: z.string(),
  composer: z.string().nullable(),
  ragas: z.array(z.string()),
  tala: z.string().nullable(),
  state: KrithiState,
  stage: z.string(),
  quality: z.number().nullable(),
  flags: z.number().int(),
  duplicates: z.number().int(),
  link: z.string(),
  site: z.string(),
});
export type KrithiRow = z.infer<typeof KrithiRow>;

export const MentionView = z.object({
  id: z.number().int(),
  kind: NameKind,
  printed: z.string(),
  position: z.number().int(),
  source: z.enum(['manifest', 'page', 'source_default', 'person']),
  valueId: z.number().int().nullable(),
  entities: z.array(z.object({ id: Id, name: z.string() })),
  /** How it was settled: in words, with who and when for a person's decision. */
  how: z.string(),
  state: z.enum(['resolved', 'waiting', 'none', 'unsure']),
});
export type MentionView = z.infer<typeof MentionView>;

export const Duplicate = z.object({
  krithi: Id,
  title: z.string(),
  raga: z.string(),
  link: z.string(),
  why: z.string(),
});

export const KrithiDetail = KrithiRow.extend({
  manifest: z.object({
    title: z.string(),
    raga: z.string().nullable(),
    line: z.number().int(),
    hyperlink: z.string(),
  }),
  extraction: Extraction.nullable(),
  edits: KrithiEdits,
  mentions: z.array(MentionView),
  qualityReport: Quality.nullable(),
  duplicateList: z.array(Duplicate),
  events: z.array(EventView),
  rejectReason: z.string().nullable(),
});
export type KrithiDetail = z.infer<typeof KrithiDetail>;

/** The fetched page as plain lines: no HTML ever reaches the renderer. */
export const SourceLines = z.object({
  url: z.string(),
  fetchedAt: z.number(),
  lines: z.array(
    z.object({
      text: z.string(),
      marks: z.array(z.object({ start: z.number(), end: z.number(), field: z.string() })),
    }),
  ),
});
export type SourceLines = z.infer<typeof SourceLines>;

/** Filter of bulk approval: "quality above 0.9, all names strong, no duplicate". */
export const ApproveWhere = z.strictObject({
  batch: Id.optional(),
  minQuality: z.number().min(0).max(1).default(0.9),
  noDuplicates: z.boolean().default(true),
  noFlags: z.boolean().default(true),
});
export type ApproveWhere = z.input<typeof ApproveWhere>;

/** One answer per krithi: nothing fails silently in a bulk. */
export const BulkResult = z.object({
  changed: z.number().int(),
  results: z.array(
    z.object({ id: Id, ok: z.boolean(), code: z.string().nullable(), message: z.string().nullable() }),
  ),
});
export type BulkResult = z.infer<typeof BulkResult>;

export const krithis = {
  list: procedure
    .route({ method: 'GET', path: root })
    .input(
      PageInput.extend({
        /** The mission's filter: PENDING means ready for review. */
        status: z.enum(['PENDING', 'APPROVED', 'REJECTED', 'PUBLISHED']).optional(),
        state: KrithiState.optional(),
        batch: Id.optional(),
        text: Text.optional(),
      }),
    )
    .output(pageOf(KrithiRow).extend({ total: z.number().int() })),
  get: procedure
    .route({ method: 'GET', path: `${root}/{id}` })
    .input(z.strictObject({ id: Id }))
    .output(KrithiDetail),
  source: procedure
    .route({ method: 'GET', path: `${root}/{id}/source` })
    .input(z.strictObject({ id: Id }))
    .output(SourceLines),
  /** Resolution candidates of each name of one krithi. */
  candidates: procedure
    .route({ method: 'GET', path: `${root}/{id}/candidates` })
    .input(z.strictObject({ id: Id }))
    .output(z.object({ mentions: z.array(MentionView) })),
  review: procedure
    .route({ method: 'POST', path: `${root}/{id}/review` })
    .input(
      z.strictObject({
        id: Id,
        decision: z.enum(['approve', 'reject', 'reopen']),
        reason: z.string().max(2000).optional(),
      }),
    )
    .output(BulkResult),
  approveMany: procedure
    .route({ method: 'POST', path: `${root}/approve` })
    .input(
      z.strictObject({
        ids: z.array(Id).max(5000).optional(),
        where: ApproveWhere.optional(),
        preview: z.boolean().default(false),
      }),
    )
    .output(BulkResult),
  /** Sparse: only the fields named here change; null brings the extracted value back. */
  edit: procedure
    .route({ method: 'PATCH', path: `${root}/{id}` })
    .input(z.strictObject({ id: Id, edits: KrithiEdits }))
    .output(KrithiDetail),
};

import { z } from 'zod';
import { KrithiState } from '../domain/batch.ts';
import { Id, PageInput, Text, pageOf, procedure } from './base.ts';

export type { KrithiState } from '../domain/batch.ts';

export const krithiRoot = '/v1/admin/imports';

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
  /** Names that are not settled to an entry of the list. */
  weakNames: z.number().int(),
  edited: z.boolean(),
  changedAt: z.number(),
  link: z.string(),
  site: z.string(),
});
export type KrithiRow = z.infer<typeof KrithiRow>;

const flag = z.stringbool().or(z.boolean());
const share = z.coerce.number().min(0).max(1);

/** Which krithis: all that is named has to hold. */
export const krithiFilter = {
  state: KrithiState.optional(),
  batch: Id.optional(),
  site: Text.optional(),
  /** Entries of the list of names. */
  composer: Id.optional(),
  raga: Id.optional(),
  minQuality: share.optional(),
  maxQuality: share.optional(),
  flags: flag.optional(),
  duplicates: flag.optional(),
  edited: flag.optional(),
  /** Every name is settled to an entry of the list. */
  strong: flag.optional(),
  text: Text.optional(),
};
export const KrithiFilter = z.strictObject(krithiFilter);
export type KrithiFilter = z.infer<typeof KrithiFilter>;

export const krithiSorts = ['listed', 'title', 'composer', 'raga', 'quality', 'state', 'changed'] as const;
export const KrithiSort = z.enum(krithiSorts);
export type KrithiSort = z.infer<typeof KrithiSort>;

export const krithiOrder = { sort: KrithiSort.default('listed'), down: flag.default(false) };

const Facet = z.object({ id: z.string(), name: z.string() });

export const SavedFilter = z.strictObject({
  name: z.string().trim().min(1).max(80),
  filter: KrithiFilter,
  sort: KrithiSort,
  down: z.boolean(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;

export const krithiLists = {
  list: procedure
    .route({ method: 'GET', path: krithiRoot })
    .input(
      PageInput.extend({
        ...krithiFilter,
        ...krithiOrder,
        /** PENDING means ready for review. */
        status: z.enum(['PENDING', 'APPROVED', 'REJECTED', 'PUBLISHED']).optional(),
      }),
    )
    .output(pageOf(KrithiRow).extend({ total: z.number().int() })),
  /** Krithis by state among those that fit everything else of the filter. */
  states: procedure
    .route({ method: 'GET', path: `${krithiRoot}/states` })
    .input(KrithiFilter)
    .output(z.object({ states: z.partialRecord(KrithiState, z.number().int()), total: z.number().int() })),
  /** What can be filtered by. */
  facets: procedure.route({ method: 'GET', path: `${krithiRoot}/facets` }).output(
    z.object({
      batches: z.array(Facet),
      sites: z.array(Facet),
      composers: z.array(Facet),
      ragas: z.array(Facet),
    }),
  ),
  /** The neighbours of a krithi in an order; `at` is null where it does not fit the filter itself. */
  around: procedure
    .route({ method: 'GET', path: `${krithiRoot}/{id}/around` })
    .input(z.strictObject({ id: Id, ...krithiFilter, ...krithiOrder }))
    .output(
      z.object({
        previous: Id.nullable(),
        next: Id.nullable(),
        at: z.number().int().nullable(),
        total: z.number().int(),
      }),
    ),
  savedFilters: procedure
    .route({ method: 'GET', path: `${krithiRoot}/filters` })
    .output(z.object({ items: z.array(SavedFilter) })),
  /** Keeps the filters as given, in place of those that were there. */
  saveFilters: procedure
    .route({ method: 'PUT', path: `${krithiRoot}/filters` })
    .input(z.strictObject({ items: z.array(SavedFilter).max(100) }))
    .output(z.object({ items: z.array(SavedFilter) })),
};

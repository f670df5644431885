import { z } from 'zod';
import { AliasView, FieldChange, KrithiUse, ListChange, SpellingRow } from './authority-shapes.ts';
import { Id, PageInput, pageOf, procedure } from './base.ts';

/** What rests on the authority list and what was done to it, a page at a time. */
const root = '/v1/admin/authority';
const get = (path: string) => procedure.route({ method: 'GET', path: `${root}${path}` });
const OfEntry = PageInput.extend({ id: Id });

export const authorityLists = {
  /** Spellings that people taught of an entry, and of those merged into it, oldest first. */
  learntOf: get('/entries/{id}/learnt').input(OfEntry).output(pageOf(AliasView)),
  /** Krithis that carry an entry, a row a printed name. */
  usesOf: get('/entries/{id}/krithis').input(OfEntry).output(pageOf(KrithiUse)),
  spellings: get('/spellings').input(PageInput).output(pageOf(SpellingRow)),
  /** Sites and batches that a spelling could be held to, and the krithis that rest on it. */
  spelling: get('/spellings/{id}')
    .input(z.strictObject({ id: Id }))
    .output(
      z.object({
        krithis: z.number().int(),
        list: z.array(KrithiUse),
        sites: z.array(z.string()),
        batches: z.array(z.object({ id: Id, name: z.string() })),
      }),
    ),
  changes: get('/changes')
    .input(PageInput.extend({ entity: Id.optional() }))
    .output(pageOf(ListChange)),
  /** What changed between two versions, field by field; `to` is now where it is left out. */
  versions: get('/versions')
    .input(
      z.strictObject({ from: z.coerce.number().int().nonnegative(), to: z.coerce.number().int().optional() }),
    )
    .output(z.object({ from: z.number().int(), to: z.number().int(), changes: z.array(FieldChange) })),
};

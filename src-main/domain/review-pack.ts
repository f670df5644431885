import { z } from 'zod';
import { packFormat } from './file-sort.ts';
import { Entity, NameKind, Verdict } from './name.ts';

/**
 * A review pack: a queue of names with all that deciding them needs, as one
 * file, so that someone else can review on another machine without a network.
 * It holds titles, links and single sentences of pages, never whole pages.
 */
/** 2: what the sender noted of a name and ruled out. Packs of version 1 are read as without. */
export const packVersion = 2;

/** The sentence of the page that prints a name. */
export const PackSnippet = z.object({
  before: z.string().max(2000),
  match: z.string().max(2000),
  after: z.string().max(2000),
});
export type PackSnippet = z.infer<typeof PackSnippet>;

export const PackKrithi = z.object({
  link: z.string().min(1).max(5000),
  site: z.string().max(500),
  title: z.string().max(2000),
  composer: z.string().max(500).nullable(),
});
export type PackKrithi = z.infer<typeof PackKrithi>;

export const PackValue = z.object({
  kind: NameKind,
  /** The most frequent spelling. */
  value: z.string().min(1).max(500),
  /** The sender's candidates, where the name was looked up. */
  verdict: Verdict.nullable(),
  /** What the sender noted when putting the name aside, and the entries that the sender ruled out: shown, never counted. */
  note: z.string().max(5000).nullable().default(null),
  rejected: z.array(z.string().min(1).max(200)).max(1000).default([]),
  mentions: z
    .array(
      z.object({
        /** Place in `krithis`. */
        krithi: z.number().int().nonnegative(),
        position: z.number().int().nonnegative(),
        printed: z.string().max(500),
        snippet: PackSnippet.nullable(),
      }),
    )
    .min(1)
    .max(100_000),
});
export type PackValue = z.infer<typeof PackValue>;

export const ReviewPack = z
  .object({
    format: z.literal(packFormat),
    version: z.literal([1, packVersion]),
    /** By it the same pack is known again, however the file is called. */
    id: z.string().min(1).max(100),
    name: z.string().min(1).max(200),
    made_at: z.number().int().min(0).max(8.64e15),
    made_by: z.string().max(500),
    /** The slice of the authority list that the candidates come from. */
    entities: z.array(Entity).max(100_000),
    krithis: z.array(PackKrithi).max(200_000),
    values: z.array(PackValue).max(50_000),
  })
  .refine(
    ({ krithis, values }) =>
      values.every(({ mentions }) => mentions.every(({ krithi }) => krithi < krithis.length)),
    { error: 'a name is printed by a krithi that the pack does not hold' },
  );
export type ReviewPack = z.infer<typeof ReviewPack>;

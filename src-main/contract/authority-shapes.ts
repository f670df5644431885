import { z } from 'zod';
import { StoredEntity } from '../domain/authority.ts';
import { DoctorFinding } from '../domain/authority-finding.ts';
import { KrithiState } from '../domain/batch.ts';
import { AliasScope, NameKind } from '../domain/name.ts';
import { Id } from './base.ts';

/** What tending the authority list shows: effects and previews of acts, lines of its log, what was learnt and found. */
export const ListEffect = z.object({
  /** Its number in the log; null where there was nothing to change. */
  change: z.number().int().nullable(),
  version: z.number().int(),
  /** Krithis that go on, and krithis that wait again. */
  freed: z.number().int(),
  blocked: z.number().int(),
});
export type ListEffect = z.infer<typeof ListEffect>;

export const KrithiUse = z.object({
  id: Id,
  title: z.string(),
  state: KrithiState,
  printed: z.string(),
  position: z.number().int(),
  valueId: z.number().int(),
});

export type KrithiUse = z.infer<typeof KrithiUse>;

export const Impact = z.object({
  krithis: z.number().int(),
  approved: z.number().int(),
  published: z.number().int(),
  publications: z.number().int(),
  decisions: z.number().int(),
  spellings: z.number().int(),
  list: z.array(KrithiUse),
});
export type Impact = z.infer<typeof Impact>;

export const MergePreview = z.object({
  from: z.array(StoredEntity),
  into: StoredEntity,
  after: StoredEntity,
  filled: z.array(z.string()),
  differing: z.array(z.object({ fact: z.string(), from: z.string(), into: z.string() })),
  impact: Impact,
});
export type MergePreview = z.infer<typeof MergePreview>;

/** One field that a change touched, in words: lists are joined, absent is null. */
export const FieldChange = z.object({
  entity: z.object({ id: Id, name: z.string() }),
  change: z.enum(['added', 'removed', 'changed']),
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;

export const ListChange = z.object({
  seq: z.number().int(),
  at: z.number(),
  who: z.string(),
  act: z.string(),
  note: z.string().nullable(),
  version: z.number().int(),
  about: z.array(z.string()),
  /** The change that it takes back. */
  reverts: z.number().int().nullable(),
  stands: z.boolean(),
  /** Whether it may be taken back from here. */
  undoable: z.boolean(),
  entries: z.number().int(),
  /** At most fifty of its fields. */
  fields: z.array(FieldChange),
});
export type ListChange = z.infer<typeof ListChange>;

export const AliasView = z.object({
  id: Id,
  kind: NameKind,
  value: z.string(),
  entity: z.object({ id: Id, name: z.string() }),
  scope: AliasScope,
  who: z.string(),
  at: z.number(),
  used: z.number().int(),
});
export type AliasView = z.infer<typeof AliasView>;

export const SpellingRow = z.object({
  id: Id,
  kind: NameKind,
  value: z.string(),
  entity: z.object({ id: Id, name: z.string() }),
  scope: AliasScope,
  /** The site, or the batch's name. */
  place: z.string().nullable(),
  who: z.string(),
  at: z.number(),
  decision: Id,
  /** Mentions that the decision or the spelling settled. */
  used: z.number().int(),
  /** The entry that has this very name in the list, where it is another one. */
  contradicts: z.object({ id: Id, name: z.string() }).nullable(),
});
export type SpellingRow = z.infer<typeof SpellingRow>;

export const Finding = DoctorFinding.extend({
  answer: z
    .object({
      change: z.number().int(),
      as: z.enum(['two', 'dismissed']),
      who: z.string(),
      at: z.number(),
      note: z.string().nullable(),
    })
    .nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const ShadowReport = z.object({
  kind: NameKind,
  done: z.number().int(),
  total: z.number().int(),
  /** Whether the list changed since it was begun. */
  stale: z.boolean(),
  found: z.array(
    z.object({
      id: Id,
      name: z.string(),
      spelling: z.string(),
      takenFor: z.object({ id: Id, name: z.string() }),
    }),
  ),
});
export type ShadowReport = z.infer<typeof ShadowReport>;

export const FilePlan = z.object({
  name: z.string(),
  version: z.string(),
  counts: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    untouched: z.number().int(),
    /** Of the removed: those that stay because krithis or decisions need them. */
    kept: z.number().int(),
  }),
  /** At most five hundred. */
  changes: z.array(FieldChange),
  problems: z.array(z.object({ line: z.number().int(), entry: z.string(), message: z.string() })),
});
export type FilePlan = z.infer<typeof FilePlan>;

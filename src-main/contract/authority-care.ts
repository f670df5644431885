import { z } from 'zod';
import { StoredEntity } from '../domain/authority.ts';
import { DoctorFinding } from '../domain/authority-finding.ts';
import { KrithiState } from '../domain/batch.ts';
import { AliasScope, EntityFacts, NameKind } from '../domain/name.ts';
import { Id, PageInput, Text, pageOf, procedure } from './base.ts';

/** Tending the authority list: each act with a preview before and an undo after. */
const root = '/v1/admin/authority';
const Seq = z.coerce.number().int().positive();
const Name = z.string().trim().min(1).max(300);

export const ListEffect = z.object({
  /** Its number in the log; null where there was nothing to change. */
  change: z.number().int().nullable(),
  version: z.number().int(),
  /** Krithis that go on, and krithis that wait again. */
  freed: z.number().int(),
  blocked: z.number().int(),
});
export type ListEffect = z.infer<typeof ListEffect>;

const KrithiUse = z.object({
  id: Id,
  title: z.string(),
  state: KrithiState,
  printed: z.string(),
  valueId: z.number().int(),
});

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

/** Those that go, and the one that stays. */
const MergeInput = z.strictObject({ from: z.array(Id).min(1).max(50), into: Id });

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

export const SplitInput = z.strictObject({
  id: Id,
  name: Name,
  facts: EntityFacts.optional(),
  aliases: z.array(z.string()).max(1000),
  spellings: z.array(Id).max(1000),
  values: z.array(z.number().int()).max(10_000),
  krithis: z.array(Id).max(10_000),
  stay: z.array(Id).max(10_000),
});
export type SplitInput = z.infer<typeof SplitInput>;

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

const post = (path: string) => procedure.route({ method: 'POST', path: `${root}${path}` });
const get = (path: string) => procedure.route({ method: 'GET', path: `${root}${path}` });
const ById = z.strictObject({ id: Id });
const FileInput = z.strictObject({
  handle: Id,
  /** add: what the file lacks stays; replace: the list is the file's, but for what is in use. */
  mode: z.enum(['add', 'replace']).default('add'),
});

export const authorityCare = {
  create: post('/entries')
    .input(
      z.strictObject({
        kind: NameKind,
        name: Name,
        aliases: z.array(Name).max(500).default([]),
        facts: EntityFacts.default({}),
      }),
    )
    .output(ListEffect.extend({ id: Id })),
  edit: post('/entries/{id}/edit')
    .input(
      z.strictObject({
        id: Id,
        name: Name.optional(),
        /** Only what is named changes; null takes a fact out. */
        facts: z
          .strictObject(
            Object.fromEntries(
              Object.entries(EntityFacts.shape).map(([fact, schema]) => [fact, schema.nullable()]),
            ) as { [K in keyof typeof EntityFacts.shape]: z.ZodNullable<(typeof EntityFacts.shape)[K]> },
          )
          .partial()
          .optional(),
        addAliases: z.array(Name).max(500).optional(),
        removeAliases: z.array(Name).max(500).optional(),
        note: Text.optional(),
      }),
    )
    .output(ListEffect),
  remove: post('/entries/{id}/remove').input(ById).output(ListEffect),
  previewMerge: get('/merge').input(MergeInput).output(MergePreview),
  merge: post('/merge').input(MergeInput).output(ListEffect),
  splitChoice: get('/entries/{id}/split')
    .input(ById)
    .output(
      z.object({
        aliases: z.array(z.string()),
        spellings: z.array(z.object({ id: Id, value: z.string() })),
        values: z.array(z.object({ id: z.number().int(), value: z.string(), krithis: z.number().int() })),
        impact: Impact,
      }),
    ),
  previewSplit: post('/split/preview')
    .input(SplitInput)
    .output(z.object({ go: z.number().int(), stay: z.number().int() })),
  split: post('/split')
    .input(SplitInput)
    .output(ListEffect.extend({ id: Id })),
  /** "What would this other name change?" */
  aliasEffects: post('/alias-effects')
    .input(z.strictObject({ id: Id, spelling: Name }))
    .output(
      z.object({
        effects: z.array(
          z.object({
            value: z.string(),
            krithis: z.number().int(),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
      }),
    ),
  spellings: get('/spellings').input(PageInput).output(pageOf(SpellingRow)),
  /** Sites and batches that a spelling could be held to, and the krithis that rest on it. */
  spelling: get('/spellings/{id}')
    .input(ById)
    .output(
      z.object({
        krithis: z.number().int(),
        list: z.array(KrithiUse),
        sites: z.array(z.string()),
        batches: z.array(z.object({ id: Id, name: z.string() })),
      }),
    ),
  retireSpelling: post('/spellings/{id}/retire').input(ById).output(ListEffect),
  scopeSpelling: post('/spellings/{id}/scope')
    .input(z.strictObject({ id: Id, scope: AliasScope, scopeId: Id.nullable() }))
    .output(ListEffect),
  doctor: get('/doctor').output(z.object({ findings: z.array(Finding) })),
  answerFinding: post('/doctor')
    .input(
      z.strictObject({
        key: z.string().min(1).max(2000),
        about: z.array(z.string()).max(20),
        answer: z.enum(['two', 'dismissed']),
        note: Text.default(''),
      }),
    )
    .output(ListEffect),
  startShadow: post('/shadow')
    .input(z.strictObject({ kind: NameKind }))
    .output(ShadowReport.nullable()),
  shadow: get('/shadow').output(ShadowReport.nullable()),
  changes: get('/changes')
    .input(PageInput.extend({ entity: Id.optional() }))
    .output(pageOf(ListChange)),
  previewRevert: get('/changes/{seq}/revert')
    .input(z.strictObject({ seq: Seq }))
    .output(
      z.object({
        fields: z.array(FieldChange),
        krithis: z.number().int(),
        blockers: z.array(z.object({ change: z.number().int().nullable(), words: z.string() })),
      }),
    ),
  revert: post('/changes/{seq}/revert')
    .input(z.strictObject({ seq: Seq }))
    .output(ListEffect),
  undo: post('/undo').output(ListEffect.extend({ about: z.array(z.string()) }).nullable()),
  redo: post('/redo').output(ListEffect.extend({ about: z.array(z.string()) }).nullable()),
  /** What changed between two versions, field by field; `to` is now where it is left out. */
  versions: get('/versions')
    .input(
      z.strictObject({ from: z.coerce.number().int().nonnegative(), to: z.coerce.number().int().optional() }),
    )
    .output(z.object({ from: z.number().int(), to: z.number().int(), changes: z.array(FieldChange) })),
  planFile: post('/files/plan').input(FileInput).output(FilePlan),
  takeFile: post('/files').input(FileInput).output(ListEffect),
  /** Writes the list as a file to fetch: as it is, or as it was. */
  exportFile: post('/export')
    .input(z.strictObject({ version: z.number().int().nonnegative().optional() }))
    .output(z.object({ download: Id, entries: z.number().int() })),
};

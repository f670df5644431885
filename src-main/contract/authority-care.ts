import { z } from 'zod';
import { AliasScope, EntityFacts, NameKind } from '../domain/name.ts';
import { FieldChange, Impact, ListEffect, MergePreview } from './authority-shapes.ts';
import { Id, Text, procedure } from './base.ts';

/** Tending the authority list: each act with a preview before and an undo after. */
const root = '/v1/admin/authority';
const Seq = z.coerce.number().int().positive();
const Name = z.string().trim().min(1).max(300);

/** Those that go, and the one that stays. */
const MergeInput = z.strictObject({ from: z.array(Id).min(1).max(50), into: Id });

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

const post = (path: string) => procedure.route({ method: 'POST', path: `${root}${path}` });
const get = (path: string) => procedure.route({ method: 'GET', path: `${root}${path}` });
const ById = z.strictObject({ id: Id });

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
  retireSpelling: post('/spellings/{id}/retire').input(ById).output(ListEffect),
  scopeSpelling: post('/spellings/{id}/scope')
    .input(z.strictObject({ id: Id, scope: AliasScope, scopeId: Id.nullable() }))
    .output(ListEffect),
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
};

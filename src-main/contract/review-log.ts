import { z } from 'zod';
import { KrithiState } from '../domain/batch.ts';
import { AliasScope, EntityFacts, EvidenceClass, NameKind, Relation } from '../domain/name.ts';
import { Id, PageInput, Text, pageOf, procedure } from './base.ts';
import { DecideResult, DecisionAct, DecisionView } from './review.ts';

/** The decision log: its history, what hangs on a decision, bulk decisions, and what two logs contradict each other in. */

const root = '/v1/admin/review';
const Named = z.object({ id: Id, name: z.string() });

/** An act of many lines (a bulk, a log that was taken in) is one row; `step` opens it. */
export const HistoryRow = DecisionView.extend({
  /** The act that it belongs to; undo takes back all of it. */
  step: Id,
  lines: z.number().int(),
  /** The file that brought it; null where it was decided here. */
  cameFrom: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

/** Which decision, or which whole act. */
const Target = z
  .strictObject({ decision: Id.optional(), step: Id.optional() })
  .refine(({ decision, step }) => (decision === undefined) !== (step === undefined), {
    error: 'give a decision or a step',
  });

/** What taking a decision back would touch. Later decisions stay; they are listed so that they can be looked at. */
export const DependentsView = z.object({
  krithis: z.array(
    z.object({
      id: Id,
      title: z.string(),
      state: KrithiState,
      before: z.array(z.string()),
      after: z.array(z.string()),
      waits: z.boolean(),
    }),
  ),
  /** All of them; at most 200 are listed. */
  krithiCount: z.number().int(),
  spellings: z.array(z.object({ value: z.string(), name: z.string() })),
  later: z.array(DecisionView),
  approved: z.number().int(),
  published: z.number().int(),
});
export type DependentsView = z.infer<typeof DependentsView>;

/** A name that an exact rule leads to one entry and one only. */
export const BulkRow = z.object({
  id: z.number().int(),
  kind: NameKind,
  value: z.string(),
  krithis: z.number().int(),
  evidence: EvidenceClass,
  entity: Named,
  matched: z.string(),
  reasons: z.array(z.string()),
});
export type BulkRow = z.infer<typeof BulkRow>;

export const ContradictionSide = z.object({
  /** What `settle` keeps. */
  decision: Id,
  act: DecisionAct,
  entities: z.array(Named),
  relation: Relation,
  who: z.string(),
  at: z.number(),
  /** The file that brought it; null where it was decided here. */
  cameFrom: z.string().nullable(),
  note: z.string().nullable(),
  /** How many decisions give this answer. */
  lines: z.number().int(),
});
export type ContradictionSide = z.infer<typeof ContradictionSide>;

/** Different answers to one question by people who did not know of each other; what was decided here comes first. */
export const ContradictionView = z.object({
  valueId: z.number().int(),
  kind: NameKind,
  value: z.string(),
  /** The one krithi that is meant; null for every krithi that prints the value. */
  krithi: z.object({ id: Id.nullable(), title: z.string(), link: z.string() }).nullable(),
  krithis: z.number().int(),
  titles: z.array(z.string()),
  /** The place of the side that holds until it is settled; null: none does, its krithis wait. */
  holds: z.number().int().nullable(),
  sides: z.array(ContradictionSide),
});
export type ContradictionView = z.infer<typeof ContradictionView>;

/** What to say in place of an old decision; what is left out stays as it was. */
export const RejudgeInput = z.strictObject({
  decision: Id,
  /** Of the decision that takes its place, made by whoever asks: sent twice, it is made once. */
  id: Id.optional(),
  act: z.enum(['accept', 'create', 'none', 'unsure']).optional(),
  entities: z.array(Id).max(80).optional(),
  relation: Relation.optional(),
  name: z.string().min(1).max(200).optional(),
  facts: EntityFacts.optional(),
  alias: AliasScope.or(z.literal('no')).optional(),
  except: z.array(z.string().max(500)).max(500).optional(),
  note: z.string().max(2000).optional(),
});
export type RejudgeInput = z.input<typeof RejudgeInput>;

export const reviewLog = {
  log: procedure
    .route({ method: 'GET', path: `${root}/decisions` })
    .input(
      PageInput.extend({
        kind: NameKind.optional(),
        act: DecisionAct.optional(),
        who: z.string().max(500).optional(),
        text: Text.optional(),
        batch: Id.optional(),
        step: Id.optional(),
      }),
    )
    .output(pageOf(HistoryRow)),
  /** Whose decisions are in the log, for the filter. */
  people: procedure
    .route({ method: 'GET', path: `${root}/people` })
    .output(z.object({ items: z.array(z.string()) })),
  dependents: procedure
    .route({ method: 'GET', path: `${root}/dependents` })
    .input(Target)
    .output(DependentsView),
  /** Says something else in place of an old decision, as one step; what is left out stays as it was. */
  rejudge: procedure
    .route({ method: 'POST', path: `${root}/decisions/{decision}/rejudge` })
    .input(RejudgeInput)
    .output(DecideResult),
  /** What "accept all" would take: exact, unique, without a namesake. Changes nothing. */
  bulkPreview: procedure
    .route({ method: 'GET', path: `${root}/bulk` })
    .input(z.strictObject({ kind: NameKind.optional(), batch: Id.optional() }))
    .output(z.object({ items: z.array(BulkRow), krithis: z.number().int() })),
  /** Accepts the ticked values as one step; `left` names those that changed since the preview. */
  bulkApply: procedure
    .route({ method: 'POST', path: `${root}/bulk` })
    .input(
      z.strictObject({
        values: z
          .array(z.strictObject({ id: z.number().int(), entity: Id }))
          .min(1)
          .max(2000),
      }),
    )
    .output(
      z.object({
        step: Id.nullable(),
        decided: z.number().int(),
        freed: z.number().int(),
        left: z.array(z.number().int()),
      }),
    ),
  contradictions: procedure
    .route({ method: 'GET', path: `${root}/contradictions` })
    .input(PageInput)
    .output(pageOf(ContradictionView).extend({ total: z.number().int() })),
  /** Keeps one answer of a contradiction; the others are taken back, as one step. */
  settle: procedure
    .route({ method: 'POST', path: `${root}/contradictions/settle` })
    .input(z.strictObject({ keep: Id }))
    .output(z.object({ decision: Id, freed: z.number().int() })),
};

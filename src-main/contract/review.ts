import { z } from 'zod';
import { AliasScope, Candidate, EntityFacts, EvidenceClass, NameKind, Relation } from '../domain/name.ts';
import { Id, PageInput, Text, pageOf, procedure } from './base.ts';

export type { TrackRecord } from '../domain/name.ts';
export type { Feature, FeatureName } from '../domain/score.ts';

const root = '/v1/admin/review';

export const valueStates = ['open', 'unsure', 'decided', 'none'] as const;
export const ValueState = z.enum(valueStates);
export type ValueState = z.infer<typeof ValueState>;

/** What a person said last of a name, wherever it is printed. */
export const NameDecision = z.object({
  decision: Id,
  act: z.enum(['accept', 'none']),
  names: z.array(z.string()),
  who: z.string(),
  at: z.number(),
});
export type NameDecision = z.infer<typeof NameDecision>;

/**
 * A row of the queue: one distinct name that waits, with how many krithis it would free; or one
 * that is decided, with how many krithis print it.
 */
export const QueueItem = z.object({
  id: z.number().int(),
  kind: NameKind,
  /** As printed, the most frequent spelling first. */
  value: z.string(),
  key: z.string(),
  spellings: z.array(z.object({ value: z.string(), count: z.number().int() })),
  krithis: z.number().int(),
  state: ValueState,
  best: Candidate.omit({ features: true, record: true }).nullable(),
  /** Null while nobody decided it. */
  decided: NameDecision.nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const confidenceWords = ['strong', 'likely', 'unclear'] as const;
export const ConfidenceWord = z.enum(confidenceWords);

/** One aligned piece of the printed name and the matched one. */
export const AlignmentPiece = z.object({ printed: z.string(), matched: z.string(), same: z.boolean() });
export type AlignmentPiece = z.infer<typeof AlignmentPiece>;

export const CandidateView = Candidate.extend({
  facts: EntityFacts,
  alignment: z.array(AlignmentPiece),
  word: ConfidenceWord,
  /** Krithis in the store that already carry this entity; counted up to 1,000. */
  used: z.number().int(),
  rejected: z.boolean(),
});
export type CandidateView = z.infer<typeof CandidateView>;

export const Snippet = z.object({
  before: z.string(),
  match: z.string(),
  after: z.string(),
  source: z.string(),
});
export type Snippet = z.infer<typeof Snippet>;

export const QueueDetail = QueueItem.extend({
  evidence: EvidenceClass,
  reasons: z.array(z.string()),
  margin: z.number(),
  candidates: z.array(CandidateView),
  /** For a ragamalika or alternatives: each part with its own candidates. */
  parts: z.array(z.object({ value: z.string(), verdict: z.string(), candidates: z.array(Candidate) })),
  krithiList: z.array(
    z.object({
      id: Id,
      title: z.string(),
      link: z.string(),
      site: z.string(),
      composer: z.string().nullable(),
      printed: z.string(),
      /** The review pack that asks for it; null where it is of this machine. */
      pack: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
  /** What the senders of review packs noted of the name, and the names that they ruled out: for the eye alone. */
  senders: z.array(
    z.object({
      pack: z.string(),
      who: z.string(),
      note: z.string().nullable(),
      rejected: z.array(z.string()),
    }),
  ),
});
export type QueueDetail = z.infer<typeof QueueDetail>;

export const Progress = z.object({
  decidedValues: z.number().int(),
  totalValues: z.number().int(),
  freedKrithis: z.number().int(),
  totalKrithis: z.number().int(),
  undoable: z.number().int(),
  redoable: z.number().int(),
  /** Answers of two reviewers that contradict each other and wait to be settled. */
  contradictions: z.number().int(),
});
export type Progress = z.infer<typeof Progress>;

export const decisionActs = ['accept', 'none', 'unsure', 'reject', 'revert'] as const;
export const DecisionAct = z.enum(decisionActs);
export type DecisionAct = z.infer<typeof DecisionAct>;

/**
 * One judgement on a distinct value, or on one krithi's mention of it. With a
 * krithi the value may be empty: its first name of the kind is meant, and
 * where it prints none, a person says what it has all the same.
 */
export const DecideInput = z.strictObject({
  /** Made by whoever asks, so that a decision that is sent twice is made once. */
  id: Id.optional(),
  kind: NameKind,
  value: z.string().max(500),
  act: z.enum(['accept', 'create', 'none', 'unsure', 'reject']),
  /** For accept and reject. For a ragamalika several, in order. */
  entities: z.array(Id).max(80).default([]),
  /** For accept: how the entry stands to the name. Only `equal` teaches a spelling. */
  relation: Relation.default('equal'),
  /** For create: the new name and what is known of it. */
  name: z.string().min(1).max(200).optional(),
  facts: EntityFacts.optional(),
  krithi: Id.optional(),
  alias: AliasScope.or(z.literal('no')).default('always'),
  /** Spellings of the cluster that the decision leaves out. */
  except: z.array(z.string().max(500)).max(500).default([]),
  note: z.string().max(2000).optional(),
});
export type DecideInput = z.input<typeof DecideInput>;

export const DecideResult = z.object({
  decision: Id,
  /** Krithis that go on because of it. */
  freed: z.number().int(),
  warnings: z.array(z.string()),
});
export type DecideResult = z.infer<typeof DecideResult>;

export const DecisionView = z.object({
  id: Id,
  seq: z.number().int(),
  at: z.number(),
  who: z.string(),
  kind: NameKind,
  value: z.string(),
  key: z.string(),
  act: DecisionAct,
  entities: z.array(z.object({ id: Id, name: z.string() })),
  relation: Relation,
  krithi: z.string().nullable(),
  alias: AliasScope.nullable(),
  reverts: z.string().nullable(),
  revertedBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const review = {
  /** Names that wait, most krithis first; of a state `decided` or `none` those that are settled so, the newest first. */
  queue: procedure
    .route({ method: 'GET', path: `${root}/queue` })
    .input(
      PageInput.extend({
        kind: NameKind.optional(),
        state: ValueState.optional(),
        batch: Id.optional(),
        text: Text.optional(),
      }),
    )
    .output(pageOf(QueueItem).extend({ total: z.number().int() })),
  item: procedure
    .route({ method: 'GET', path: `${root}/values/{id}` })
    .input(z.strictObject({ id: z.coerce.number().int() }))
    .output(QueueDetail),
  /** The sentence of a krithi's page that prints the value; null where only the manifest names it. */
  snippet: procedure
    .route({ method: 'GET', path: `${root}/values/{id}/snippets/{krithi}` })
    .input(z.strictObject({ id: z.coerce.number().int(), krithi: Id }))
    .output(z.object({ snippet: Snippet.nullable() })),
  progress: procedure.route({ method: 'GET', path: `${root}/progress` }).output(Progress),
  decide: procedure
    .route({ method: 'POST', path: `${root}/decisions` })
    .input(DecideInput)
    .output(DecideResult),
  /**
   * Undoes the last act that stands; or reverts one decision, or one whole act, and leaves the later ones.
   * `lines`: how many decisions that were.
   */
  undo: procedure
    .route({ method: 'POST', path: `${root}/undo` })
    .input(z.strictObject({ decision: Id.optional(), step: Id.optional() }))
    .output(
      z.object({
        reverted: Id.nullable(),
        valueId: z.number().int().nullable(),
        lines: z.number().int(),
        blocked: z.number().int(),
      }),
    ),
  /** Takes back the last undo; or the undo of the named decision. */
  redo: procedure
    .route({ method: 'POST', path: `${root}/redo` })
    .input(z.strictObject({ decision: Id.optional() }).default({}))
    .output(
      z.object({
        restored: Id.nullable(),
        valueId: z.number().int().nullable(),
        lines: z.number().int(),
        freed: z.number().int(),
      }),
    ),
};

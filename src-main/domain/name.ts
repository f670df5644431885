import { z } from 'zod';
import { Feature } from './score.ts';

/**
 * Names and their resolution.
 *
 * - entity:    a composer, raga, tala, deity or temple of the authority list.
 * - value:     a distinct name as printed; values of one sound key stand together.
 * - candidate: an entity that a value may mean, with reasons.
 * - verdict:   what the resolver says of one value. Only evidence classes accept; no score does.
 */
export const nameKinds = ['raga', 'composer', 'tala', 'deity', 'temple'] as const;
export const NameKind = z.enum(nameKinds);
export type NameKind = z.infer<typeof NameKind>;

/** Kinds that block a krithi while they are undecided. */
export const blockingKinds = ['raga', 'composer', 'tala'] as const satisfies readonly NameKind[];

/** Facts that tell entities apart; each kind fills its own. */
export const EntityFacts = z.object({
  melakarta: z.number().int().min(1).max(72).optional(),
  parent_melakarta: z.number().int().min(1).max(72).optional(),
  arohanam: z.string().optional(),
  avarohanam: z.string().optional(),
  hindustani: z.boolean().optional(),
  life: z.string().optional(),
  place: z.string().optional(),
  family: z.string().optional(),
  jati: z.string().optional(),
  aksharas: z.number().int().positive().optional(),
  city: z.string().optional(),
  deity: z.string().optional(),
  /** Declared note(s) outside the parent scale. */
  foreign_notes: z.string().optional(),
});
export type EntityFacts = z.infer<typeof EntityFacts>;

export const Entity = z.object({
  id: z.string().min(1),
  kind: NameKind,
  name: z.string().min(1),
  aliases: z.array(z.string()),
  facts: EntityFacts,
  /** Where the entry comes from: a citation, the main database, or a person. */
  provenance: z.string().optional(),
});
export type Entity = z.infer<typeof Entity>;

/** Evidence classes; see `resolve/` for what each means and its measured hit rate. */
export const evidenceClasses = [
  'alias',
  'same_letters',
  'same_sound',
  'same_tamil_spelling',
  'grammar',
  'folded_tokens',
  'tie',
  'near',
  'alternatives',
  'ragamalika',
  'none',
] as const;
export const EvidenceClass = z.enum(evidenceClasses);
export type EvidenceClass = z.infer<typeof EvidenceClass>;

/** How often names that fitted in the same way were right, of how many that were judged. */
export const TrackRecord = z.object({
  evidence: EvidenceClass,
  right: z.number().int().nonnegative(),
  of: z.number().int().positive(),
  /** `labelled`: on the labelled names that come with the app; `decisions`: people's answers are among them. */
  counted: z.enum(['labelled', 'decisions']),
  /** Of near names: the chances that they had by their spelling alone, from 0 to 1. */
  band: z.object({ from: z.number(), to: z.number() }).optional(),
});
export type TrackRecord = Readonly<z.infer<typeof TrackRecord>>;

export const Candidate = z.object({
  id: z.string(),
  name: z.string(),
  /** The name or alias that matched. */
  matched: z.string(),
  probability: z.number().min(0).max(1),
  reasons: z.array(z.string()),
  /** What the probability is made of; of names that an evidence class takes as a whole there is nothing to list. */
  features: z.array(Feature).max(40).optional(),
  /** How often the class was right, or names as near as this one. */
  record: TrackRecord.optional(),
});
export type Candidate = z.infer<typeof Candidate>;

const verdictCore = {
  value: z.string(),
  verdict: z.enum(['resolved', 'ambiguous', 'unknown']),
  evidence: EvidenceClass,
  /** The folded key: values with the same key are one question. */
  key: z.string(),
  entity: z.object({ id: z.string(), name: z.string() }).nullable(),
  probability: z.number().min(0).max(1),
  /** Gap between the first and the second candidate's probability. */
  margin: z.number().min(0).max(1),
  candidates: z.array(Candidate),
  reasons: z.array(z.string()),
};

export const PartVerdict = z.object(verdictCore);
export type PartVerdict = z.infer<typeof PartVerdict>;

/** The verdict on a value; `parts` has one verdict per raga of a ragamalika or a list of alternatives. */
export const Verdict = z.object({ ...verdictCore, parts: z.array(PartVerdict) });
export type Verdict = z.infer<typeof Verdict>;

export const aliasScopes = ['batch', 'source', 'always'] as const;
export const AliasScope = z.enum(aliasScopes);
export type AliasScope = z.infer<typeof AliasScope>;

/**
 * How the chosen entry stands to the printed name: the same thing; wider or
 * narrower than what is printed (a family of ragas, one of several forms); or
 * near without being it. Only `equal` teaches a spelling.
 */
export const relations = ['equal', 'broader', 'narrower', 'inexact'] as const;
export const Relation = z.enum(relations);
export type Relation = z.infer<typeof Relation>;

/** A spelling that a person bound to an entity. */
export type LearntAlias = {
  readonly kind: NameKind;
  readonly key: string;
  readonly value: string;
  readonly entityId: string;
  readonly scope: AliasScope;
  /** Batch id or site host; null for `always`. */
  readonly scopeId: string | null;
  readonly who: string;
  readonly at: number;
};

/** What is asked of the resolver. */
export type NameQuery = {
  readonly kind: NameKind;
  readonly value: string;
  readonly site: string | null;
  readonly batchId: string | null;
  /** The composer already known, as evidence only. */
  readonly composer: string | null;
};

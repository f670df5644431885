import { z } from 'zod';
import { AliasScope, Entity, EntityFacts } from './name.ts';

/**
 * The authority list as something that people tend.
 *
 * - change:   one act on the list with every entry before and after; it can be taken back, and that too.
 * - version:  the list as it stood after a change.
 * - redirect: what was settled on one entry is another's, since a merge or a split.
 */

/** builtin: shipped with the app; main: pulled from a main database; file: imported; pack: came with a review pack or log; person: made or edited here. */
const entitySources = ['builtin', 'main', 'file', 'pack', 'person'] as const;
export const EntitySource = z.enum(entitySources);
export type EntitySource = z.infer<typeof EntitySource>;

/** An entry with where its present wording comes from. */
export const StoredEntity = Entity.extend({ source: EntitySource });
export type StoredEntity = z.infer<typeof StoredEntity>;

/**
 * builtin: the shipped list came or was improved; review: an entry was made or taken back by a
 * decision; spelling: a learnt spelling got another scope or was taken back; judge: a finding of the
 * doctor was answered; revert: a change was taken back. The others say it themselves.
 */
export const authorityActs = [
  'builtin',
  'review',
  'create',
  'edit',
  'remove',
  'merge',
  'split',
  'spelling',
  'import',
  'pull',
  'judge',
  'revert',
] as const;
export const AuthorityAct = z.enum(authorityActs);
export type AuthorityAct = z.infer<typeof AuthorityAct>;

/** What a learnt spelling is bound to, and whether a person has taken it back. */
export const SpellingState = z.object({
  entityId: z.string(),
  scope: AliasScope,
  scopeId: z.string().nullable(),
  retired: z.boolean(),
});
export type SpellingState = z.infer<typeof SpellingState>;

/** A judgement on a krithi that a change may take away, kept so that taking the change back can restore it. */
export const HeldJudgement = z.object({
  krithi: z.string(),
  state: z.enum(['approved', 'published']),
  reviewer: z.string().nullable(),
  decidedAt: z.number().nullable(),
  /** Names and edits as they were judged. */
  judged: z.string(),
});
export type HeldJudgement = z.infer<typeof HeldJudgement>;

/** An entry and its row in a main database, with the facts that both had when they were last brought together. */
export const AuthorityLink = z.object({ remoteId: z.string(), facts: EntityFacts });
export type AuthorityLink = z.infer<typeof AuthorityLink>;

/** What belongs to a change besides the entries. */
export const ChangeData = z.object({
  /** What it was about, in words: names as they were then. */
  about: z.array(z.string()).default([]),
  spellings: z
    .array(z.object({ id: z.string(), value: z.string(), before: SpellingState, after: SpellingState }))
    .default([]),
  held: z.array(HeldJudgement).default([]),
  /** What a pull brought together, by entry: taken back with it, so that the next pull offers it again. */
  links: z
    .object({
      target: z.string(),
      entries: z.array(
        z.object({ id: z.string(), before: AuthorityLink.nullable(), after: AuthorityLink.nullable() }),
      ),
    })
    .optional(),
  /** The finding that a person answered, and how: these are two, or not to be told again. */
  finding: z.object({ key: z.string(), answer: z.enum(['two', 'dismissed']) }).optional(),
});
export type ChangeData = z.infer<typeof ChangeData>;

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;

/** One text for one entry, whatever the order of its facts. */
export const entityText = (entity: StoredEntity | null): string | null =>
  entity === null ? null : JSON.stringify(sorted(StoredEntity.parse(entity)));

/** The place of one printed name in one krithi, by which a split tells krithis apart. */
export const placeKey = (krithiId: string, kind: string, key: string): string =>
  `${krithiId}\t${kind}\t${key}`;

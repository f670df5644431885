import type { EvidenceClass } from '../domain/name.ts';
import type { Feature, FeatureName } from '../domain/score.ts';
import { byOne, movedTo } from './score.ts';

/** An entity that a name may mean, as one kind's method found it. */
export type Found = {
  readonly id: string;
  readonly name: string;
  /** The name or alias of the entity that matched. */
  readonly matched: string;
  /** How alike, 0..1: orders candidates and never accepts. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** What the score is made of, where a rule tells more than the score. */
  readonly features?: readonly Feature[];
};

/** The same with the score that something moves it to: the others, its part in several names, another's name. */
export const scoredAs = (one: Found, score: number, by: FeatureName): Found => ({
  ...one,
  score,
  features: movedTo(one.features ?? byOne('name', one.score), score, by),
});

/** A question as it is asked blind: nothing tells which candidate is its answer, or that it has one. */
export type Asked = {
  /** How many candidates at most. */
  readonly limit: number;
  /** No candidate is more probable. */
  readonly most: number;
  /** The entity that must be among the candidates. */
  readonly answerId: string;
};

/** The first candidates, and the entity that must be among them in the last place where it is none of the first. */
export const withAnswer = (all: readonly Found[], { limit, answerId }: Asked): readonly Found[] => {
  const first = all.slice(0, limit);
  const answer = all.find(({ id }) => id === answerId);
  return answer === undefined || first.includes(answer) ? first : [...first.slice(0, limit - 1), answer];
};

/** What one kind's method says of one name, before it is put into words for people. */
export type KindFinding = {
  /** `one`: certain. `several`: it fits more than one. `none`: nothing certain. */
  readonly kept: 'one' | 'several' | 'none';
  readonly evidence: EvidenceClass;
  /** Best first, one for each entity; the certain one first. */
  readonly candidates: readonly Found[];
  /** In words for musicians, the shortest first. */
  readonly reasons: readonly string[];
};

/** The reason of a name that is only near others. It is as true of a name that a class would accept: see `question.ts`. */
export const nearestIs = (name: string): string => `nearest in the list: ${name}`;

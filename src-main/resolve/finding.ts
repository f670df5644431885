import type { EvidenceClass } from '../domain/name.ts';

/** An entity that a name may mean, as one kind's method found it. */
export type Found = {
  readonly id: string;
  readonly name: string;
  /** The name or alias of the entity that matched. */
  readonly matched: string;
  /** How alike, 0..1: orders candidates and never accepts. */
  readonly score: number;
  readonly reasons: readonly string[];
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

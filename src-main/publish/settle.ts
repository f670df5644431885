import { createHash } from 'node:crypto';
import type { Comparison, Kept } from './compare.ts';
import { type Fields, type KrithiState, fingerprint, newRef } from './krithi-state.ts';
import type { FieldChange } from './types.ts';

/** Texts share their sections, so they stay or go together. */
export const isText = (field: string): boolean => /^(?:lyrics\.|sections$|meaning$)/.test(field);

const wordsOf = (fields: Fields, field: string): string | null =>
  fields.get(field)?.shown?.replaceAll(newRef, '') ?? null;

/**
 * Names a pair of sides: who chose between these two has not chosen between any others.
 * Ours by its words: a name that is yet to be made there has no id to go by.
 */
export const markOf = (
  what: string,
  remoteId: string | null,
  fields: Iterable<string>,
  theirs: Fields,
  ours: Fields,
): string => {
  const sides = [...fields]
    .toSorted()
    .map((field) => [field, theirs.get(field)?.key ?? null, wordsOf(ours, field)]);
  return createHash('sha256')
    .update(JSON.stringify([what, remoteId, sides]))
    .digest('hex');
};

/** What is written once a person chose. */
export type Settled = {
  readonly changes: readonly FieldChange[];
  /** Fields that stay as they are there, with the two sides by which this holds. */
  readonly kept: Kept;
  /** What we stand for from now on: with their texts where these stay. */
  readonly state: KrithiState;
};

const sideOf = (field: string, theirs: Fields, ours: Fields): readonly [string | null, string | null] => [
  fingerprint(theirs.get(field)?.key ?? null),
  fingerprint(ours.get(field)?.key ?? null),
];

const differing = (theirs: Fields, ours: Fields): readonly string[] =>
  [...new Set([...theirs.keys(), ...ours.keys()])].filter(
    (field) => (theirs.get(field)?.key ?? null) !== (ours.get(field)?.key ?? null),
  );

/** Theirs stays where somebody changed it; whatever else we have is written all the same. */
export const keepTheirs = (
  { changes, contested, kept }: Comparison,
  state: KrithiState,
  stored: KrithiState,
  theirs: Fields,
  ours: Fields,
): Settled => {
  const hasText = contested.some(isText);
  const stay = new Set(hasText ? [...contested, ...differing(theirs, ours).filter(isText)] : contested);
  return {
    changes: changes.filter(({ field }) => !stay.has(field) && !(hasText && isText(field))),
    kept: new Map([...kept, ...[...stay].map((field) => [field, sideOf(field, theirs, ours)] as const)]),
    state: hasText ? { ...state, sections: stored.sections, variants: stored.variants } : state,
  };
};

/** Ours is written over what somebody changed. Texts that were left to them go too, where any text goes. */
export const writeOurs = ({ changes, foreign, kept }: Comparison, state: KrithiState): Settled => {
  const hasText = foreign.some(({ field }) => isText(field));
  return {
    changes: [...changes, ...foreign],
    kept: new Map([...kept].filter(([field]) => !(hasText && isText(field)))),
    state,
  };
};

/**
 * Where some texts were left to them, a change of ours to any other text is a
 * question again: it cannot be written without the sections that it shares.
 */
export const withTextsTogether = (compared: Comparison): Comparison => {
  const { changes, foreign, contested, kept } = compared;
  if (![...kept.keys()].some(isText)) return compared;
  const texts = changes.filter(({ field }) => isText(field));
  return {
    ...compared,
    changes: changes.filter(({ field }) => !isText(field)),
    foreign: [...foreign, ...texts],
    contested: [...contested, ...texts.map(({ field }) => field)],
  };
};

import { createHash } from 'node:crypto';
import type { Comparison, Kept } from './compare.ts';
import { type Fields, type KrithiState, fingerprint, isTextField, newRef } from './krithi-state.ts';
import type { FieldChange } from './types.ts';

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
  const hasText = contested.some(isTextField);
  const stay = new Set(hasText ? [...contested, ...differing(theirs, ours).filter(isTextField)] : contested);
  const left = new Map([...kept, ...[...stay].map((field) => [field, sideOf(field, theirs, ours)] as const)]);
  return {
    changes: changes.filter(({ field }) => !stay.has(field) && !(hasText && isTextField(field))),
    kept: left,
    state: withTheirTexts(left, state, stored),
  };
};

/** Ours is written over what somebody changed. */
export const writeOurs = ({ changes, foreign, kept }: Comparison, state: KrithiState): Settled => ({
  changes: [...changes, ...foreign],
  kept,
  state,
});

/** The state with their texts, where any of these was left to them. */
export const withTheirTexts = (kept: Kept, state: KrithiState, stored: KrithiState): KrithiState =>
  [...kept.keys()].some(isTextField)
    ? { ...state, sections: stored.sections, variants: stored.variants }
    : state;

/**
 * Where some texts were left to them, a change to any other text is a question
 * about all of them again: none can be written without the sections that they share.
 */
export const withTextsTogether = (compared: Comparison, theirs: Fields, ours: Fields): Comparison => {
  const { changes, foreign, contested, kept } = compared;
  const left = [...kept.keys()].filter(isTextField);
  const texts = changes.filter(({ field }) => isTextField(field));
  if (left.length === 0 || (texts.length === 0 && !contested.some(isTextField))) return compared;
  const shown = left.map((field) => ({
    field,
    before: theirs.get(field)?.shown ?? null,
    after: ours.get(field)?.shown ?? null,
  }));
  return {
    changes: changes.filter(({ field }) => !isTextField(field)),
    foreign: [...foreign, ...texts, ...shown],
    contested: [...contested, ...texts.map(({ field }) => field), ...left],
    kept: new Map([...kept].filter(([field]) => !isTextField(field))),
  };
};

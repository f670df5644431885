import { distance } from 'fastest-levenshtein';
import type { Feature } from '../../domain/score.ts';
import type { Found } from '../finding.ts';
import { leadFeature } from '../near-model.ts';
import { byOne, feature } from '../score.ts';
import type { NameTokens } from './tokens.ts';

/** A surname tells less than a given name: many composers share it. */
const weightOfSurname = 0.4;

type Weighed = readonly (readonly [word: string, weight: number])[];

const weighed = ({ own, surnames }: NameTokens): Weighed => [
  ...own.map((word) => [word, word.length] as const),
  ...surnames.map((word) => [word, word.length * weightOfSurname] as const),
];

const alike = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - distance(a, b) / longer;
};

/** How much of one name's words the other has, 0..1. */
const covered = (words: Weighed, by: Weighed): number => {
  const all = words.reduce((sum, [, weight]) => sum + weight, 0);
  const found = words.reduce(
    (sum, [word, weight]) => sum + weight * Math.max(0, ...by.map(([other]) => alike(word, other))),
    0,
  );
  return all === 0 ? 0 : found / all;
};

/** Likeness of two names by their words, or without gaps, 0..1; it orders candidates and never accepts. */
export const likenessOf = (a: NameTokens, b: NameTokens): number => {
  const [ours, theirs] = [weighed(a), weighed(b)];
  const byWords = 0.6 * covered(ours, theirs) + 0.4 * covered(theirs, ours);
  const agree = a.initials.some((letter) => b.initials.includes(letter));
  const conflict = a.initials.length > 0 && b.initials.length > 0 && !agree;
  return Math.max(0, Math.max(byWords, alike(a.joined, b.joined)) - (conflict ? 0.1 : 0));
};

/** The same for a text that is only part of a listed name; an initial that stands for a missing word counts. */
export const likenessOfPart = (part: NameTokens, whole: NameTokens): number => {
  const stands = part.initials.some((letter) => whole.own.some((word) => word.startsWith(letter)));
  return 0.75 + likenessOf(part, whole) / 10 + (stands ? 0.08 : 0);
};

/**
 * How probable it is that the composer nearest in likeness is the one that was meant: a logistic
 * fit over the labelled names that nothing else told, with composers left out of the list in turn.
 */
export const nearProbability = (likeness: number, lead: number): number =>
  1 / (1 + Math.exp(-chanceWeights.bias - chanceWeights.likeness * likeness - chanceWeights.lead * lead));

const chanceWeights = { bias: -12, likeness: 13.1, lead: 2.5 } as const;

/** The same chance, feature by feature. */
export const nearParts = (likeness: number, lead: number, most: number): readonly Feature[] => {
  const near = feature('near', 1, chanceWeights.bias);
  const words = feature('words', likeness, chanceWeights.likeness * likeness);
  return [near, words, leadFeature(lead, chanceWeights.lead, near.adds + words.adds, most)];
};

/** Shares of probability among those that fit, by how well each does; a rest stays for none of them. */
export const shared = (fitting: readonly Found[]): readonly Found[] => {
  const weights = fitting.map(({ score }) => score ** 6);
  const all = weights.reduce((sum, weight) => sum + weight, 0) * 1.1 + (fitting.length === 1 ? 0.2 : 0);
  return fitting.map((one, place) => {
    const score = (weights[place] ?? 0) / all;
    return { ...one, score, features: byOne(fitting.length > 1 ? 'tied' : 'words', score) };
  });
};

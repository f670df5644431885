import { distance } from 'fastest-levenshtein';
import type { Feature } from '../domain/score.ts';
import { unvoice } from './fold/sound.ts';
import { feature, logOdds } from './score.ts';

/** Likeness of two keys: 1 - edits / length of the longer (Levenshtein 1966), 0..1. */
export const likeness = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - distance(a, b) / longer;
};

/** The consonants of a key without doubles: what spellings of one name keep most faithfully. */
const bones = (voiceless: string): string => voiceless.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');

/** A key as the comparison needs it, worked out once a question. */
export type Compared = { readonly sound: string; readonly voiceless: string; readonly bones: string };

export const comparedOf = (sound: string): Compared => {
  const voiceless = unvoice(sound);
  return { sound, voiceless, bones: bones(voiceless) };
};

/** Shorter beginnings and ends tell nothing. */
const leastPart = 4;

const partOf = (a: string, b: string, isPart: (whole: string, part: string) => boolean): number => {
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  return part.length >= leastPart && part.length < whole.length && isPart(whole, part)
    ? part.length / whole.length
    : 0;
};

/** In what two names agree; each 0..1, and named as the fit prints them. */
export type NearFeatures = {
  /** Likeness of the sound keys. */
  readonly sound: number;
  /** The same without voicing, which half the sources do not write. */
  readonly voiceless: number;
  /** The same of the consonants alone. */
  readonly bones: number;
  /** One begins with the other: its share of the longer. */
  readonly begins: number;
  /** One ends with the other: *SankarAbharaNaM* for Dhirasankarabharanam. */
  readonly ends: number;
};

export const nearFeatures = (
  query: Compared,
  entry: { readonly sound: string; readonly voiceless: string },
): NearFeatures => ({
  sound: likeness(query.sound, entry.sound),
  voiceless: likeness(query.voiceless, entry.voiceless),
  bones: likeness(query.bones, bones(entry.voiceless)),
  begins: partOf(query.voiceless, entry.voiceless, (whole, part) => whole.startsWith(part)),
  ends: partOf(query.voiceless, entry.voiceless, (whole, part) => whole.endsWith(part)),
});

/** Fitted by `npm run fit:near` on the project's own labelled names; it prints both tables. */
const rankWeights: NearFeatures = {
  sound: 0.511,
  voiceless: 0.284,
  bones: 0.206,
  begins: 0.058,
  ends: 0.024,
};
const chanceWeights = { bias: -9.508, rank: 10.689, lead: 13.343, length: -0.04 } as const;

/** How well a near name fits; 1 for the very same sound. It orders candidates, and accepts nothing. */
export const rankOf = (features: NearFeatures, weights: NearFeatures = rankWeights): number =>
  weights.sound * features.sound +
  weights.voiceless * features.voiceless +
  weights.bones * features.bones +
  weights.begins * features.begins +
  weights.ends * features.ends;

/** The likeness of sound that leaves half a letter of a name of this length open, all else agreeing. */
export const halfLetterOpen = (length: number): number => {
  const whole = rankWeights.sound + rankWeights.voiceless + rankWeights.bones;
  return 1 - (whole - 1 + 0.5 / (length + 1)) / rankWeights.sound;
};

/** What the chance of a candidate depends on. */
export type ChanceFeatures = {
  /** Its rank, and how much it leads the best of the others by (negative where it trails). */
  readonly rank: number;
  readonly lead: number;
  /** Length of the sound key: a difference weighs more in a short name. */
  readonly length: number;
};

/** A short list has few rivals that a name could lead by little; no near name is surer than this. */
export const mostNear = 0.97;

/** From here on a name is long. */
const long = 16;

/**
 * How probable it is that a near name is the one that was meant: a logistic fit; it informs, and accepts nothing.
 * @param most no chance is greater.
 */
export const nearProbability = ({ rank, lead, length }: ChanceFeatures, most = mostNear): number => {
  const { bias, rank: byRank, lead: byLead, length: byLength } = chanceWeights;
  const score = bias + byRank * rank + byLead * lead + byLength * Math.min(length, long);
  return Math.min(most, 1 / (1 + Math.exp(-score)));
};

/**
 * What a lead adds, as far as it counts: a chance that would be greater than the greatest is that
 * because of the lead.
 */
export const leadFeature = (lead: number, weight: number, others: number, most: number): Feature => {
  const adds = Math.min(weight * lead, logOdds(most) - others);
  return feature(adds > 0 ? 'leads' : 'trails', Math.abs(adds) / weight, adds);
};

/** The chance of `nearProbability`, feature by feature; a beginning or an end that is not shared is not named. */
export const nearParts = (
  alike: NearFeatures,
  { lead, length }: ChanceFeatures,
  most = mostNear,
): readonly Feature[] => {
  const { bias, rank, lead: byLead, length: byLength } = chanceWeights;
  const parts = [
    feature('begins', alike.begins, rank * rankWeights.begins * alike.begins),
    feature('ends', alike.ends, rank * rankWeights.ends * alike.ends),
  ].filter(({ value }) => value > 0);
  const byName = [
    feature('near', 1, bias),
    feature('sound', alike.sound, rank * rankWeights.sound * alike.sound),
    feature('unvoiced', alike.voiceless, rank * rankWeights.voiceless * alike.voiceless),
    feature('consonants', alike.bones, rank * rankWeights.bones * alike.bones),
    ...parts,
    feature('length', Math.min(length, long) / long, byLength * Math.min(length, long)),
  ];
  const sum = byName.reduce((all, { adds }) => all + adds, 0);
  return [...byName, leadFeature(lead, byLead, sum, most)];
};

import { type Feature, type FeatureName, chanceOf } from '../domain/score.ts';

/** A chance of nothing, or of all, has no odds. */
const least = 0.0001;

/** The natural logarithm of a chance's odds. */
export const logOdds = (chance: number): number => {
  const inside = Math.min(1 - least, Math.max(least, chance));
  return Math.log(inside / (1 - inside));
};

const rounded = (value: number, to: number): number => Math.round(value * to) / to;

/** A feature as it is kept: the value by thousandths, what it adds so that a dozen still add up. */
export const feature = (name: FeatureName, value: number, adds: number): Feature => ({
  name,
  value: rounded(Math.min(1, Math.max(0, value)), 1000),
  adds: rounded(adds, 10_000),
});

/** A chance that one rule gives as a whole. */
export const byOne = (name: FeatureName, chance: number, value = chance): readonly Feature[] => [
  feature(name, value, logOdds(chance)),
];

/** Less than this is the rounding of a chance, and moved by nothing. */
const unmoved = 0.0015;

/**
 * The features of a chance that something moved to another one: what it moved is a feature of its
 * own, the last.
 */
export const movedTo = (
  features: readonly Feature[],
  chance: number,
  by: FeatureName,
): readonly Feature[] => {
  if (Math.abs(chanceOf(features) - chance) <= unmoved) return features;
  const rest = features.filter(({ name }) => name !== by);
  const adds = logOdds(chance) - rest.reduce((sum, each) => sum + each.adds, 0);
  return [...rest, feature(by, 1, adds)];
};

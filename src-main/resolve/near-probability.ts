/**
 * How probable it is that a near name is the one that was meant. A logistic
 * fit over labelled names that no class accepted; it orders and informs, and
 * accepts nothing.
 */
export type NearFeatures = {
  /** Likeness of the sound keys, 0..1. */
  readonly likeness: number;
  /** How much the next entity lies behind, 0..1. */
  readonly lead: number;
  /** Length of the sound key: a difference weighs more in a short name. */
  readonly length: number;
};

/** Fitted by `npm run eval -- --fit`; the figures it prints go here. */
const weights = { bias: -9.2, likeness: 9.6, lead: 5.5, length: 0.12 } as const;

export const nearProbability = ({ likeness, lead, length }: NearFeatures): number => {
  const score =
    weights.bias + weights.likeness * likeness + weights.lead * lead + weights.length * Math.min(length, 16);
  return 1 / (1 + Math.exp(-score));
};

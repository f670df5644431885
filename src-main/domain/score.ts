import { z } from 'zod';

/**
 * What a candidate's chance is made of. Each feature adds to the logarithm of its odds or takes away
 * from it; all of them together are its chance. Stored with verdicts: a name is never taken out.
 */
export const featureNames = [
  /** Where every name begins that is near and no more. */
  'near',
  /** A rule that gives the chance as a whole; the reasons say which. */
  'name',
  /** Other lists call it so. */
  'known_as',
  /** Other lists call something else so, which this one does not have. */
  'known_elsewhere',
  /** Several fit as well as this one. */
  'tied',
  /** In what two names agree; see `resolve/near-model.ts`. */
  'sound',
  'unvoiced',
  'consonants',
  'begins',
  'ends',
  /** The words of a composer's name. */
  'words',
  /** A surname is printed that this composer does not have. */
  'surname',
  'length',
  /** How much nearer it comes than the best of the others, or that one than it. */
  'leads',
  'trails',
  /** The melakarta number printed with the name. */
  'melakarta',
  /** What is known of the krithis that print the name; see `resolve/context.ts`. */
  'address',
  'page',
  'title',
  'composer',
  'school',
  /** It is one of several that are named. */
  'several',
  /** What the other candidates leave of the chance; no open question is sure. */
  'others',
] as const;
export const FeatureName = z.enum(featureNames);
export type FeatureName = z.infer<typeof FeatureName>;

export const Feature = z.object({
  name: FeatureName,
  /** How much of it there is, 0..1. */
  value: z.number().min(0).max(1),
  /** What it adds to the natural logarithm of the odds; negative where it takes away. */
  adds: z.number(),
});
export type Feature = Readonly<z.infer<typeof Feature>>;

/** The chance that features come to together, 0..1. */
export const chanceOf = (features: readonly Feature[]): number =>
  1 / (1 + Math.exp(-features.reduce((sum, { adds }) => sum + adds, 0)));

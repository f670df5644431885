import { z } from 'zod';
import { EvidenceClass } from './name.ts';

/**
 * What the machine may decide by itself: how often each evidence class was
 * right, and which classes are sent to review all the same.
 */

/** The classes that accept. No score accepts anything. */
export const acceptingClasses = [
  'alias',
  'same_letters',
  'same_sound',
  'same_tamil_spelling',
  'grammar',
  'folded_tokens',
] as const satisfies readonly EvidenceClass[];
export const AcceptingClass = z.enum(acceptingClasses);
export type AcceptingClass = z.infer<typeof AcceptingClass>;

export const isAccepting = (evidence: string | null): evidence is AcceptingClass =>
  acceptingClasses.some((each) => each === evidence);

/** The classes in the words of a reason: *same sound: demoted on 3 March 2026: …*. */
export const classNames: Readonly<Record<AcceptingClass, string>> = {
  alias: 'learnt spelling',
  same_letters: 'same letters',
  same_sound: 'same sound',
  same_tamil_spelling: 'same in Tamil spelling',
  grammar: 'tala read by its words',
  folded_tokens: 'same words of a composer’s name',
};

/** How often the first answer of a class was right, of how many judged names. */
export const ClassCount = z.object({
  right: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
});
export type ClassCount = Readonly<z.infer<typeof ClassCount>>;

export const ClassTable = z.partialRecord(EvidenceClass, ClassCount);
export type ClassTable = Readonly<Partial<Record<EvidenceClass, ClassCount>>>;

/** What a verdict depends on beside the value, the list and the folds. The same version, the same policy. */
export type ClassPolicy = {
  readonly version: string;
  readonly counts: ClassTable;
  /** Classes that accept nothing for now, each with the reason in words. */
  readonly demoted: Readonly<Partial<Record<EvidenceClass, string>>>;
};

export type Rate = { readonly rate: number; readonly low: number; readonly high: number };

/** Two-sided 95 %. */
const z95 = 1.96;

/** Share of right answers with Wilson's interval (Wilson 1927), which holds near 1 and for small counts too. */
export const rateOf = ({ right, of }: ClassCount): Rate => {
  if (of === 0) return { rate: 0, low: 0, high: 1 };
  const p = right / of;
  const width = (z95 / (1 + z95 ** 2 / of)) * Math.sqrt((p * (1 - p)) / of + z95 ** 2 / (4 * of * of));
  const centre = (p + z95 ** 2 / (2 * of)) / (1 + z95 ** 2 / of);
  return { rate: p, low: Math.max(0, centre - width), high: Math.min(1, centre + width) };
};

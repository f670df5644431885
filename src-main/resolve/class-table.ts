import type { EvidenceClass } from '../domain/name.ts';

/** How often the first answer of a class was right, on labelled names. */
export type ClassCount = { readonly right: number; readonly of: number };

/** The classes that accept, and what they are worth. No score accepts anything. */
export type ClassTable = Readonly<Partial<Record<EvidenceClass, ClassCount>>>;

/**
 * Counts over the labelled sets of ragas, composers and talas (`npm run eval`
 * prints them anew). A list of decisions can replace them, when a person says so.
 */
export const measuredClasses: ClassTable = {
  alias: { right: 400, of: 400 },
  same_letters: { right: 712, of: 712 },
  same_sound: { right: 688, of: 688 },
  same_tamil_spelling: { right: 91, of: 91 },
  grammar: { right: 200, of: 200 },
  folded_tokens: { right: 286, of: 286 },
};

export type Rate = { readonly rate: number; readonly low: number; readonly high: number };

/** Two-sided 95 %. */
const z = 1.96;

/** Share of right answers with Wilson's interval (Wilson 1927), which holds near 1 and for small counts too. */
export const rateOf = ({ right, of }: ClassCount): Rate => {
  if (of === 0) return { rate: 0, low: 0, high: 1 };
  const p = right / of;
  const width = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const centre = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  return { rate: p, low: Math.max(0, centre - width), high: Math.min(1, centre + width) };
};

/** The probability shown for an accepted name: the share of right answers after one more of each kind (Laplace). */
export const probabilityOf = (table: ClassTable, evidence: EvidenceClass): number => {
  const counts = table[evidence];
  return counts === undefined ? 0 : (counts.right + 1) / (counts.of + 2);
};

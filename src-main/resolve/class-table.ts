import type { EvidenceClass } from '../domain/name.ts';

/** How often the first answer of a class was right, on labelled names. */
export type ClassCount = { readonly right: number; readonly of: number };

/** The classes that accept, and what they are worth. No score accepts anything. */
export type ClassTable = Readonly<Partial<Record<EvidenceClass, ClassCount>>>;

/**
 * Counts over the project's own labelled sets (`npm run eval` scores them). A
 * spelling that a person bound is right by definition; it stands with one
 * doubt in a hundred. A log of decisions can replace the table, when a person
 * says so.
 */
export const measuredClasses: ClassTable = {
  alias: { right: 99, of: 99 },
  same_letters: { right: 582, of: 582 },
  same_sound: { right: 198, of: 198 },
  same_tamil_spelling: { right: 64, of: 64 },
  grammar: { right: 111, of: 111 },
  folded_tokens: { right: 105, of: 105 },
};

export type Rate = { readonly rate: number; readonly low: number; readonly high: number };

/** Two-sided 95 %. */
const z = 1.96;

/** Share of right answers with Wilson's interval (Wilson 1927), which holds near 1 and for small counts too. */
const rateOf = ({ right, of }: ClassCount): Rate => {
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

/** How often the class was right, in words: *right 198 of 198 times, at least 98 %*. Null where it was never counted. */
export const recordOf = (table: ClassTable, evidence: EvidenceClass): string | null => {
  const counts = table[evidence];
  if (counts === undefined) return null;
  const least = Math.floor(rateOf(counts).low * 100);
  return `right ${counts.right} of ${counts.of} times, at least ${least} %`;
};

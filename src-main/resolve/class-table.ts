import { type ClassPolicy, type ClassTable, rateOf } from '../domain/class-policy.ts';
import type { EvidenceClass, TrackRecord } from '../domain/name.ts';

/**
 * Counts over the project's own labelled sets (`npm run eval` scores them). A
 * spelling that a person bound is right by definition; it stands with one
 * doubt in a hundred. A log of decisions can add to the table, when a person
 * says so.
 */
export const builtinPolicy: ClassPolicy = {
  version: 'builtin',
  counts: {
    alias: { right: 99, of: 99 },
    same_letters: { right: 644, of: 644 },
    same_sound: { right: 219, of: 219 },
    same_tamil_spelling: { right: 74, of: 74 },
    grammar: { right: 111, of: 111 },
    folded_tokens: { right: 183, of: 183 },
  },
  demoted: {},
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

/**
 * The same as figures, and where they were counted. What the table begins with for learnt spellings is
 * no count: of those only people's answers are.
 */
export const trackRecord = (table: ClassTable, evidence: EvidenceClass): TrackRecord | null => {
  const counts = table[evidence];
  if (counts === undefined) return null;
  const labelled = builtinPolicy.counts[evidence] ?? { right: 0, of: 0 };
  const answered = counts.of - labelled.of;
  if (evidence === 'alias') {
    return answered <= 0
      ? null
      : { evidence, right: Math.max(0, counts.right - labelled.right), of: answered, counted: 'decisions' };
  }
  return counts.of === 0 ? null : { evidence, ...counts, counted: answered === 0 ? 'labelled' : 'decisions' };
};

import { distance } from 'fastest-levenshtein';

/** How alike two skeletons are: 1 the same, 0 nothing in common (edit distance over the longer length). */
export const likeness = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
};

import { skeleton } from './scripts.ts';

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');

const withoutBrackets = (text: string): string => text.replaceAll(/\([^()]*\)/g, ' ');

/**
 * Whether two titles name one krithi: the same letters, or one the beginning of
 * the other (a manifest often gives the first words only). Words in brackets
 * may stand anywhere or be missing. Case, blanks and numbers do not count.
 */
export const sameTitle = (a: string, b: string): boolean => {
  const forms = (text: string): string[] =>
    [letters(text), letters(withoutBrackets(text))].filter((t) => t !== '');
  return forms(a).some((x) => forms(b).some((y) => x.startsWith(y) || y.startsWith(x)));
};

/** Whether a title in popular English spelling can be one in the sources' romanisation. */
export const soundsLikeTitle = (popular: string, hk: string): boolean => {
  const a = loose(popular);
  const b = loose(hk);
  return a.startsWith(b) || b.startsWith(a);
};

const loose = (text: string): string =>
  skeleton(text.toLowerCase()).replaceAll('T', 't').replaceAll(/[hy]/g, '');

const ragaKey = (text: string): string => letters(text.replace(/\br[aA]ga[Mmn]?\s*$/, '')).replace(/m$/, '');

const ragaParts = (text: string): string[] =>
  [text, ...text.split(/\s+-\s+|-|\/|,|\(|\)|\bor\b/)].map(ragaKey).filter((key) => key !== '');

/** Whether two raga statements can be one: equal letters of the whole or of any of their alternatives. */
export const sameRaga = (a: string, b: string): boolean => {
  const keys = new Set(ragaParts(a));
  return ragaParts(b).some((key) => keys.has(key));
};

export const isRagamalika = (text: string): boolean => /\br[aA]ga\s*m[aA]lik[aA]/i.test(text);

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every word that was typed begins a word of the title: `go rev` finds "Go to Review". */
export const fits = (title: string, typed: string): boolean => {
  const words = fold(title).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/u)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
};

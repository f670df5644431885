/** A run of words: in both texts, spelled otherwise, or in one only. `other` is the other text's spelling. */
export type DiffPiece = {
  readonly is: 'same' | 'spelled' | 'removed' | 'added';
  readonly text: string;
  readonly other: string | null;
};

type Token = { readonly text: string; readonly key: string };

/** Beyond so many comparisons the texts are shown one after the other: nobody reads such a diff. */
const mostCells = 4_000_000;

const tokensOf = (text: string, keyOf: (word: string) => string): Token[] =>
  (text.match(/\n|[^\s]+/gu) ?? []).map((word) => ({ text: word, key: word === '\n' ? word : keyOf(word) }));

/** Lengths of the longest common subsequences of all ends of both lists. */
const commonLengths = (a: readonly Token[], b: readonly Token[]): Uint32Array => {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i]?.key === b[j]?.key
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
};

const joined = (words: readonly string[]): string => words.join(' ').replaceAll(/ ?\n ?/g, '\n');

/**
 * What changed between two texts, word by word (longest common subsequence). Words with
 * one `keyOf` are the same word; where their letters differ it is only spelled otherwise.
 * An empty key stands for the word itself.
 */
export const diffWords = (
  before: string,
  after: string,
  keyOf: (word: string) => string = (word) => word,
): DiffPiece[] => {
  const key = (word: string): string => keyOf(word) || word;
  const a = tokensOf(before, key);
  const b = tokensOf(after, key);
  const runs: { is: DiffPiece['is']; words: string[]; others: string[] }[] = [];
  const add = (is: DiffPiece['is'], word: string, other: string | null): void => {
    let run = runs.at(-1);
    if (run?.is !== is) {
      run = { is, words: [], others: [] };
      runs.push(run);
    }
    run.words.push(word);
    if (other !== null) run.others.push(other);
  };
  if (a.length * b.length > mostCells) {
    for (const { text } of a) add('removed', text, null);
    for (const { text } of b) add('added', text, null);
  } else walk(a, b, add);
  return runs.map(({ is, words, others }) => ({
    is,
    text: joined(words),
    other: is === 'spelled' ? joined(others) : null,
  }));
};

const walk = (
  a: readonly Token[],
  b: readonly Token[],
  add: (is: DiffPiece['is'], word: string, other: string | null) => void,
): void => {
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const left = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const own = a[i];
    const other = b[j];
    if (own !== undefined && other !== undefined && own.key === other.key) {
      add(own.text === other.text ? 'same' : 'spelled', own.text, other.text);
      i += 1;
      j += 1;
    } else if (own !== undefined && (other === undefined || left(i + 1, j) >= left(i, j + 1))) {
      add('removed', own.text, null);
      i += 1;
    } else if (other !== undefined) {
      add('added', other.text, null);
      j += 1;
    }
  }
};

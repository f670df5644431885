import { soundKey } from './fold/sound.ts';

/** A stretch of the printed name beside what it stands for in the listed one; either may be empty. */
export type AlignedLetters = { readonly printed: string; readonly matched: string; readonly same: boolean };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const lettersOf = (text: string): string[] =>
  [...graphemes.segment(text.normalize('NFC'))].map(({ segment }) => segment);

/** Written differently and sounding the same costs little, so that such letters stand over each other. */
const cost = (a: string, b: string): number => {
  if (a === b) return 0;
  if (a.toLowerCase() === b.toLowerCase()) return 0.1;
  const [left, right] = [soundKey(a), soundKey(b)];
  return left !== '' && left === right ? 0.2 : 1;
};

/** Lays two spellings over each other letter by letter (Needleman and Wunsch 1970), runs of one sort joined. */
export const alignLetters = (printed: string, matched: string): AlignedLetters[] => {
  const a = lettersOf(printed);
  const b = lettersOf(matched);
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 || j === 0) best[i * width + j] = (i + j) * 0.7;
      else {
        const swap = at(i - 1, j - 1) + cost(a[i - 1] ?? '', b[j - 1] ?? '');
        best[i * width + j] = Math.min(swap, at(i - 1, j) + 0.7, at(i, j - 1) + 0.7);
      }
    }
  }
  const out: AlignedLetters[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const left = a[i - 1] ?? '';
    const right = b[j - 1] ?? '';
    if (i > 0 && j > 0 && Math.abs(at(i, j) - at(i - 1, j - 1) - cost(left, right)) < 1e-9) {
      out.push({ printed: left, matched: right, same: cost(left, right) <= 0.1 });
      i -= 1;
      j -= 1;
    } else if (i > 0 && Math.abs(at(i, j) - at(i - 1, j) - 0.7) < 1e-9) {
      out.push({ printed: left, matched: '', same: left.trim() === '' });
      i -= 1;
    } else {
      out.push({ printed: '', matched: right, same: right.trim() === '' });
      j -= 1;
    }
  }
  return joined(out.reverse());
};

const joined = (letters: readonly AlignedLetters[]): AlignedLetters[] => {
  const runs: AlignedLetters[] = [];
  for (const letter of letters) {
    const last = runs.at(-1);
    if (last !== undefined && last.same === letter.same) {
      runs[runs.length - 1] = {
        printed: last.printed + letter.printed,
        matched: last.matched + letter.matched,
        same: last.same,
      };
    } else runs.push(letter);
  }
  return runs;
};

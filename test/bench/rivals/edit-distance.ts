import { distance } from 'fastest-levenshtein';
import { type Rival, type RivalName, asciiFold, byThreshold, topFive } from './rival.ts';

const threshold = 0.9;

const ratio = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - distance(a, b) / longer;
};

const scan =
  (fold: (text: string) => string, score: (a: string, b: string) => number, least: number) =>
  (names: readonly RivalName[]) => {
    const folded = names.map(({ id, name }) => ({ id, key: fold(name) }));
    return (query: string, without?: string) => {
      const key = fold(query);
      return byThreshold(
        topFive(
          folded.map((each) => ({ id: each.id, score: score(key, each.key) })),
          without,
        ),
        least,
      );
    };
  };

export const levenshtein: Rival = {
  name: 'fastest-levenshtein',
  version: '1.0.16',
  build: scan((text) => text.toLowerCase(), ratio, threshold),
};

export const levenshteinAscii: Rival = {
  name: 'fastest-levenshtein, ASCII fold',
  version: '1.0.16',
  build: scan(asciiFold, ratio, threshold),
};

/** Winkler 1990: Jaro's similarity, raised by a tenth of what is missing for each of up to four common first letters. */
const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return a === '' ? 0 : 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = Array.from({ length: b.length }, () => false);
  const matched: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j += 1) {
      if (taken[j] === true || a[i] !== b[j]) continue;
      taken[j] = true;
      matched.push(a[i] ?? '');
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inB = [...b].filter((_, j) => taken[j] === true);
  const swaps = matched.filter((letter, i) => letter !== inB[i]).length / 2;
  const m = matched.length;
  const jaro = (m / a.length + m / b.length + (m - swaps) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};

export const jaroWinklerRival: Rival = {
  name: 'Jaro-Winkler',
  version: 'own',
  build: scan(asciiFold, jaroWinkler, 0.95),
};

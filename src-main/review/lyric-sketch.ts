import type { Section } from '../domain/krithi.ts';
import type { LyricEar } from './agreement.ts';

/**
 * Finds lyrics that are alike without comparing every pair: MinHash over stretches of
 * the lyric's sound, in bands (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of
 * Massive Datasets, ch. 3). Twelve bands of three bring a pair that shares half of its
 * stretches together four times in five, one that shares 0.7 nearly always. The pallavi
 * has bands of its own, so that a page that prints no more than it is found too.
 */
const whole = { stretch: 7, bands: 12, rows: 3 } as const;
const pallavi = { stretch: 5, bands: 4, rows: 2 } as const;
/** Fewer consonants than this are shared by too many lyrics to mean anything. */
const least = { whole: 30, pallavi: 12 } as const;

export type LyricSound = { readonly whole: string; readonly pallavi: string };

export type Sketch = { readonly length: number; readonly bands: readonly number[] };

/** The lyric in one script as it sounds: Latin where there is one, else the first. */
export const soundOf = (
  sections: readonly Pick<Section, 'script' | 'kind' | 'text'>[],
  ear: LyricEar,
): LyricSound => {
  const sung = sections.filter(({ text }) => text.trim() !== '');
  const script = sung.some((s) => s.script === 'latin') ? 'latin' : sung[0]?.script;
  const own = sung.filter((s) => s.script === script);
  const heard = (texts: readonly { readonly text: string }[]): string =>
    ear(texts.map(({ text }) => text).join('\n'));
  return { whole: heard(own), pallavi: heard(own.filter(({ kind }) => kind === 'pallavi')) };
};

const hash = (text: string, seed: number): number => {
  let h = seed | 0;
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995);
    h ^= h >>> 13;
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
};

/** The distinct stretches of a sound, as 32-bit numbers. */
export const stretchesOf = (sound: string, length: number): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let at = 0; at + length <= sound.length; at += 1) found.add(hash(sound.slice(at, at + length), 1));
  return found;
};

const bandsOf = (
  stretches: ReadonlySet<number>,
  { bands, rows }: { readonly bands: number; readonly rows: number },
  first: number,
): number[] => {
  const found: number[] = [];
  for (let band = 0; band < bands; band += 1) {
    let key = band + first;
    for (let row = 0; row < rows; row += 1) {
      const seed = Math.imul((first + band) * rows + row + 1, 0x9e3779b1);
      let smallest = 0xffffffff;
      for (const stretch of stretches) {
        let h = Math.imul(stretch ^ seed, 0x85ebca6b);
        h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
        h = (h ^ (h >>> 16)) >>> 0;
        if (h < smallest) smallest = h;
      }
      key = hash(`${smallest}`, key);
    }
    // The band's number goes into the upper bits: equal hashes of different bands never meet.
    found.push((first + band) * 2 ** 32 + key);
  }
  return found;
};

/** The sketch of a lyric; one too short to tell has no bands. */
export const sketchOf = (sound: LyricSound): Sketch => ({
  length: sound.whole.length,
  bands: [
    ...(sound.whole.length < least.whole ? [] : bandsOf(stretchesOf(sound.whole, whole.stretch), whole, 0)),
    ...(sound.pallavi.length < least.pallavi
      ? []
      : bandsOf(stretchesOf(sound.pallavi, pallavi.stretch), pallavi, whole.bands)),
  ],
});

const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  let both = 0;
  for (const stretch of a) if (b.has(stretch)) both += 1;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
};

/** How much two lyrics share, 0 to 1 (Jaccard over their stretches), as a whole and in the pallavi. */
export const lyricLikeness = (a: LyricSound, b: LyricSound): LyricLikeness => ({
  whole: shared(stretchesOf(a.whole, whole.stretch), stretchesOf(b.whole, whole.stretch)),
  pallavi:
    Math.min(a.pallavi.length, b.pallavi.length) < least.pallavi
      ? 0
      : shared(stretchesOf(a.pallavi, pallavi.stretch), stretchesOf(b.pallavi, pallavi.stretch)),
});
export type LyricLikeness = { readonly whole: number; readonly pallavi: number };

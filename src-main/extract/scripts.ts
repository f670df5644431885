import type { Script } from '../domain/krithi.ts';

/** First code point of each Indian script's block; the blocks are laid out alike, so a letter keeps its place. */
const blocks: readonly (readonly [Exclude<Script, 'latin'>, number])[] = [
  ['devanagari', 0x0900],
  ['tamil', 0x0b80],
  ['telugu', 0x0c00],
  ['kannada', 0x0c80],
  ['malayalam', 0x0d00],
];

const blockOf = (code: number): (typeof blocks)[number] | null =>
  blocks.find(([, base]) => code >= base && code < base + 0x80) ?? null;

const isLatinLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250);

/** Letters of a text by script. */
export const countScripts = (text: string): ReadonlyMap<Script, number> => {
  const counts = new Map<Script, number>();
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const script = isLatinLetter(code) ? 'latin' : blockOf(code)?.[0];
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
};

/** The script of a text whose letters are all of one script; `mixed` or `none` otherwise. */
export const scriptOf = (text: string): Script | 'mixed' | 'none' => {
  const counts = countScripts(text);
  const [only] = counts.keys();
  if (only === undefined) return 'none';
  return counts.size === 1 ? only : 'mixed';
};

/** The script of most letters of a text. */
export const mainScript = (text: string): Script | null => {
  const ranked = [...countScripts(text)].sort((a, b) => b[1] - a[1]);
  return ranked[0]?.[0] ?? null;
};

/**
 * A text of any Indian script in Devanagari letters, place by place of the
 * blocks: one vocabulary of headings then serves them all. Tamil's own n, r and
 * vowel signs fold to the common ones; digits of its notation are dropped.
 */
export const asDevanagari = (text: string): string => {
  let out = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const block = blockOf(code);
    if (block === null) {
      out += letter;
      continue;
    }
    const place = code - block[1];
    out += String.fromCodePoint(0x0900 + (folded.get(place) ?? place));
  }
  return out
    .replaceAll(/(?<=[\u0900-\u097f])[1-4](?=[\u0900-\u097f])/g, '')
    .replaceAll(/[\u200b-\u200d]/g, '');
};

/** Places of the common block layout that mean the same sound here: short e and o, Tamil nnna, rra, llla. */
const folded = new Map([
  [0x29, 0x28],
  [0x31, 0x30],
  [0x34, 0x33],
  [0x46, 0x47],
  [0x4a, 0x4b],
  [0x0e, 0x0f],
  [0x12, 0x13],
]);

const indicClasses: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['कखगघ', 'k'],
      ['चछजझ', 'c'],
      ['टठडढ', 'T'],
      ['तथदध', 't'],
      ['पफबभ', 'p'],
      ['यय़', 'y'],
      ['रृऋॄ', 'r'],
      ['लळ', 'l'],
      ['व', 'v'],
      ['शषस', 's'],
      ['ह', 'h'],
    ] as const
  ).flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound])),
);

const latinClasses: readonly (readonly [RegExp, string])[] = [
  [/[kg]h?/y, 'k'],
  [/ch?|jh?/y, 'c'],
  [/[TD]h?/y, 'T'],
  [/[td]h?/y, 't'],
  [/[pb]h?/y, 'p'],
  [/y/y, 'y'],
  [/[rR]/y, 'r'],
  [/[lL]/y, 'l'],
  [/v/y, 'v'],
  [/sh|[sSz]/y, 's'],
  [/h/y, 'h'],
];

/**
 * The consonants of a text as classes of place, the same from every script:
 * voice and breath (which Tamil does not write), vowels, nasals and doubling
 * are left out. Two writings of one lyric agree in it nearly everywhere.
 */
export const skeleton = (text: string): string => {
  let out = '';
  const add = (sound: string): void => {
    if (!out.endsWith(sound)) out += sound;
  };
  const plain = asDevanagari(text);
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] ?? '';
    const indic = indicClasses[letter];
    if (indic !== undefined) {
      add(indic);
      continue;
    }
    for (const [pattern, sound] of latinClasses) {
      pattern.lastIndex = at;
      const match = pattern.exec(plain);
      if (match === null) continue;
      add(sound);
      at += match[0].length - 1;
      break;
    }
  }
  return out;
};

import sanscript from '@indic-transliteration/sanscript';
import type { Script } from '../../../src-main/domain/krithi.ts';

const { t: convert } = sanscript;

/** Harvard-Kyoto as the sites write it: S is ś, sh is ṣ, long E and O. */
const toIso: readonly (readonly [RegExp, string])[] = [
  [/sh/g, 'ṣ'],
  [/S/g, 'ś'],
  [/(?<=[kgcjTtdpbDsśṣhmvn]|^|\s)R(?=[^aAiIuUeEoO]|$)/g, 'r̥'],
  [/A/g, 'ā'],
  [/I/g, 'ī'],
  [/U/g, 'ū'],
  [/E/g, 'ē'],
  [/O/g, 'ō'],
  [/M/g, 'ṁ'],
  [/H/g, 'ḥ'],
  [/T/g, 'ṭ'],
  [/D/g, 'ḍ'],
  [/N/g, 'ṇ'],
  [/L/g, 'ḷ'],
];

/** A nasal before a stop is of the stop's own place. */
const nasals: readonly (readonly [RegExp, string])[] = [
  [/n(?=[kg])/g, 'ṅ'],
  [/n(?=[cj])|(?<=j)n/g, 'ñ'],
];

const iso = (text: string): string =>
  [...toIso, ...nasals].reduce((out, [from, to]) => out.replace(from, to), text);

/** Telugu and Kannada write every nasal before a stop with the same round sign. */
const rounded = (text: string): string =>
  text.replaceAll(/ṅ(?=[kg])|ñ(?=[cj])|ṇ(?=[ṭḍ])|n(?=[td])|m(?=[pb])/g, 'ṁ');

const plainDigits: Readonly<Record<string, string>> = { '²': '2', '³': '3', '⁴': '4' };

const unit = /([ṁḥ]|(?:[kgcjṭḍtdpb]h?|[ṅñṇnmylvśṣshḷ]|r(?!\u0325))?)(ai|au|r̥|[aāiīuūeēoō]?)/g;
const signs: Readonly<Record<string, string>> = { ṁ: 'ம்', ḥ: 'ஃ' };
const tamilUnits = new Map<string, string>();

/** One consonant with its vowel; the digit that tells its sound apart stands at its end. */
const tamilUnit = (letters: string, dentalN: boolean): string => {
  const key = letters + (dentalN ? '' : '-');
  const known = tamilUnits.get(key);
  if (known !== undefined) return known;
  // A consonant's digit stands before the vowel r, which brings a digit of its own.
  if (letters.length > 2 && letters.endsWith('r\u0325')) {
    return tamilUnit(letters.slice(0, -2), dentalN) + tamilUnit('r\u0325', false);
  }
  let text = signs[letters] ?? convert(letters, 'iso', 'tamil_superscripted').replace('ʼ', '2');
  if (text.includes('ஶ')) text = `${text.replace('ஶ', 'ஸ')}1`;
  if (!dentalN) text = text.replace('ந', 'ன');
  text = text.replace(/[²³⁴]/g, (digit) => plainDigits[digit] ?? '').normalize('NFC');
  tamilUnits.set(key, text);
  return text;
};

/** Brackets are no end of a word. */
const opensWord = (text: string, at: number): boolean =>
  !/\p{L}[()]?$/u.test(text.slice(Math.max(0, at - 2), at));

const inTamil = (text: string): string =>
  text
    .replaceAll(unit, (letters, _consonant, _vowel, at: number) =>
      letters === '' ? '' : tamilUnit(letters, opensWord(text, at) || /^n[td]/.test(text.slice(at, at + 2))),
    )
    .replaceAll('ஸ்1ரீ', 'ஸ்ரீ');

/**
 * Where two words run together, the Latin lyric brackets a letter, the
 * Devanagari and Tamil ones its whole syllable, and the others nothing.
 */
const joins = (line: string, script: Script): string => {
  const bySyllable = line
    .replaceAll(/\(([yv])\)([aAiIuUEO])/g, '($1$2)')
    .replaceAll(/([nkm])\(([aAiIuUEO])\)/g, '($1$2)');
  return script === 'devanagari' || script === 'tamil'
    ? bySyllable
    : bySyllable.replaceAll(/\(([nkmyv][aAiIuUEO])\)/g, '$1');
};

/**
 * A line of lyric in one of the sites' six scripts. Tamil carries the digits
 * that tell k, kh, g and gh apart.
 */
export const inScript = (line: string, script: Script): string => {
  if (script === 'latin') return line;
  const text = iso(joins(line, script));
  if (script === 'tamil') return inTamil(text);
  const spelled = script === 'telugu' || script === 'kannada' ? rounded(text) : text;
  return convert(spelled, 'iso', script).normalize('NFC');
};

/** The line with its words parted by hyphens, as under `Word Division`. */
export const divided = (line: string): string =>
  line.replaceAll(/\(([yv])\)/g, '-').replaceAll(/\(([aAiIuUEO])\)/g, '-$1');

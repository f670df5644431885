import sanscript from '@indic-transliteration/sanscript';
import type { Script } from '../../../src-main/domain/krithi.ts';

const { t: convert } = sanscript;

/** Harvard-Kyoto as the sites write it: S is ś, sh is ṣ, long E and O. */
const toIso: readonly (readonly [RegExp, string])[] = [
  [/sh/g, 'ṣ'],
  [/S/g, 'ś'],
  [/(?<=[kgcjTtdpbDsśṣhmvn])R(?=[^aAiIuUeEoO]|$)/g, 'r̥'],
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

const iso = (text: string): string => toIso.reduce((out, [from, to]) => out.replace(from, to), text);

const plainDigits: Readonly<Record<string, string>> = { '²': '2', '³': '3', '⁴': '4', ʼ: '2' };

/**
 * A line of lyric in one of the sites' six scripts. Tamil carries the digits
 * that tell k, kh, g and gh apart.
 */
export const inScript = (line: string, script: Script): string => {
  if (script === 'latin') return line;
  if (script !== 'tamil') return convert(iso(line), 'iso', script);
  return convert(iso(line), 'iso', 'tamil_superscripted')
    .replace(/[²³⁴ʼ]/g, (digit) => plainDigits[digit] ?? '')
    .replaceAll('ஶ', 'ஸ1')
    .normalize('NFC');
};

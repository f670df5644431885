import type { Random } from '../../../src-main/domain/clock.ts';
import type { Section, SectionKind } from '../../../src-main/domain/krithi.ts';
import { scripts } from '../../../src-main/domain/krithi.ts';
import { seededRandom } from '../clock.ts';
import { inScript } from './scripts.ts';

export type SiteRow = { readonly title: string; readonly raga: string; readonly link: string };

/** One section as composed: its Latin lines, without refrain cue. */
export type Part = {
  readonly kind: SectionKind;
  readonly ordinal: number;
  readonly lines: readonly string[];
};

/** What a page says, by construction: extraction is scored against it. */
export type Composition = {
  readonly row: SiteRow;
  readonly style: 'tv' | 'sk' | 'gg';
  readonly tala: string | null;
  readonly parts: readonly Part[];
  /** First syllables of the pallavi, sung again at the end of the other sections. */
  readonly cue: string;
  readonly gist: string;
  readonly random: Random;
};

/** FNV-1a: a seed of its own for every page of a run. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
};

const inventedGist = 'O Lord! Let this voice reach You, who hear the smallest sound.';

const onsets = [
  'k',
  'g',
  'j',
  't',
  'd',
  'n',
  'p',
  'b',
  'm',
  'y',
  'r',
  'l',
  'v',
  's',
  'S',
  'sh',
  'bh',
  'dh',
  'N',
  'D',
  'T',
  'h',
  'pr',
  'kr',
  'tr',
];
const vowels = ['a', 'a', 'a', 'A', 'i', 'I', 'u', 'U', 'E', 'O', 'a', 'i'];

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

const word = (random: Random): string => {
  const syllables = 2 + Math.floor(random() * 3);
  return Array.from({ length: syllables }, () => pick(random, onsets) + pick(random, vowels)).join('');
};

const line = (random: Random): string =>
  Array.from({ length: 3 + Math.floor(random() * 3) }, () => word(random)).join(' ');

const lines = (random: Random, n: number): string[] => Array.from({ length: n }, () => line(random));

export const styleOf = (link: string): Composition['style'] => {
  const host = new URL(link).hostname;
  if (host.startsWith('guru-guha')) return 'gg';
  return host.startsWith('syamakrishna') ? 'sk' : 'tv';
};

const talas = {
  tv: ['Adi', 'rUpakaM', 'cApu', 'jhampa', 'dESAdi'],
  sk: ['cApu', 'Adi', 'tripuTa', 'rUpakaM'],
  gg: ['Adi', 'rUpakaM', 'miSra cApu', 'jhampa', 'tiSra Ekam'],
};

const shape = (random: Random, style: Composition['style']): SectionKind[] => {
  const charanams = 1 + Math.floor(random() * (style === 'tv' ? 5 : 2));
  const many = Array.from({ length: charanams }, (): SectionKind => 'charanam');
  if (style === 'sk' && random() < 0.2)
    return ['pallavi', ...Array.from({ length: 4 }, (): SectionKind => 'svara_sahitya')];
  if (style === 'gg' && random() < 0.3) return ['pallavi', 'samashti_charanam'];
  return random() < 0.15 ? ['pallavi', ...many] : ['pallavi', 'anupallavi', ...many];
};

/** The krithi behind a row: the same row and seed give the same krithi. */
export const compose = (row: SiteRow, seed: number): Composition => {
  const random = seededRandom(hash(`${seed}|${row.link}`));
  const style = styleOf(row.link);
  const states = style === 'gg' ? 0.97 : style === 'sk' ? 0.9 : 0.3;
  const tala = random() < states ? pick(random, talas[style]) : null;
  const seen = new Map<SectionKind, number>();
  const parts = shape(random, style).map((kind): Part => {
    const ordinal = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, ordinal);
    return { kind, ordinal, lines: lines(random, kind === 'pallavi' || kind === 'anupallavi' ? 2 : 4) };
  });
  const first = parts[0]?.lines[0]?.split(' ')[0] ?? 'la';
  return { row, style, tala, parts, cue: first, gist: inventedGist, random };
};

/** The sections that a reader of the page should find, script by script; the cue stands at the end of all but the first. */
export const sectionsOf = ({ parts, cue }: Composition): Section[] =>
  scripts.flatMap((script) =>
    parts.map(({ kind, ordinal, lines: own }, i) => ({
      script,
      kind,
      ordinal,
      text: own
        .map(
          (each, at) =>
            inScript(each, script) + (i > 0 && at === own.length - 1 ? ` (${inScript(cue, script)})` : ''),
        )
        .join('\n'),
    })),
  );

import type { Script, SectionKind } from '../domain/krithi.ts';
import { asDevanagari } from './scripts.ts';

/** A heading that opens a section, alone on its line or before the first words of the lyric. */
export type SectionMark = {
  readonly kind: SectionKind;
  readonly number: number | null;
  /** The lyric that follows on the same line; empty where the heading stands alone. */
  readonly rest: string;
  /** A weak mark may as well be a word of the lyric: the other scripts decide. */
  readonly sure: boolean;
  readonly form: 'word' | 'letter';
};

const digits = '([\\d०-९]{1,2})?';

const latinWords: readonly (readonly [SectionKind, RegExp])[] = [
  ['anupallavi', /^anu ?pallavi$/],
  ['pallavi', /^pallavi$/],
  ['samashti_charanam', /^samash?ti ?ch?ara(?:nam|na)$/],
  ['charanam', /^ch?ara(?:nams?|nas?) ?(\d{1,2})?$/],
  ['madhyama_kala', /^\(? ?(?:madhyama ?kala(?: ?sahity(?:am|a))?|m\. ?k\.?) ?\)?$/],
  ['svara_sahitya', /^(?:muktayi )?s[vw]ara sahitya(?:m|s)? ?(\d{1,2})?$/],
  ['chittasvaram', /^ch?itt[ai] ?s[vw]ara(?:m|s)?(?: sahityam?)?$/],
  [
    'other',
    /^(?:(?:muktayi|ettugada|cholkattu|solkattu|viloma citta) ?s[vw]ara(?:m|s)?|ettugada sahityam?|anubandham?)$/,
  ],
];

const indicWords: readonly (readonly [SectionKind, RegExp])[] = [
  ['anupallavi', /^अनु ?पल्लव[िी]$/],
  ['pallavi', /^पल्लव[िी]$/],
  ['samashti_charanam', /^समष्[टत]ि ?चर[णन](?:म्|ं|म)?$/],
  ['charanam', new RegExp(`^चर[णन](?:म्|ं|म|मु)? ?${digits}$`)],
  ['madhyama_kala', /^\(? ?(?:म[धदत]्यम ?काल(?: ?साहित्य(?:म्|ं|म)?)?|म\. ?का?\.?) ?\)?$/],
  ['svara_sahitya', new RegExp(`^स्वर ?साहित्य(?:म्|ं|म)? ?${digits}$`)],
  ['chittasvaram', /^चि[तट]्[तट] ?स्वर(?:म्|ं|म)?(?: ?साहित्य(?:म्|ं|म)?)?$/],
  ['other', /^(?:मुक्तायि|ए[टत]्[टत]ु[गक][डट]) ?(?:स्वर|साहित्य)(?:म्|ं|म)?$/],
];

/**
 * Letters that stand for a heading, over the scripts: P(allavi), A(nupallavi), C(haranam), sv(ara). A figure
 * may follow only where it is a footnote glued to a Latin word.
 */
const letterMarks: readonly (readonly [SectionKind, RegExp])[] = [
  ['pallavi', /^(?:P|[पபపಪപ])()()\s*(\.?)(?:\s+(?!\d+(?![\dA-Za-z(]))|$)/],
  ['anupallavi', /^(?:A|[अஅఅಅഅ])()()\s*(\.?)(?:\s+(?!\d+(?![\dA-Za-z(]))|$)/],
  ['charanam', /^(?:C|[चசచಚച])(\s?)([\d०-९]{1,2})?\s*(\.?)(?:\s+(?!\d+(?![\dA-Za-z(]))|$)/],
  [
    'svara_sahitya',
    /^(?:S|स्व|ஸ்வ|స్వ|ಸ್ವ|സ്വ)(\s?)([\d०-९]{1,2})(?:\s?\([A-Z]\))?\s*(\.?)(?:\s+(?!\d+(?![\dA-Za-z(]))|$)/,
  ],
];

const plainNumber = (text: string | undefined): number | null => {
  if (text === undefined || text === '') return null;
  const plain = text.replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
  return Number.parseInt(plain, 10);
};

/** A label as it is compared: small letters, blanks for hyphens, no closing stop. */
const asLabel = (text: string): string =>
  text
    .replace(/[\s.:;,–—-]+$/, '')
    .replaceAll(/[-–\s]+/g, ' ')
    .trim();

const wordMark = (text: string, script: Script): SectionMark | null => {
  const label = script === 'latin' ? asLabel(text).toLowerCase() : asLabel(asDevanagari(text));
  if (label.length > 40) return null;
  for (const [kind, pattern] of script === 'latin' ? latinWords : indicWords) {
    const match = pattern.exec(label);
    if (match !== null) return { kind, number: plainNumber(match[1]), rest: '', sure: true, form: 'word' };
  }
  return null;
};

/** `(m.k) words of the lyric` or `Pallavi: words of the lyric`. */
const leadingWordMark = (text: string, script: Script): SectionMark | null => {
  const match = /^(\([^()]{3,40}\)|[^:()]{3,24}\s?:)\s*(\S.*)$/.exec(text);
  if (match === null) return null;
  const [, label = '', rest = ''] = match;
  const mark = wordMark(label, script);
  if (mark === null || (label.startsWith('(') && mark.kind !== 'madhyama_kala')) return null;
  return { ...mark, rest };
};

const letterMark = (text: string, script: Script): SectionMark | null => {
  const latin = script === 'latin';
  for (const [kind, pattern] of letterMarks) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const number = plainNumber(match[2]);
    const dotted = match[3] === '.';
    // P and C are no letters of the sources' romanisation; A is its long a.
    const sure = dotted || number !== null || (latin && kind !== 'anupallavi');
    return { kind, number, rest: text.slice(match[0].length).trim(), sure, form: 'letter' };
  }
  return null;
};

/** The section heading that a line of a script opens with, if any. */
export const sectionMark = (text: string, script: Script): SectionMark | null =>
  wordMark(text, script) ?? leadingWordMark(text, script) ?? letterMark(text, script);

/** What a stretch of the page is. */
export type BlockRole =
  'lyric' | 'word_division' | 'gist' | 'meaning' | 'notes' | 'variations' | 'references' | 'comments';

const scriptNames: Readonly<Record<string, Script>> = {
  english: 'latin',
  roman: 'latin',
  latin: 'latin',
  devanagari: 'devanagari',
  devanagiri: 'devanagari',
  sanskrit: 'devanagari',
  tamil: 'tamil',
  telugu: 'telugu',
  kannada: 'kannada',
  malayalam: 'malayalam',
};

const prose: readonly (readonly [BlockRole, RegExp])[] = [
  ['gist', /^gist$/],
  ['meaning', /^(?:word ?by ?word )?meanings?$/],
  ['notes', /^notes?$/],
  ['variations', /^variations?$/],
  ['references', /^references?$/],
  ['comments', /^comments?$/],
  ['word_division', /^word ?division$/],
];

/** The heading of a block, with the script it names. */
export const blockHead = (
  text: string,
): { readonly role: BlockRole; readonly script: Script | null } | null => {
  if (text.length > 60) return null;
  const label = asLabel(text).toLowerCase();
  const named = scriptNames[label];
  if (named !== undefined) return { role: 'lyric', script: named };
  const division = /^([a-z]+) word ?division$/.exec(label)?.[1];
  const script = division === undefined ? undefined : scriptNames[division];
  if (script !== undefined) return { role: 'word_division', script };
  const found = prose.find(([, pattern]) => pattern.test(label));
  return found === undefined ? null : { role: found[0], script: null };
};

const navigation =
  /^(?:(?:last )?updated on .{1,30}|back|top|home|notation|pronunciation guide|meaning of krith?i(?:[ -]?\d+)?|english|devanagari|tamil|telugu|kannada|malayalam)$/;

/** Words that lead elsewhere on the page, and the stamp of the last change. */
export const isNavigation = (text: string): boolean =>
  text.length < 50 && navigation.test(asLabel(text).toLowerCase());

/** A refrain cue: its own token in brackets at the end of a line, as in `konna (vEnka)`. */
export const refrainCue = (text: string): string | null =>
  /(?:^|\s)\(([^()]+)\)[\s.;,]*$/.exec(text)?.[1]?.trim() ?? null;

/** A line without the refrain cue at its end. */
export const withoutCue = (text: string): string => {
  const cue = refrainCue(text);
  return cue === null ? text : text.slice(0, text.lastIndexOf('(')).trim();
};

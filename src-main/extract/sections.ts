import type { Script, SectionKind } from '../domain/krithi.ts';
import type { Line } from './line-model.ts';
import { isSubHeading } from './ragamalika.ts';
import { countScripts } from './scripts.ts';
import { type SectionMark, refrainCue, sectionMark } from './vocabulary.ts';

/** A line of a lyric: its words without heading and footnotes, and the line of the page. */
export type LyricLine = { readonly text: string; readonly line: Line };

export type RawSection = {
  readonly kind: SectionKind;
  readonly number: number | null;
  readonly lines: readonly LyricLine[];
};

export type ParsedLyric = {
  readonly script: Script;
  /** Lines before the first heading. */
  readonly lead: readonly Line[];
  readonly sections: readonly RawSection[];
  /** Sections after a second pallavi: a translation or a word-divided repeat. */
  readonly repeats: readonly RawSection[];
};

export type SectionRules = {
  /** Takes a weak mark, such as a bare `A`, for a heading. */
  readonly weakMarks: boolean;
  readonly ragamalika: boolean;
};

/** A footnote figure that stands before a word without being raised, as on pages pasted without their tags. */
const plainFootnote = /(^|[\s(])\^?\d{1,2}(?=[A-Za-z(])/g;

/** Whether a Latin line holds figures that are left out as footnotes though they are not raised: most likely, not surely. */
export const hasPlainFootnote = (line: Line): boolean => line.text.search(plainFootnote) !== -1;

const cleaned = (text: string, script: Script): string =>
  script === 'latin' ? text.replaceAll(plainFootnote, '$1').trim() : text;

/** Keys of letters before an Indian script: they mix scripts or lead figures with a dash. */
export const isLetterKey = (text: string, script: Script): boolean => {
  if (script === 'latin') return false;
  const counts = countScripts(text);
  const foreign = [...counts].some(([found, n]) => found !== script && n > 0);
  return foreign || /^\(?\S{1,3}\d\s*-\s*\S{1,2}\)?$/.test(text);
};

type Open = { readonly kind: SectionKind; readonly number: number | null; readonly lines: LyricLine[] };

/** Parts the lyric block of one script at its section headings. */
export const parseLyric = (lines: readonly Line[], script: Script, rules: SectionRules): ParsedLyric => {
  const lead: Line[] = [];
  const groups: Open[][] = [[]];
  let before: Line | null = null;
  for (const line of lines) {
    const group = groups.at(-1) ?? [];
    const current = group.at(-1);
    const mark = acceptedMark(line, before, script, rules, group);
    before = line;
    if (mark !== null) {
      const open: Open = { kind: mark.kind, number: mark.number, lines: [] };
      if (mark.rest !== '') open.lines.push({ text: cleaned(mark.rest, script), line });
      const again = mark.kind === 'pallavi' && group.some((section) => section.kind === 'pallavi');
      if (again) groups.push([open]);
      else group.push(open);
    } else if (current === undefined) {
      if (!isLetterKey(line.text, script)) lead.push(line);
    } else if (!(rules.ragamalika && isSubHeading(line.text, script))) {
      current.lines.push({ text: cleaned(line.text, script), line });
    }
  }
  const [first = [], ...rest] = groups;
  return { script, lead, sections: withText(first), repeats: withText(rest.flat()) };
};

/** Headings without words are slots that were never filled. */
const withText = (sections: readonly Open[]): RawSection[] =>
  sections
    .map((section) => ({ ...section, lines: section.lines.filter((l) => l.text !== '') }))
    .filter((section) => section.lines.length > 0);

/**
 * A heading stands at the start of a block. After a line that ends in a hyphen
 * it is the rest of a word; a bare letter in the midst of a block is the lyric's own.
 */
const acceptedMark = (
  line: Line,
  before: Line | null,
  script: Script,
  rules: SectionRules,
  group: readonly Open[],
): SectionMark | null => {
  const mark = sectionMark(line.text, script);
  if (mark === null) return null;
  if (before !== null && line.after === 'line' && /\S[-–]$/.test(before.text)) return null;
  if (mark.form === 'word') return mark;
  const own =
    line.initial !== null && line.initial.length <= 4 && sectionMark(`${line.initial} x`, script) !== null;
  if (own) return mark;
  const opens = before === null || line.after !== 'line' || refrainCue(before.text) !== null;
  const last = group.at(-1);
  switch (mark.kind) {
    case 'pallavi':
      return opens && (mark.sure || (rules.weakMarks && group.length === 0)) ? mark : null;
    case 'anupallavi':
      if (!opens || last === undefined || group.some((s) => s.kind === 'anupallavi')) return null;
      return mark.sure || (rules.weakMarks && last.kind === 'pallavi') ? mark : null;
    default:
      return mark.number !== null || (opens && (mark.sure || rules.weakMarks)) ? mark : null;
  }
};

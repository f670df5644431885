import { type Flag, type Script, scripts as allScripts } from '../domain/krithi.ts';
import { type Witness, commonest, shapeOf } from './agreement.ts';
import { likeness } from './likeness.ts';
import { countScripts, skeleton } from './scripts.ts';
import { type LyricLine, type RawSection, hasPlainFootnote } from './sections.ts';
import { withoutCue } from './vocabulary.ts';

/** Likeness of two skeletons below which two scripts do not write the same words. */
const sameWords = 0.85;
/** The same for one line; a short one may differ more by a letter alone. */
const sameLine = (length: number): number => (length < 8 ? 0.7 : 0.85);

/** The refrain's cue is left out of what is compared: the scripts print it differently, or not at all. */
const lineSkeleton = ({ text }: LyricLine): string => skeleton(withoutCue(text));
const sectionSkeleton = (section: RawSection): string =>
  skeleton(section.lines.map(({ text }) => withoutCue(text)).join(' '));

/** What the scripts say of each other: sections, lines or words that differ, text that stops short, text that is no lyric. */
export const crossCheck = (witnesses: readonly Witness[], cutOff: boolean): Flag[] => {
  const present = witnesses.filter((w) => w.sections.length > 0);
  const shared = commonest(present.map((w) => shapeOf(w.sections)));
  const odd = present.filter((w) => shapeOf(w.sections) !== shared);
  const alike = present.filter((w) => shapeOf(w.sections) === shared);
  const found = compared(alike);
  const missing = allScripts.filter((script) => !present.some((w) => w.script === script));
  const misnumbered = present.filter((w) => !countsUp(w.sections)).map((w) => w.script);
  const foreign = present.filter(holdsForeignText).map((w) => w.script);
  const latin = present.find((w) => w.script === 'latin');
  const flags: Flag[] = [];
  const flag = (code: string, scripts: Iterable<Script>, message: (list: string) => string): void => {
    const list = [...scripts];
    if (list.length > 0) flags.push({ code, message: message(list.join(', ')) });
  };
  flag(
    'extract.script_mismatch',
    odd.map((w) => w.script),
    (list) => `The sections differ in ${list}.`,
  );
  flag('extract.script_text_differs', found.unlike, (list) => `The words differ in ${list}.`);
  flag('extract.lines_differ', found.broken, (list) => `The lines are parted differently in ${list}.`);
  flag('extract.maybe_cut', found.short, (list) => `A section is much shorter or longer in ${list}.`);
  if (found.short.size === 0 && cutOff)
    flags.push({ code: 'extract.maybe_cut', message: 'The page stops in the midst of the post.' });
  flag('extract.numbering', misnumbered, (list) => `The sections are not numbered in order in ${list}.`);
  flag('extract.foreign_text', foreign, (list) => `Figures or another script stand in the lyric in ${list}.`);
  if (latin?.sections.some(({ lines }) => lines.some(({ line }) => hasPlainFootnote(line))) === true)
    flags.push({
      code: 'extract.footnote_figures',
      message: 'Figures were left out of the lyric: they look like footnotes, but are not raised.',
    });
  if (present.length > 1) flag('extract.script_missing', missing, (list) => `No lyric was found in ${list}.`);
  return flags;
};

type Differences = {
  readonly unlike: ReadonlySet<Script>;
  readonly broken: ReadonlySet<Script>;
  readonly short: ReadonlySet<Script>;
};

/** Section by section against the text that most scripts share. */
const compared = (witnesses: readonly Witness[]): Differences => {
  const unlike = new Set<Script>();
  const broken = new Set<Script>();
  const short = new Set<Script>();
  const count = witnesses[0]?.sections.length ?? 0;
  for (let i = 0; i < count; i += 1) {
    const own = witnesses.flatMap(({ script, sections }) => {
      const section = sections[i];
      return section === undefined ? [] : [{ script, section, text: sectionSkeleton(section) }];
    });
    const shared = commonest(own.map(({ text }) => text)) ?? '';
    const model = own.find(({ text }) => text === shared)?.section;
    const lines = Number(commonest(own.map(({ section }) => String(section.lines.length))));
    const parted = Number(commonest(own.map(({ section }) => String(hyphens(section)))));
    for (const { script, section, text } of own) {
      if (text.length * 2 < shared.length || shared.length * 2 < text.length) short.add(script);
      else if (
        likeness(text, shared) < sameWords ||
        linesDiffer(section, model) ||
        hyphens(section) !== parted
      )
        unlike.add(script);
      if (section.lines.length !== lines) broken.add(script);
    }
  }
  return { unlike, broken, short };
};

/** A word division that took the lyric's place has its hyphens in one script only. */
const hyphens = ({ lines }: RawSection): number =>
  lines.reduce((sum, { text }) => sum + text.split('-').length - 1, 0);

/** Where two writings have the same number of lines, each line must be the other's. */
const linesDiffer = (own: RawSection, model: RawSection | undefined): boolean =>
  model?.lines.length === own.lines.length &&
  own.lines.some((line, i) => {
    const other = model.lines[i];
    const [a, b] = [lineSkeleton(line), other === undefined ? '' : lineSkeleton(other)];
    const length = Math.max(a.length, b.length);
    return length >= 4 && likeness(a, b) < sameLine(length);
  });

/** Whether the numbers that headings print are those of their places. */
const countsUp = (sections: readonly RawSection[]): boolean => {
  const seen = new Map<string, number>();
  return sections.every(({ kind, number }) => {
    const place = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, place);
    return number === null || number === place;
  });
};

/** Letters of any script, and code points that are none. */
const isOdd = /[\p{L}\p{Co}\p{Cn}]/u;

/** Figures in a lyric are footnotes or numbers that were not recognised; only Tamil's notation has its own. */
const holdsForeignText = ({ script, sections }: Witness): boolean =>
  sections.some(({ lines }) =>
    lines.some(({ text }) => {
      const others = [...countScripts(text).keys()].some((found) => found !== script);
      const unknown = [...text].some((letter) => isOdd.test(letter) && countScripts(letter).size === 0);
      return others || unknown || (script === 'tamil' ? /(?<![\u0b80-\u0bff])\d|[05-9]/ : /\d/).test(text);
    }),
  );

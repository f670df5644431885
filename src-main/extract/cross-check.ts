import { type Flag, type Script, scripts as allScripts } from '../domain/krithi.ts';
import { type Witness, commonest, shapeOf, textSkeleton } from './agreement.ts';
import { likeness } from './likeness.ts';
import { countScripts, skeleton } from './scripts.ts';
import type { RawSection } from './sections.ts';

/** Likeness of two skeletons below which two scripts do not write the same words. */
const sameWords = 0.85;
/** The same for one line, which may be short. */
const sameLine = 0.7;

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
      return section === undefined ? [] : [{ script, section, text: textSkeleton(section.lines) }];
    });
    const shared = commonest(own.map(({ text }) => text)) ?? '';
    const model = own.find(({ text }) => text === shared)?.section;
    const lines = Number(commonest(own.map(({ section }) => String(section.lines.length))));
    for (const { script, section, text } of own) {
      if (text.length * 2 < shared.length || shared.length * 2 < text.length) short.add(script);
      else if (likeness(text, shared) < sameWords || linesDiffer(section, model)) unlike.add(script);
      if (section.lines.length !== lines) broken.add(script);
    }
  }
  return { unlike, broken, short };
};

/** Where two writings have the same number of lines, each line must be the other's. */
const linesDiffer = (own: RawSection, model: RawSection | undefined): boolean =>
  model?.lines.length === own.lines.length &&
  own.lines.some(({ text }, i) => {
    const [a, b] = [skeleton(text), skeleton(model.lines[i]?.text ?? '')];
    return Math.max(a.length, b.length) >= 4 && likeness(a, b) < sameLine;
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

/** Figures in a lyric are footnotes or numbers that were not recognised; only Tamil's notation has its own. */
const holdsForeignText = ({ script, sections }: Witness): boolean =>
  sections.some(({ lines }) =>
    lines.some(({ text }) => {
      const others = [...countScripts(text).keys()].some((found) => found !== script);
      return others || (script === 'tamil' ? /(?<![\u0b80-\u0bff])\d|[05-9]/ : /\d/).test(text);
    }),
  );

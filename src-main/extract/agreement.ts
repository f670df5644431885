import type { Flag, Script } from '../domain/krithi.ts';
import { scripts as allScripts } from '../domain/krithi.ts';
import { likeness } from './likeness.ts';
import type { LyricLine, ParsedLyric, RawSection } from './sections.ts';
import { skeleton } from './scripts.ts';
import { refrainCue } from './vocabulary.ts';

/** The sections of one script, as decided. */
export type Witness = { readonly script: Script; readonly sections: readonly RawSection[] };

const shapeOf = (sections: readonly RawSection[]): string => sections.map((s) => s.kind).join(' ');

export const textSkeleton = (lines: readonly LyricLine[]): string =>
  skeleton(lines.map((l) => l.text).join(' '));

/** The most frequent value; the first of those that are equally frequent. */
const commonest = (values: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/**
 * Chooses, for each script, the reading that the other scripts share: all
 * scripts write one lyric, so the sequence of sections is one. `readings` holds
 * for each script the strict reading first.
 */
export const agree = (readings: ReadonlyMap<Script, readonly ParsedLyric[]>): ParsedLyric[] => {
  const shapes = [...readings.values()].flatMap((options) => [
    ...new Set(options.map((o) => shapeOf(o.sections)).filter((s) => s !== '')),
  ]);
  const shared = commonest(shapes);
  return [...readings.values()].flatMap(
    (options) => options.find((o) => shapeOf(o.sections) === shared) ?? options[0] ?? [],
  );
};

/** Gives a script that lacks the first heading the lines before it, where they read like the others' pallavi. */
export const withLostPallavi = (lyrics: readonly ParsedLyric[]): ParsedLyric[] => {
  const [first] = lyrics.filter((l) => l.sections[0]?.kind === 'pallavi').map((l) => l.sections[0]);
  if (first === undefined) return [...lyrics];
  const wanted = textSkeleton(first.lines);
  return lyrics.map((lyric) => {
    if (lyric.sections[0]?.kind === 'pallavi' || lyric.lead.length === 0) return lyric;
    let best = { score: 0.6, from: -1 };
    for (let from = Math.max(0, lyric.lead.length - 12); from < lyric.lead.length; from += 1) {
      const score = likeness(
        skeleton(
          lyric.lead
            .slice(from)
            .map((l) => l.text)
            .join(' '),
        ),
        wanted,
      );
      if (score > best.score) best = { score, from };
    }
    if (best.from === -1) return lyric;
    const lines = lyric.lead.slice(best.from).map((line) => ({ text: line.text, line }));
    return {
      ...lyric,
      lead: lyric.lead.slice(0, best.from),
      sections: [{ kind: 'pallavi', number: null, lines }, ...lyric.sections],
    };
  });
};

/**
 * Parts a charanam that holds two, each ended by the same refrain cue: the
 * heading between them is missing on the page.
 */
export const partAtRefrain = (sections: readonly RawSection[]): RawSection[] =>
  sections.flatMap((section) => {
    if (section.kind !== 'charanam') return [section];
    const cue = section.lines.length > 1 ? refrainCue(section.lines.at(-1)?.text ?? '') : null;
    if (cue === null) return [section];
    const parts: LyricLine[][] = [[]];
    section.lines.forEach((line, i) => {
      const before = section.lines[i - 1];
      const parted = before !== undefined && line.line.after !== 'line' && refrainCue(before.text) === cue;
      if (parted) parts.push([line]);
      else parts.at(-1)?.push(line);
    });
    return parts.map((lines, i) => ({ kind: section.kind, number: i === 0 ? section.number : null, lines }));
  });

/**
 * Cuts from each section what does not belong to the lyric: a translation or
 * prose that follows it without a heading. The section ends where it reads like
 * the same section of the other scripts; `true` where something was cut.
 */
export const cutTrailers = (witnesses: readonly Witness[]): { witnesses: Witness[]; cut: boolean } => {
  let cut = false;
  const trimmed = witnesses.map(({ script, sections }) => ({
    script,
    sections: sections.map((section, i) => {
      const others = witnesses
        .filter((w) => w.script !== script && w.sections.length === sections.length)
        .flatMap((w) => w.sections[i] ?? []);
      const kept = linesKept(section, others);
      if (kept < section.lines.length) cut = true;
      return kept === section.lines.length ? section : { ...section, lines: section.lines.slice(0, kept) };
    }),
  }));
  return { witnesses: trimmed, cut };
};

/** How many lines of a section agree with the shortest of its counterparts. */
const linesKept = (section: RawSection, others: readonly RawSection[]): number => {
  const [shortest] = [...others].sort((a, b) => a.lines.length - b.lines.length);
  if (shortest === undefined || section.lines.length <= shortest.lines.length) return section.lines.length;
  const wanted = textSkeleton(shortest.lines);
  let best = { score: likeness(textSkeleton(section.lines), wanted), lines: section.lines.length };
  const whole = best.score;
  for (let lines = 1; lines < section.lines.length; lines += 1) {
    const own = textSkeleton(section.lines.slice(0, lines));
    if (own.length > wanted.length * 2 + 20) break;
    const score = likeness(own, wanted);
    if (score > best.score) best = { score, lines };
  }
  return best.score >= 0.6 && best.score - whole > 0.05 ? best.lines : section.lines.length;
};

/** Likeness below which two scripts do not write the same words. */
const sameWords = 0.6;

/** What the six scripts say of each other: sections that differ, words that differ, text that stops short. */
export const crossCheck = (witnesses: readonly Witness[], cutOff: boolean): Flag[] => {
  const present = witnesses.filter((w) => w.sections.length > 0);
  const flags: Flag[] = [];
  const shared = commonest(present.map((w) => shapeOf(w.sections)));
  const odd = present.filter((w) => shapeOf(w.sections) !== shared);
  if (odd.length > 0) {
    flags.push({ code: 'extract.script_mismatch', message: `The sections differ in ${listed(odd)}.` });
  }
  const alike = present.filter((w) => shapeOf(w.sections) === shared);
  const [reference, ...others] = alike.map((w) => w.sections.map((s) => textSkeleton(s.lines)));
  const scriptsAlike = alike.slice(1);
  const short = new Set<Script>();
  const unlike = new Set<Script>();
  others.forEach((texts, i) => {
    const script = scriptsAlike[i]?.script;
    if (script === undefined) return;
    texts.forEach((text, j) => {
      const wanted = reference?.[j] ?? '';
      if (text.length * 2 < wanted.length || wanted.length * 2 < text.length) short.add(script);
      else if (wanted.length >= 8 && likeness(text, wanted) < sameWords) unlike.add(script);
    });
  });
  if (unlike.size > 0) {
    flags.push({
      code: 'extract.script_text_differs',
      message: `The words differ in ${[...unlike].join(', ')}.`,
    });
  }
  if (short.size > 0) {
    flags.push({
      code: 'extract.maybe_cut',
      message: `A section is much shorter or longer in ${[...short].join(', ')}.`,
    });
  } else if (cutOff) {
    flags.push({ code: 'extract.maybe_cut', message: 'The page stops in the midst of the post.' });
  }
  const missing = allScripts.filter((script) => !present.some((w) => w.script === script));
  if (present.length > 1 && missing.length > 0) {
    flags.push({ code: 'extract.script_missing', message: `No lyric was found in ${missing.join(', ')}.` });
  }
  return flags;
};

const listed = (witnesses: readonly Witness[]): string => witnesses.map((w) => w.script).join(', ');

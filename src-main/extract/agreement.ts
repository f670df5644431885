import type { Script } from '../domain/krithi.ts';
import { likeness } from './likeness.ts';
import type { LyricLine, ParsedLyric, RawSection } from './sections.ts';
import { skeleton } from './scripts.ts';
import { refrainCue } from './vocabulary.ts';

/** The sections of one script, as decided. */
export type Witness = { readonly script: Script; readonly sections: readonly RawSection[] };

/** The sequence of kinds. */
export const shapeOf = (sections: readonly RawSection[]): string => sections.map((s) => s.kind).join(' ');

/** The consonants of a stretch of lyric, see `skeleton`. */
export const textSkeleton = (lines: readonly LyricLine[]): string =>
  skeleton(lines.map((l) => l.text).join(' '));

/** The most frequent value; the first of those that are equally frequent. */
export const commonest = (values: readonly string[]): string | null => {
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
    (options) =>
      options.find((o) => shapeOf(o.sections) === shared) ??
      // More may follow, such as prose behind an empty heading.
      options.find((o) => shapeOf(o.sections).startsWith(`${shared} `)) ??
      options[0] ??
      [],
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
 * Parts a charanam that holds several, each ended by the same refrain cue: the
 * heading between them is missing on the page. What follows the last cue stays
 * with the last part.
 */
export const partAtRefrain = (sections: readonly RawSection[]): RawSection[] =>
  sections.flatMap((section) => {
    if (section.kind !== 'charanam') return [section];
    const ends = section.lines.flatMap((each, i) => {
      const next = section.lines[i + 1];
      const cue = next === undefined || next.line.after !== 'line' ? refrainCue(each.text) : null;
      return cue === null ? [] : [{ cue, at: i + 1 }];
    });
    const own = ends.filter(({ cue }) => cue === ends[0]?.cue);
    const places = [0, ...own.slice(0, -1).map(({ at }) => at), section.lines.length];
    return places.slice(1).map((end, i) => ({
      kind: section.kind,
      number: i === 0 ? section.number : null,
      lines: section.lines.slice(places[i], end),
    }));
  });

/**
 * Drops sections at the end of a script that no other script has: text that
 * stands behind a heading nobody filled. `unsure` names the scripts where too
 * few others bear it out.
 */
export const dropSurplus = (
  witnesses: readonly Witness[],
): { readonly witnesses: Witness[]; readonly unsure: Script[] } => {
  const shared = commonest(witnesses.map((w) => shapeOf(w.sections)).filter((shape) => shape !== ''));
  const bearers = witnesses.filter((w) => shapeOf(w.sections) === shared);
  const length = bearers[0]?.sections.length ?? 0;
  if (bearers.length < 2) return { witnesses: [...witnesses], unsure: [] };
  const unsure: Script[] = [];
  const kept = witnesses.map((witness) => {
    const front = witness.sections.slice(0, length);
    if (witness.sections.length <= length || shapeOf(front) !== shared) return witness;
    if (bearers.length < 3) unsure.push(witness.script);
    return { ...witness, sections: front };
  });
  return { witnesses: kept, unsure };
};

/**
 * Cuts from each section what does not belong to the lyric: a translation or
 * prose that follows it without a heading. The section ends where it reads like
 * the same section of the other scripts. `unsure` names the scripts where what
 * was kept does not match them well enough to be left unread.
 */
export const cutTrailers = (
  witnesses: readonly Witness[],
): { readonly witnesses: Witness[]; readonly unsure: Script[] } => {
  const unsure = new Set<Script>();
  const trimmed = witnesses.map(({ script, sections }) => ({
    script,
    sections: sections.map((section, i) => {
      const others = witnesses
        .filter((w) => w.script !== script && w.sections.length === sections.length)
        .flatMap((w) => w.sections[i] ?? []);
      const kept = linesKept(section, others);
      if (kept.lines === section.lines.length) return section;
      if (!kept.sure) unsure.add(script);
      return { ...section, lines: section.lines.slice(0, kept.lines) };
    }),
  }));
  return { witnesses: trimmed, unsure: [...unsure] };
};

type Kept = { readonly lines: number; readonly sure: boolean };

/** The counterpart of middle length: one that was cut short, or has a trailer of its own, is not taken for the measure. */
const measureOf = (others: readonly RawSection[]): RawSection | null =>
  [...others].sort((a, b) => textSkeleton(a.lines).length - textSkeleton(b.lines).length)[
    Math.floor(others.length / 2)
  ] ?? null;

/** How many lines of a section agree with its counterparts, and whether they all bear it out. */
const linesKept = (section: RawSection, others: readonly RawSection[]): Kept => {
  const all = section.lines.length;
  const measure = measureOf(others);
  if (measure === null || all <= measure.lines.length) return { lines: all, sure: true };
  const wanted = textSkeleton(measure.lines);
  const whole = likeness(textSkeleton(section.lines), wanted);
  let best = { score: whole, lines: all };
  for (let lines = 1; lines < all; lines += 1) {
    const own = textSkeleton(section.lines.slice(0, lines));
    if (own.length > wanted.length * 2 + 20) break;
    const score = likeness(own, wanted);
    if (score > best.score) best = { score, lines };
  }
  if (best.score < 0.6 || best.score - whole <= 0.05) return { lines: all, sure: true };
  const alike = others.filter((other) => likeness(textSkeleton(other.lines), wanted) >= 0.8);
  const sure = best.score >= 0.85 && best.lines === measure.lines.length && alike.length > 1;
  return { lines: best.lines, sure };
};

import { type Flag, type Script, type Section, type SectionKind, scripts } from '../domain/krithi.ts';
import {
  agree,
  cutTrailers,
  dropSurplus,
  partAtRefrain,
  type Witness,
  withLostPallavi,
} from './agreement.ts';
import type { Block } from './blocks.ts';
import { crossCheck } from './cross-check.ts';
import type { Line } from './line-model.ts';
import { type ListedRaga, listedRagas } from './ragamalika.ts';
import { type ParsedLyric, parseLyric, type RawSection } from './sections.ts';
import { scriptOf } from './scripts.ts';

export type Lyrics = {
  readonly sections: readonly Section[];
  /** Latin lines before the first section: preamble, head line, introduction. */
  readonly opening: readonly Line[];
  /** Ragas that sub-headings of a ragamalika name. */
  readonly listed: readonly ListedRaga[];
  readonly flags: readonly Flag[];
};

/**
 * Reads the lyric in every script of a post and lets the scripts check each
 * other. `isProse` tells the opening's own lines from a lyric without headings.
 */
export const readLyrics = (
  blocks: readonly Block[],
  rules: {
    readonly ragamalika: boolean;
    readonly isProse: (line: Line) => boolean;
    readonly cutOff: boolean;
  },
): Lyrics => {
  const readings = new Map<Script, readonly ParsedLyric[]>();
  const opening: Line[] = [];
  for (const block of blocks) {
    if (block.role !== 'lyric') continue;
    const lines =
      block.script === 'latin' ? block.lines : block.lines.filter((l) => scriptOf(l.text) !== 'latin');
    const options = [false, true].map((weakMarks) =>
      parseLyric(lines, block.script, { weakMarks, ragamalika: rules.ragamalika }),
    );
    const known = readings.get(block.script)?.some((o) => o.sections.length > 0) ?? false;
    if (!known) readings.set(block.script, options);
    if (block.script === 'latin' && (!known || opening.length === 0))
      opening.push(...(options[0]?.lead ?? []));
  }
  const agreed = withUnheaded(withLostPallavi(agree(readings)), rules.isProse);
  const parted = agreed.map(({ script, sections }): Witness => ({
    script,
    sections: partAtRefrain(sections),
  }));
  const dropped = dropSurplus(parted);
  const { witnesses, unsure: cut } = cutTrailers(dropped.witnesses);
  const unsure = [...new Set([...dropped.unsure, ...cut])];
  const flags = crossCheck(witnesses, rules.cutOff);
  if (parted.some((w, i) => w.sections.length !== agreed[i]?.sections.length)) {
    flags.push({
      code: 'extract.mark_missing',
      message: 'A heading between two charanams is missing; they were parted at the refrain.',
    });
  }
  if (unsure.length > 0)
    flags.push({
      code: 'extract.trailer_cut',
      message: `Text was cut from the end of a section in ${unsure.join(', ')}; the other scripts do not bear it out.`,
    });
  return {
    sections: scripts.flatMap((script) =>
      numbered(script, witnesses.find((w) => w.script === script)?.sections ?? []),
    ),
    opening,
    listed: rules.ragamalika
      ? listedRagas(blocks.filter((b) => b.role === 'lyric' && b.script === 'latin').flatMap((b) => b.lines))
      : [],
    flags,
  };
};

/** A short piece without any heading is one section of its own kind. */
const withUnheaded = (lyrics: readonly ParsedLyric[], isProse: (line: Line) => boolean): ParsedLyric[] => {
  if (lyrics.some((l) => l.sections.length > 0)) return [...lyrics];
  const bare = lyrics.map((lyric) => {
    const lines = lyric.lead.filter((line) => !isProse(line)).map((line) => ({ text: line.text, line }));
    return lines.length === 0
      ? lyric
      : { ...lyric, lead: [], sections: [{ kind: 'other', number: null, lines } satisfies RawSection] };
  });
  return bare.filter((l) => l.sections.length > 0).length > 1 ? bare : [...lyrics];
};

const numbered = (script: Script, sections: readonly RawSection[]): Section[] => {
  const counts = new Map<SectionKind, number>();
  return sections.map(({ kind, lines }) => {
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    return { script, kind, ordinal, text: lines.map((l) => l.text).join('\n') };
  });
};

import type { Script, SectionKind } from '../domain/krithi.ts';
import { sungSections } from '../domain/krithi-edits.ts';
import type { KrithiRow } from '../store/krithi-row.ts';
import type { LyricEar } from './agreement.ts';
import { lyricLikeness, soundOf } from './lyric-sketch.ts';
import { type DiffPiece, diffWords } from './word-diff.ts';

/** Two krithis section by section, in a script that both have. */
export type Comparison = {
  /** Null where no script is in both. */
  readonly script: Script | null;
  /** The share of the lyric that is the same, 0 to 1. */
  readonly likeness: number;
  readonly sections: readonly {
    readonly kind: SectionKind;
    readonly ordinal: number;
    readonly pieces: readonly DiffPiece[];
  }[];
};

/** Compares words by their sound, so that another romanisation is no difference of words. */
export const compareKrithis = (a: KrithiRow, b: KrithiRow, ear: LyricEar): Comparison => {
  const own = sungSections(a.extraction, a.edits);
  const other = sungSections(b.extraction, b.edits);
  const scripts = [...new Set(own.map(({ script }) => script))].filter((script) =>
    other.some((section) => section.script === script),
  );
  const script = scripts.includes('latin') ? 'latin' : (scripts[0] ?? null);
  const places = new Map<string, { kind: SectionKind; ordinal: number; before: string; after: string }>();
  for (const [sections, side] of [
    [own, 'before'],
    [other, 'after'],
  ] as const)
    for (const { kind, ordinal, text, script: its } of sections) {
      if (its !== script) continue;
      const key = `${kind}/${ordinal}`;
      const place = places.get(key) ?? { kind, ordinal, before: '', after: '' };
      places.set(key, { ...place, [side]: text });
    }
  return {
    script,
    likeness: lyricLikeness(soundOf(own, ear), soundOf(other, ear)).whole,
    sections: [...places.values()].map(({ kind, ordinal, before, after }) => ({
      kind,
      ordinal,
      pieces: diffWords(before, after, ear),
    })),
  };
};

import type { SourceLines } from '../../../src-main/contract/krithis.ts';

type Line = SourceLines['lines'][number];
export type Piece = { readonly text: string; readonly field: string | null };

/**
 * A line of the source page cut at its marks, so that every piece carries at most one field. Of
 * marks that overlap the field in question wins, else the shorter one: a raga named inside a
 * lyric line stays visible. Of the krithi's names those of the kind asked for are marked.
 * Offsets are UTF-16 units of the line; marks outside it are clipped.
 */
export const cutLine = (
  line: Line,
  fields: readonly string[] | null,
  named: Line['named'][number]['kind'] | null,
  active: string | null = null,
): readonly Piece[] => {
  const { text } = line;
  const wanted = fields === null ? line.marks : line.marks.filter((mark) => fields.includes(mark.field));
  const names = line.named
    .filter(({ kind }) => kind === named)
    .map((place) => ({ ...place, field: 'mention' }));
  const marks = [...wanted, ...names]
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.end > mark.start)
    .sort(
      (a, b) =>
        Number(b.field === active) - Number(a.field === active) || a.end - a.start - (b.end - b.start),
    );
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );
  const pieces: { text: string; field: string | null }[] = [];
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1];
    if (end === undefined) break;
    const field = marks.find((mark) => mark.start <= start && mark.end >= end)?.field ?? null;
    const last = pieces.at(-1);
    if (last && last.field === field) last.text += text.slice(start, end);
    else pieces.push({ text: text.slice(start, end), field });
  }
  return pieces;
};

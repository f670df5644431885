import type { FieldEvidence } from '../domain/krithi.ts';
import type { Block } from './blocks.ts';
import { evidenceOfLines } from './fields.ts';
import type { Line } from './line-model.ts';
import type { BlockRole } from './vocabulary.ts';

const joined = (lines: readonly Line[]): string =>
  lines.map((line, i) => (i > 0 && line.after !== 'line' ? `\n${line.marked}` : line.marked)).join('\n');

/**
 * The prose of one kind, in the order of the page, as plain text with a blank
 * line between paragraphs; null where there is none. Footnote figures are kept:
 * the notes refer to them. With `headed` each block keeps its heading.
 */
export const proseOf = (
  html: string,
  blocks: readonly Block[],
  roles: readonly BlockRole[],
  rule: string,
  headed = false,
): FieldEvidence | null => {
  const wanted = blocks.filter((b) => b.script === 'latin' && roles.includes(b.role) && b.lines.length > 0);
  if (wanted.length === 0) return null;
  const text = wanted
    .map((block) => joined(headed && block.head !== null ? [block.head, ...block.lines] : block.lines))
    .join('\n\n');
  return evidenceOfLines(
    html,
    text,
    rule,
    wanted.flatMap((b) => b.lines),
  );
};

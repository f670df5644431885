import type { Script } from '../domain/krithi.ts';
import type { Line } from './line-model.ts';
import { scriptOf } from './scripts.ts';
import { type BlockRole, blockHead, isNavigation, sectionMark } from './vocabulary.ts';

/** A stretch of lines under one heading. */
export type Block = {
  readonly role: BlockRole;
  readonly script: Script;
  readonly head: Line | null;
  readonly lines: readonly Line[];
};

/**
 * Parts a post at the headings that stand alone on a line. What comes before
 * the first heading is a Latin lyric block, whose opening holds the preamble,
 * the head line and the introduction. Navigation is left out.
 */
export const blocksOf = (lines: readonly Line[]): Block[] => {
  const blocks: { role: BlockRole; script: Script; head: Line | null; lines: Line[] }[] = [
    { role: 'lyric', script: 'latin', head: null, lines: [] },
  ];
  for (const line of lines) {
    const current = blocks.at(-1);
    if (current === undefined) break;
    const head = line.fragmentLink ? null : blockHead(line.text);
    if (head !== null) {
      blocks.push({ role: head.role, script: head.script ?? current.script, head: line, lines: [] });
      continue;
    }
    if (line.fragmentLink || isNavigation(line.text)) continue;
    const script = opensOtherScript(line, current.script);
    if (script === null) current.lines.push(line);
    else blocks.push({ role: 'lyric', script, head: null, lines: [line] });
  }
  return blocks;
};

/** A pallavi heading in another Indian script opens that script's lyric even where its name is missing. */
const opensOtherScript = (line: Line, current: Script): Script | null => {
  const script = scriptOf(line.text);
  if (script === 'mixed' || script === 'none' || script === 'latin' || script === current) return null;
  const mark = sectionMark(line.text, script);
  return mark !== null && mark.sure && mark.kind === 'pallavi' ? script : null;
};

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stacksOf } from '../../src-main/review/standing.ts';

type Line = Parameters<typeof stacksOf>[0][number];

/** A log as people make it: judge, undo or redo, again and again. */
const play = (moves: readonly ('judge' | 'undo' | 'redo')[]): { log: Line[]; model: string[] } => {
  const log: Line[] = [];
  // The plain model of undo and redo: two stacks.
  const done: string[] = [];
  let undone: string[] = [];
  for (const move of moves) {
    const id = `d${log.length}`;
    const at = log.length;
    const { undoable, redoable } = stacksOf(log);
    if (move === 'judge') {
      log.push({ id, at, act: 'accept', reverts: null, step: null, arrival: null });
      done.push(id);
      undone = [];
    } else if (move === 'undo') {
      const target = undoable.at(-1)?.lines[0];
      if (target === undefined) continue;
      log.push({ id, at, act: 'revert', reverts: target, step: null, arrival: null });
      undone.push(done.pop() ?? '');
    } else {
      const target = redoable.at(-1)?.lines[0];
      if (target === undefined) continue;
      log.push({ id, at, act: 'revert', reverts: target, step: null, arrival: null });
      done.push(undone.pop() ?? '');
    }
  }
  return { log, model: done };
};

describe('undo and redo read off the log', () => {
  it('are the two stacks that every editor has', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('judge', 'undo', 'redo'), { maxLength: 60 }), (moves) => {
        const { log, model } = play(moves);
        expect(
          stacksOf(log)
            .undoable.map(({ id }) => id)
            .toSorted(),
        ).toEqual(model.toSorted());
      }),
      { numRuns: 1000 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingIds } from '../../../src-main/review/fold.ts';
import { type Book, type PureMachine, createPureMachine } from './pure-machine.ts';

/**
 * 10,000 random logs in all: 9,600 here, in memory, over the engine's own fold
 * of a log; 400 more on real SQLite files (store.test.ts).
 */
const runs = 9600;

const krithis = [null, 'http://a/1', 'http://a/2'] as const;
const entities = ['raga:a', 'raga:b', 'raga:c'] as const;

const move = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('judge' as const),
      who: fc.nat(2),
      act: fc.constantFrom('accept', 'accept', 'accept', 'none', 'unsure', 'reject'),
      entity: fc.constantFrom(...entities),
      krithi: fc.constantFrom(...krithis),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('bulk' as const),
      who: fc.nat(2),
      entity: fc.constantFrom(...entities),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo'), who: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('revert one' as const), who: fc.nat(2), pick: fc.nat(20) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      who: fc.nat(2),
      from: fc.nat(2),
      /** The whole log, or an older copy of it. */
      share: fc.constantFrom(1, 1, 0.5),
    }),
  },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const play = (moves: readonly Move[]): { machines: PureMachine[]; book: Book } => {
  const book: Book = new Map();
  const machines = ['A', 'B', 'C'].map((name, i) => createPureMachine(name, book, i * 40));
  for (const step of moves) {
    const machine = machines[step.who]!;
    switch (step.do) {
      case 'judge':
        machine.judge(
          step.act,
          step.act === 'accept' || step.act === 'reject' ? [step.entity] : [],
          step.krithi,
        );
        break;
      case 'bulk':
        machine.judgeMany([step.entity], krithis);
        break;
      case 'undo':
        machine.undo();
        break;
      case 'redo':
        machine.redo();
        break;
      case 'revert one':
        machine.revertOne(step.pick);
        break;
      case 'merge': {
        const lines = machines[step.from]!.lines();
        machine.merge(lines.slice(0, Math.ceil(lines.length * step.share)));
        break;
      }
    }
  }
  return { machines, book };
};

const logs = fc.array(move, { maxLength: 40 });

describe('the fold of the decision log', () => {
  it('is what the rules say, in whatever order the lines came', () => {
    fc.assert(
      fc.property(logs, fc.infiniteStream(fc.nat(1_000_000)), (moves, numbers) => {
        const { machines } = play(moves);
        for (const machine of machines) {
          expect(machine.fold()).toEqual(machine.model());
          const ranks = new Map(machine.lines().map(({ id }) => [id, numbers.next().value as number]));
          const shuffled = machine.lines().toSorted((a, b) => ranks.get(a.id)! - ranks.get(b.id)!);
          expect(machine.fold(shuffled)).toEqual(machine.fold());
        }
      }),
      { numRuns: runs / 3 },
    );
  });

  it('merges to the same in any order, again and again, and loses nothing', () => {
    fc.assert(
      fc.property(logs, (moves) => {
        const { machines, book } = play(moves);
        const [a, b, c] = machines.map((machine) => [...machine.lines()]);
        const fresh = ['X', 'Y', 'Z'].map((name) => createPureMachine(name, book, 0));
        const [x, y, z] = fresh;
        // (a + b) + c, c + (b + a), and each of them twice.
        for (const log of [a!, b!, c!]) x!.merge(log);
        for (const log of [c!, b!, a!]) y!.merge(log);
        y!.merge(a!);
        z!.merge(x!.lines());
        z!.merge(y!.lines());
        const ids = fresh.map((machine) =>
          machine
            .lines()
            .map(({ id }) => id)
            .toSorted(),
        );
        const all = [...new Set([...a!, ...b!, ...c!].map(({ id }) => id))].toSorted();
        expect(ids).toEqual([all, all, all]);
        expect(y!.fold()).toEqual(x!.fold());
        expect(z!.fold()).toEqual(x!.fold());

        // On machines that wrote some of it: the same lines hold or wait, whoever merged first.
        for (const machine of machines) for (const log of [a!, b!, c!]) machine.merge(log);
        for (const machine of machines) {
          expect(machine.fold()).toEqual(machine.model());
          expect(machine.fold().disputes).toEqual(x!.fold().disputes);
        }
      }),
      { numRuns: runs / 3 },
    );
  });

  it('reverting one decision takes that one back and leaves every other line as it stood', () => {
    fc.assert(
      fc.property(logs, fc.nat(20), (moves, pick) => {
        const { machines } = play(moves);
        const [machine] = machines;
        const before = standingIds(machine!.lines());
        const lines = machine!.lines().map(({ id }) => id);
        const target = machine!.revertOne(pick);
        const after = standingIds(machine!.lines());
        for (const id of lines) expect(after(id)).toBe(id === target ? false : before(id));
        if (target === null) return;
        // Taking the revert back brings back the very decision.
        machine!.redo();
        const again = standingIds(machine!.lines());
        for (const id of lines) expect(again(id)).toBe(before(id));
        expect(machine!.fold()).toEqual(machine!.model());
      }),
      { numRuns: runs / 3 },
    );
  });
});

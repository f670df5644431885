import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Book, type StoreMachine, createStoreMachine } from './store-machine.ts';

/** The share of the 10,000 random logs that runs on real SQLite files; the others are in fold.test.ts. */
const runs = 400;
/** Stores are opened anew now and then: their logs grow, and undo reads the whole log. */
const runsOfAStore = 40;

const who = fc.nat(1);
const entity = fc.constantFrom('kalyani', 'todi', 'bhairavi');
const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('judge' as const),
      who,
      act: fc.constantFrom('accept', 'accept', 'accept', 'none', 'unsure', 'reject'),
      entity,
      at: fc.option(fc.nat(3), { nil: null }),
      alias: fc.constantFrom('always', 'no'),
      leavesOut: fc.boolean(),
      relation: fc.constantFrom('equal', 'equal', 'broader'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revert one' as const), who, pick: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rejudge' as const), who, pick: fc.nat(9), entity }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('merge' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), who, pick: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('resolve again' as const),
      who,
      entity: fc.option(entity, { nil: null }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('krithi' as const), capital: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), who }) },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const play = (step: Move, machines: readonly StoreMachine[]): void => {
  if (step.do === 'krithi') {
    for (const machine of machines) machine.addKrithi(step.capital);
    return;
  }
  const machine = machines[step.who]!;
  const other = machines[1 - step.who]!;
  switch (step.do) {
    case 'judge':
      return machine.judge(step.act, step.entity, step.at, step);
    case 'undo':
      return machine.undo();
    case 'redo':
      return machine.redo();
    case 'revert one':
      return machine.revertOne(step.pick);
    case 'rejudge':
      return machine.rejudge(step.pick, step.entity);
    case 'merge':
      return machine.merge(other.log(), 'other.jsonl');
    case 'settle':
      return machine.settle(step.pick);
    case 'resolve again':
      return machine.resolveAgain(step.entity);
    case 'crash':
      return machine.crash();
  }
};

describe('two reviewers on real stores', () => {
  it('always hold what the log says, and lose nothing when they merge', { timeout: 300_000 }, () => {
    let machines: StoreMachine[] = [];
    const renew = (): void => {
      for (const machine of machines.splice(0)) machine.end();
      machines = ['A', 'B'].map(createStoreMachine);
    };
    let run = 0;
    try {
      fc.assert(
        fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), (moves) => {
          if (run % runsOfAStore === 0) renew();
          run += 1;
          const book: Book = new Map();
          for (const machine of machines) {
            machine.begin(`name${run}`, book);
            for (const capital of [false, true]) machine.addKrithi(capital);
          }
          for (const step of moves) {
            play(step, machines);
            for (const machine of machines) machine.check();
          }
          const [a, b] = machines;
          const logs = machines.map((machine) => machine.log());
          a!.merge(logs[1]!, 'b.jsonl');
          b!.merge(logs[0]!, 'a.jsonl');
          for (const machine of machines) machine.check();
          expect(a!.ids()).toEqual(b!.ids());
          expect(a!.ids()).toEqual([...book.keys()].toSorted());
          // Once more is as if it had not been.
          a!.merge(b!.log(), 'again.jsonl');
          expect(a!.ids()).toEqual(b!.ids());
          a!.check();
        }),
        { numRuns: runs },
      );
    } finally {
      for (const machine of machines) machine.end();
    }
  });
});

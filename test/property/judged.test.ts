import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src-main/domain/class-policy.ts';
import { brokenClasses } from '../../src-main/review/drift.ts';
import { type DrawnName, type JudgedLine, answersOf, talliesOf } from '../../src-main/review/judged.ts';

/** One thing that happens: a word on a name, a revert of an earlier line, or a name drawn for an audit. */
type Move =
  | {
      readonly do: 'judge';
      readonly name: number;
      readonly evidence: string;
      readonly says: Says;
      readonly krithi: boolean;
    }
  | { readonly do: 'revert'; readonly line: number }
  | { readonly do: 'draw'; readonly name: number; readonly evidence: 'same_sound' | 'grammar' };
type Says = 'right' | 'wrong' | 'none' | 'unsure' | 'reject' | 'two';

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('judge' as const),
      name: fc.nat(8),
      evidence: fc.constantFrom('same_sound', 'same_letters', 'near', 'tie', 'nonsense'),
      says: fc.constantFrom<Says[]>('right', 'wrong', 'none', 'unsure', 'reject', 'two'),
      krithi: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('revert' as const), line: fc.nat(60) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('draw' as const),
      name: fc.nat(8),
      evidence: fc.constantFrom('same_sound' as const, 'grammar' as const),
    }),
  },
);

const said: Readonly<Record<Says, Pick<JudgedLine, 'act' | 'entities'>>> = {
  right: { act: 'accept', entities: ['proposed'] },
  wrong: { act: 'accept', entities: ['another'] },
  none: { act: 'none', entities: [] },
  unsure: { act: 'unsure', entities: [] },
  reject: { act: 'reject', entities: ['proposed'] },
  two: { act: 'accept', entities: ['proposed', 'another'] },
};

const play = (moves: readonly Move[]): { log: JudgedLine[]; audits: DrawnName[] } => {
  const log: JudgedLine[] = [];
  const audits: DrawnName[] = [];
  for (const each of moves) {
    const seq = log.length + 1;
    const base = { seq, at: seq, id: `d${seq}`, kind: 'raga' as const };
    switch (each.do) {
      case 'judge':
        log.push({
          ...base,
          ...said[each.says],
          key: `k${each.name}`,
          who: 'asha',
          relation: 'equal',
          krithiLink: each.krithi ? 'one' : null,
          reverts: null,
          knew: null,
          arrival: null,
          context: { evidence: each.evidence, proposed: 'proposed' },
        });
        break;
      case 'revert': {
        // Any line may be reverted that stands, reverts too: that is redo.
        const target = log[each.line];
        if (target === undefined || !stands(log, target.id)) break;
        log.push({ ...target, ...base, act: 'revert', entities: [], reverts: target.id, context: {} });
        break;
      }
      case 'draw':
        audits.push({
          kind: 'raga',
          key: `k${each.name}`,
          evidence: each.evidence,
          entityId: 'proposed',
          afterSeq: log.length,
        });
        break;
    }
  }
  return { log, audits };
};

/** Standing, as it is defined: no revert of it stands. */
const stands = (log: readonly JudgedLine[], id: string): boolean =>
  !log.some((line) => line.reverts === id && stands(log, line.id));

type Naive = { evidence: string; right: boolean; audit: boolean };

/** The count again, name by name and as slowly as one likes. */
const recount = (log: readonly JudgedLine[], audits: readonly DrawnName[]): Naive[] => {
  const found: Naive[] = [];
  for (let name = 0; name <= 8; name += 1) {
    for (const krithi of [null, 'one']) {
      const words = log.filter(
        (line) =>
          line.key === `k${name}` &&
          line.krithiLink === krithi &&
          (line.act === 'accept' || line.act === 'none') &&
          stands(log, line.id),
      );
      const last = words.at(-1);
      if (last === undefined) continue;
      const right = last.act === 'accept' && last.entities.join() === 'proposed';
      // The first standing word after a draw answers that audit, and the name stays its answer.
      const asked = krithi === null ? words.find((word) => drawnBefore(audits, word)) : undefined;
      if (asked !== undefined) {
        const draws = audits.filter((a) => a.key === asked.key && a.afterSeq < asked.seq);
        found.push({ evidence: draws.at(-1)?.evidence ?? '', right, audit: true });
      } else {
        // A word that does not say what the machine held counts for what was last known of the name.
        const known = words.findLast((word) => word.context.evidence !== 'nonsense');
        if (known !== undefined)
          found.push({ evidence: String(known.context.evidence), right, audit: false });
      }
    }
  }
  return found;
};

const drawnBefore = (audits: readonly DrawnName[], word: JudgedLine): boolean =>
  audits.some((a) => a.key === word.key && a.afterSeq < word.seq);

const sorted = (list: readonly Naive[]): string[] =>
  list.map(({ evidence, right, audit }) => `${evidence} ${right} ${audit}`).toSorted();

describe('what people decided, counted by class', () => {
  it('is what a slow recount finds, for any log with any undo and any draw', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const { log, audits } = play(moves);
        const answers = answersOf(log, audits);
        expect(sorted(answers)).toEqual(sorted(recount(log, audits)));
        for (const [evidence, tally] of talliesOf(answers)) {
          const own = recount(log, audits).filter((each) => each.evidence === evidence);
          expect(tally).toEqual({ right: own.filter(({ right }) => right).length, of: own.length });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is as if it had never been said, once a word is taken back', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), fc.nat(8), (moves, name) => {
        const { log, audits } = play(moves);
        const word: Move = { do: 'judge', name, evidence: 'same_sound', says: 'wrong', krithi: false };
        const { log: more } = play([...moves, word, { do: 'revert', line: log.length }]);
        expect(answersOf(more, audits)).toEqual(answersOf(log, audits));
      }),
    );
  });
});

const answerSet = fc.array(
  fc.record({
    right: fc.boolean(),
    audit: fc.boolean(),
    evidence: fc.constantFrom('same_sound' as const, 'alias' as const, 'near' as const),
  }),
  { maxLength: 300 },
);

/** The rule in its own words, at every beginning of the answers. */
const isBroken = (
  answers: readonly { right: boolean; audit: boolean; evidence: string }[],
  bound: number,
): boolean => {
  const own = answers.filter(({ evidence }) => evidence === 'same_sound');
  return own.some((_, end) => {
    const until = own.slice(0, end + 1);
    const wrong = until.filter(({ right }) => !right).length;
    const blind = until.filter(({ audit }) => audit);
    const blindWrong = blind.filter(({ right }) => !right).length;
    return (
      (until.length >= 200 && wrong / until.length > 0.005) ||
      (own[end]?.audit === true &&
        blindWrong >= 2 &&
        rateOf({ right: blindWrong, of: blind.length }).low > bound)
    );
  });
};

const numbered = (
  answers: readonly { right: boolean; audit: boolean; evidence: 'same_sound' | 'alias' | 'near' }[],
) =>
  answers.map((answer, i) => ({
    ...answer,
    seq: i + 1,
    kind: 'raga' as const,
    key: `k${i}`,
    krithiLink: null,
  }));

describe('drift', () => {
  it('demotes by the rule alone, never a learnt spelling or a class that does not accept', () => {
    fc.assert(
      fc.property(answerSet, fc.constantFrom(0.005, 0.01, 0.1), (set, bound) => {
        const broken = brokenClasses(numbered(set), {}, bound);
        expect(broken.has('same_sound')).toBe(isBroken(set, bound));
        expect([...broken.keys()].filter((each) => each !== 'same_sound')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is not mended by later answers, and counts anew after the line where a person reinstated', () => {
    fc.assert(
      fc.property(answerSet, answerSet, (before, after) => {
        const all = numbered([...before, ...after]);
        const first = brokenClasses(numbered(before), {}, 0.01).get('same_sound');
        const later = brokenClasses(all, {}, 0.01).get('same_sound');
        expect(first === undefined ? undefined : later).toEqual(first);
        const anew = brokenClasses(all, { same_sound: before.length }, 0.01).get('same_sound');
        expect(anew !== undefined).toBe(isBroken(after, 0.01));
      }),
      { numRuns: 200 },
    );
  });

  it('knows the case of the papers: 3 of 210 is too many, 1 of 210 is not', () => {
    const of = (wrong: number) =>
      numbered(
        Array.from({ length: 210 }, (_, i) => ({
          right: i >= wrong,
          audit: false,
          evidence: 'same_sound' as const,
        })),
      );
    expect(brokenClasses(of(3), {}, 0.01).get('same_sound')).toMatchObject({
      rule: 'drift',
      wrong: 3,
      of: 200,
    });
    expect(brokenClasses(of(1), {}, 0.01).size).toBe(0);
  });
});

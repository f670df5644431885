import { expect } from 'vitest';
import type { Verdict } from '../../../src-main/domain/name.ts';
import { AppError } from '../../../src-main/domain/errors.ts';
import { answerOf } from '../../../src-main/review/fold.ts';
import { contradictionsOf, reviseValue, toLogLine } from '../../../src-main/review/index.ts';
import { type Records, openRecords } from '../../../src-main/store/index.ts';
import { systemClock } from '../../../src-main/system.ts';
import { migrationsDir } from '../../support/store/open-test-store.ts';
import { plainKey, reviewWorld } from '../../support/store/review-world.ts';
import { tempFolder } from '../../support/temp.ts';
import { type Said, modelFold, modelMention } from './model.ts';

/** All that was ever said of the present value, on any machine. */
export type Book = Map<string, Said>;

const entityOf = (name: string): string => `raga:${name}`;

/** A reviewer's machine: a real store with its decisions, and the model of what it must say. */
export const createStoreMachine = (name: string) => {
  const folder = tempFolder();
  const open = (): Records => {
    const opened = openRecords({
      dataDir: folder.path,
      migrationsDir,
      appVersion: 'test',
      clock: systemClock,
    });
    // What is tested is what is written, not that the disk keeps it.
    opened.store.db.pragma('synchronous = OFF');
    return opened;
  };
  let records = open();
  let world = reviewWorld(records);
  let book: Book = new Map();
  let value = '';
  let firstSeq = 0;
  let acts = 0;
  let verdict: string | null = null;
  const krithis: { readonly id: string; readonly printed: string }[] = [];
  /** What the machine itself last took each mention for. */
  const took = new Map<string, string | null>();

  /** Lines of the present value, as they were written or came in here. */
  const lines = () => records.decisions.since(firstSeq, 10_000);
  const present = (): Said[] => lines().map(({ id }) => book.get(id)!);

  const valueRow = () => records.names.ensure('raga', plainKey('raga', value), value);

  /** Notes what the last act wrote, with all that its author had before. */
  const note = (): void => {
    const before: string[] = [];
    for (const line of lines()) {
      if (!book.has(line.id))
        book.set(line.id, {
          id: line.id,
          machine: name,
          act: line.act,
          answer: answerOf(line),
          krithi: line.krithiLink,
          reverts: line.reverts,
          at: line.at,
          entities: line.entities,
          leavesOut: line.leavesOut,
          teaches: line.alias !== null,
          seen: new Set(before),
        });
      before.push(line.id);
    }
  };

  const act = (work: () => unknown): void => {
    try {
      work();
    } catch (thrown) {
      // What a person cannot do is refused; it must not have changed anything.
      if (!(thrown instanceof AppError) || !['store.bad_transition', 'store.not_found'].includes(thrown.code))
        throw thrown;
    }
    note();
  };

  return {
    /** Another value, which no machine knows anything of. */
    begin: (on: string, shared: Book): void => {
      value = on;
      book = shared;
      verdict = null;
      firstSeq = records.decisions.since(0, 1_000_000).at(-1)?.seq ?? 0;
      acts = world.decisions.stacks().undoable.length;
      krithis.length = 0;
    },
    addKrithi: (capital: boolean): void => {
      const printed = capital ? value.toUpperCase() : value;
      krithis.push({ id: world.krithiPrinting(printed), printed });
    },
    judge: (
      judged: 'accept' | 'none' | 'unsure' | 'reject',
      entity: string,
      at: number | null,
      more: {
        readonly alias: 'always' | 'no';
        readonly leavesOut: boolean;
        readonly relation: 'equal' | 'broader';
      },
    ): void =>
      act(() => {
        const krithi = at === null ? undefined : krithis[at % krithis.length]?.id;
        world.decisions.decide(
          {
            kind: 'raga',
            value,
            act: judged,
            entities: judged === 'accept' || judged === 'reject' ? [entityOf(entity)] : [],
            relation: more.relation,
            alias: more.alias,
            except: more.leavesOut ? [value.toUpperCase()] : [],
            krithi,
          },
          name,
        );
      }),
    undo: (): void =>
      act(() => {
        if (world.decisions.stacks().undoable.length > acts) world.decisions.undo(name);
      }),
    redo: (): void => act(() => world.decisions.redo(name)),
    revertOne: (pick: number): void =>
      act(() => {
        const open = lines().filter((line) => line.act !== 'revert' && records.decisions.stands(line.id));
        const target = open[pick % Math.max(1, open.length)];
        if (target !== undefined) world.decisions.undo(name, target.id);
      }),
    settle: (pick: number): void =>
      act(() => {
        const [first] = contradictionsOf(records).filter((each) => each.value.id === valueRow().id);
        const side = first?.sides[pick % first.sides.length];
        if (side !== undefined) world.decisions.settle(side.lines.at(-1)?.id ?? '', name);
      }),
    rejudge: (pick: number, entity: string): void =>
      act(() => {
        const open = lines().filter((line) => line.act === 'accept' && records.decisions.stands(line.id));
        const target = open[pick % Math.max(1, open.length)];
        if (target !== undefined)
          world.decisions.rejudge(target.id, { entities: [entityOf(entity)], alias: 'no' }, name);
      }),
    log: (): string =>
      lines()
        .map((line) => JSON.stringify(toLogLine(records, line)))
        .join('\n'),
    merge: (log: string, file: string): void => act(() => world.decisions.takeLog(log, { file, who: name })),
    /** The list got better or worse: the machine says something else of the value. */
    resolveAgain: (entity: string | null): void =>
      act(() => {
        verdict = entity === null ? null : entityOf(entity);
        records.store.write(() => {
          records.names.setVerdict(valueRow().id, verdictOf(value, verdict), 'test');
          reviseValue(records, valueRow(), 'test');
        });
      }),
    /** The power goes in the middle of an act: it never happened. */
    crash: (): void => {
      const before = lines().length;
      expect(() =>
        records.store.write(() => {
          world.decisions.decide(
            { kind: 'raga', value, act: 'none', entities: [], alias: 'no', except: [] },
            name,
          );
          throw new Error('power cut');
        }),
      ).toThrow('power cut');
      records.store.close();
      records = open();
      world = reviewWorld(records, world.batch, world.made());
      expect(lines()).toHaveLength(before);
    },
    check: (): void => {
      const all = present();
      const model = modelFold(name, all);
      expect(valueRow()).toMatchObject({ id: valueRow().id });
      expect(contradictionsOf(records).filter((each) => each.value.id === valueRow().id)).toHaveLength(
        model.disputes.length,
      );
      let waiting = 0;
      for (const { id, printed } of krithis) {
        const { link, createdAt } = records.krithis.get(id);
        const mention = { krithi: link, printed, createdAt };
        const { byMachine, ...expected } = modelMention(name, all, mention, verdict, took.get(id) ?? null);
        if (byMachine) took.set(id, verdict);
        expect({ state: world.stateOf(id), entities: world.ragaOf(id) }).toEqual(expected);
        if (expected.state === 'waiting') waiting += 1;
        else expect(world.taskOf(id)?.state).not.toBe('blocked');
      }
      expect(valueRow().waiting).toBe(waiting);
      const taught = all.filter(({ id, teaches }) => teaches && model.standing.has(id)).map(({ id }) => id);
      const learnt = records.aliases.ofKey('raga', plainKey('raga', value)).map((alias) => alias.decisionId);
      expect(learnt.toSorted()).toEqual(taught.toSorted());
    },
    ids: (): string[] =>
      lines()
        .map(({ id }) => id)
        .toSorted(),
    end: (): void => {
      records.store.close();
      folder.remove();
    },
  };
};
export type StoreMachine = ReturnType<typeof createStoreMachine>;

const verdictOf = (value: string, entity: string | null): Verdict => ({
  value,
  verdict: entity === null ? 'ambiguous' : 'resolved',
  evidence: entity === null ? 'near' : 'same_sound',
  key: plainKey('raga', value),
  entity: entity === null ? null : { id: entity, name: entity },
  probability: 1,
  margin: 1,
  candidates: [],
  reasons: [],
  parts: [],
});

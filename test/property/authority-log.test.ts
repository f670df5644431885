import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-main/domain/errors.ts';
import { foldValue, placeOf, settleMention } from '../../src-main/review/index.ts';
import type { Records } from '../../src-main/store/index.ts';
import { authorityWorld } from '../support/store/authority-world.ts';
import { useStores } from '../support/store/open-test-store.ts';

const openStore = useStores();

/** Values as krithis print them, some of them ragamalikas that return to a raga. */
const printed = ['kalyANi', 'tODi', 'bhairavi x', 'kalyani - todi - kalyani'] as const;
const startOf: Readonly<Record<string, readonly string[]>> = {
  kalyANi: ['raga:kalyani'],
  tODi: ['raga:todi'],
  'bhairavi x': ['raga:bhairavi'],
  'kalyani - todi - kalyani': ['raga:kalyani', 'raga:todi', 'raga:kalyani'],
};

const Step = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), a: fc.nat(20), b: fc.nat(20) }),
  fc.record({ do: fc.constant('split' as const), a: fc.nat(20), krithis: fc.nat(255) }),
  fc.record({ do: fc.constant('alias' as const), a: fc.nat(20), n: fc.nat(5) }),
  fc.record({ do: fc.constant('fact' as const), a: fc.nat(20), n: fc.integer({ min: 1, max: 72 }) }),
  fc.record({ do: fc.constant('retire' as const), n: fc.nat(5) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({ do: fc.constant('revert' as const), n: fc.nat(30) }),
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

/** One act in its own words, as the model folds it. */
type Act = (model: Model) => void;
type Model = {
  readonly list: Map<string, { aliases: Set<string>; melakarta: number | undefined }>;
  readonly krithis: Map<string, string[]>;
};

const setUp = () => {
  const records = openStore();
  const world = authorityWorld(records);
  const krithis = [...printed, ...printed].map((name) => ({ id: world.krithiPrinting(name), name }));
  for (const name of printed) {
    world.decisions.decide(
      {
        kind: 'raga',
        value: name,
        act: 'accept',
        entities: startOf[name] ?? [],
        alias: 'always',
        except: [],
      },
      'asha',
    );
  }
  const start = (): Model => ({
    list: new Map(
      ['raga:bhairavi', 'raga:kalyani', 'raga:todi'].map((id) => [
        id,
        { aliases: new Set<string>(), melakarta: undefined },
      ]),
    ),
    krithis: new Map(krithis.map(({ id, name }) => [id, [...(startOf[name] ?? [])]])),
  });
  return { records, ...world, krithis, start };
};

const swap = (model: Model, from: string, to: string, only?: ReadonlySet<string>): void => {
  for (const [krithi, entities] of model.krithis) {
    if (only === undefined || only.has(krithi))
      model.krithis.set(
        krithi,
        entities.map((id) => (id === from ? to : id)),
      );
  }
};

/** Does a step; gives the change's number with the act for the model, or null where nothing was done. */
const take = (step: Step, world: ReturnType<typeof setUp>): { seq: number; act: Act } | null => {
  const { authority, records, krithis } = world;
  const ids = records.entities.all().map(({ id }) => id);
  const pick = (n: number): string => ids[n % ids.length] ?? '';
  switch (step.do) {
    case 'merge': {
      const [from, into] = [pick(step.a), pick(step.b)];
      if (from === into) return null;
      const names = [records.entities.find(from)!.name];
      const { change } = authority.merge([from], into, 'asha');
      return {
        seq: change!,
        act: (model) => {
          const [gone, kept] = [model.list.get(from)!, model.list.get(into)!];
          for (const name of [...names, ...gone.aliases])
            if (name !== records.entities.nameOf(into)) kept.aliases.add(name);
          kept.melakarta ??= gone.melakarta;
          model.list.delete(from);
          swap(model, from, into);
        },
      };
    }
    case 'split': {
      const id = pick(step.a);
      const going = krithis.filter((_, i) => (step.krithis >> i) % 2 === 1).map((k) => k.id);
      const [alias] = records.entities.find(id)!.aliases;
      const made = authority.split(
        {
          id,
          name: 'split',
          aliases: alias === undefined ? [] : [alias],
          spellings: [],
          values: [],
          krithis: going,
          stay: [],
        },
        'asha',
      );
      return {
        seq: made.change!,
        act: (model) => {
          if (alias !== undefined) model.list.get(id)!.aliases.delete(alias);
          model.list.set(made.id, {
            aliases: new Set(alias === undefined || alias === 'split' ? [] : [alias]),
            melakarta: undefined,
          });
          swap(model, id, made.id, new Set(going));
        },
      };
    }
    case 'alias': {
      const id = pick(step.a);
      const name = `alias ${step.n}`;
      if (records.entities.find(id)!.aliases.includes(name)) return null;
      const { change } = authority.edit({ id, addAliases: [name] }, 'asha');
      return { seq: change!, act: (model) => model.list.get(id)!.aliases.add(name) };
    }
    case 'fact': {
      const id = pick(step.a);
      if (records.entities.find(id)!.facts.melakarta === step.n) return null;
      const { change } = authority.edit({ id, facts: { melakarta: step.n } }, 'asha');
      return { seq: change!, act: (model) => void (model.list.get(id)!.melakarta = step.n) };
    }
    case 'retire': {
      const [spelling] = records.aliases.live().slice(step.n);
      if (spelling === undefined) return null;
      // The krithis here are decided, not read by the spelling: taking it back changes none of them.
      return { seq: authority.retireSpelling(spelling.id, 'asha').change!, act: () => undefined };
    }
    case 'undo':
      authority.undo('asha');
      return null;
    case 'redo':
      authority.redo('asha');
      return null;
    case 'revert':
      authority.revert(step.n, 'asha');
      return null;
  }
};

const foldedList = (records: Records): unknown => {
  const list = new Map<string, unknown>();
  for (let seq = 1; seq <= records.authorityLog.lastSeq(); seq += 1)
    for (const { id, after } of records.authorityLog.entriesOf(seq)) {
      if (after === null) list.delete(id);
      else list.set(id, after);
    }
  return [...list.values()].sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1));
};

const refused = (work: () => void): void => {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code === 'internal.bug' || thrown.code === 'store.io')
      throw thrown;
  }
};

describe('the authority list under any sequence of acts', () => {
  it('is the fold of the acts that stand, and so is all that was settled on it', () => {
    fc.assert(
      fc.property(fc.array(Step, { minLength: 1, maxLength: 14 }), (steps) => {
        const world = setUp();
        const { records, authority, krithis } = world;
        const first = world.picture();
        const acts = new Map<number, Act>();
        for (const step of steps) {
          refused(() => {
            const done = take(step, world);
            if (done !== null) acts.set(done.seq, done.act);
          });
        }

        const model = world.start();
        for (const [seq, act] of [...acts].sort(([a], [b]) => a - b))
          if (records.authorityLog.stands(seq)) act(model);
        expect(
          records.entities.all().map(({ id, aliases, facts }) => [id, new Set(aliases), facts.melakarta]),
        ).toEqual(
          [...model.list]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([id, { aliases, melakarta }]) => [id, aliases, melakarta]),
        );
        expect(new Map(krithis.map(({ id }) => [id, world.ragaOf(id)]))).toEqual(model.krithis);
        expect(records.entities.all()).toEqual(foldedList(records));

        // Settling every mention anew says what stands there already.
        for (const { id } of krithis) {
          const krithi = records.krithis.get(id);
          for (const mention of records.names.mentionsOfKrithi(id)) {
            const value = records.names.get(mention.valueId);
            expect(
              settleMention(records, foldValue(records, value), value, mention, placeOf(krithi)).entities,
            ).toEqual(mention.entities);
          }
        }

        while (authority.undo('asha') !== null);
        expect(world.picture()).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });
});

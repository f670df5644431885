import { describe, expect, it } from 'vitest';
import { contradictionsOf, createBulk, dependentsOf, toLogLine } from '../../../src-main/review/index.ts';
import { foldLines, standingIds } from '../../../src-main/review/fold.ts';
import type { Verdict } from '../../../src-main/domain/name.ts';
import { judgingWorld } from '../../support/store/judging-world.ts';
import { reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();
const world = () => {
  const records = openStore();
  return { records, ...reviewWorld(records) };
};
type World = ReturnType<typeof world>;

const logOf = ({ records }: World): string =>
  records.decisions
    .since(0, 1000)
    .map((line) => JSON.stringify(toLogLine(records, line)))
    .join('\n');

const from = (file: string) => ({ file, who: 'asha' });

/** What the machine would say of a name by an exact rule that may not accept by itself. */
const exactly = (value: string, evidence: Verdict['evidence'], ...ids: string[]): Verdict => ({
  value,
  verdict: 'ambiguous',
  evidence,
  key: value,
  entity: null,
  probability: 1,
  margin: 1,
  candidates: ids.map((id) => ({ id, name: id.slice(5), matched: id.slice(5), probability: 1, reasons: [] })),
  reasons: [],
  parts: [],
});

describe('how an entry stands to a name', () => {
  it('is kept in the log, and only "equal" teaches the spelling', () => {
    const { decisions, krithiPrinting, records, ragaOf, stateOf } = world();
    const krithi = krithiPrinting('kalyANi mukhAri');
    decisions.decide(
      {
        kind: 'raga',
        value: 'kalyANi mukhAri',
        act: 'accept',
        relation: 'broader',
        entities: ['raga:kalyani'],
        alias: 'always',
        except: [],
      },
      'asha',
    );
    expect(ragaOf(krithi)).toEqual(['raga:kalyani']);
    expect(records.decisions.since(0, 9)).toMatchObject([{ relation: 'broader', alias: null }]);
    expect(records.aliases.count()).toBe(0);
    expect(stateOf(krithiPrinting('kalyANi mukhAri'))).toBe('waiting');
  });
});

describe('what a person says of a krithi, whatever it prints', () => {
  it('goes with the log to another machine, and is taken back there by a revert from here', () => {
    const [here, there] = [judgingWorld(openStore()), judgingWorld(openStore())];
    const [mine, theirs] = [here.inReview(), there.inReview()];
    const bring = () =>
      there.decisions.takeLog(
        here.records.decisions
          .since(0, 99)
          .map((line) => JSON.stringify(toLogLine(here.records, line)))
          .join('\n'),
        from('log.jsonl'),
      );
    here.approval.setNames(mine, 'raga', ['raga:todi', 'raga:kalyani'], 'ravi');
    bring();
    expect(there.namesOf(theirs, 'raga')).toEqual(['raga:todi', 'raga:kalyani']);
    here.approval.setNames(mine, 'raga', null, 'ravi');
    bring();
    const states = ({ records }: Pick<World, 'records'>, id: string) =>
      records.names.mentionsOfKrithi(id).map(({ kind, state }) => [kind, state]);
    expect(states(there, theirs)).toEqual(states(here, mine));
    expect(there.records.names.mentionsOfKrithi(theirs).some(({ state }) => state === 'overruled')).toBe(
      false,
    );
  });
});

describe('a bulk', () => {
  const bulkWorld = () => {
    const made = world();
    const { records, krithiPrinting, decisions } = made;
    const verdicts = {
      kalyANi: exactly('kalyANi', 'same_sound', 'raga:kalyani', 'raga:todi'),
      tODi: exactly('tODi', 'same_letters', 'raga:todi'),
      bhairvi: exactly('bhairvi', 'near', 'raga:bhairavi'),
      kAmbOji: exactly('kAmbOji', 'tie', 'raga:kalyani', 'raga:todi'),
      'kalyANi tODi': { ...exactly('kalyANi tODi', 'ragamalika', 'raga:kalyani') },
    };
    for (const [value, verdict] of Object.entries(verdicts)) {
      krithiPrinting(value);
      const row = records.names.ensure('raga', value.toLowerCase().replace(/\s/g, ''), value);
      records.names.setVerdict(row.id, verdict, 'test');
    }
    return { ...made, bulk: createBulk(records, decisions) };
  };

  it('takes exact and unique names alone, as one step', () => {
    const { bulk, decisions, records } = bulkWorld();
    const preview = bulk.preview({});
    expect(preview.map(({ value, candidate }) => [value.value, candidate.id])).toEqual([
      ['kalyANi', 'raga:kalyani'],
      ['tODi', 'raga:todi'],
    ]);
    const ticked = preview.map(({ value, candidate }) => ({ id: value.id, entity: candidate.id }));
    expect(bulk.apply(ticked, 'asha')).toMatchObject({ decided: 2, freed: 2, left: [] });
    expect(decisions.stacks().undoable).toHaveLength(1);
    expect(records.decisionList.page({}, Number.MAX_SAFE_INTEGER, 9)).toMatchObject([{ lines: 2 }]);
    expect(decisions.undo('asha')).toMatchObject({ lines: 2 });
    expect(bulk.preview({})).toHaveLength(2);
    expect(decisions.redo('asha')).toMatchObject({ lines: 2 });
    expect(bulk.preview({})).toHaveLength(0);
  });

  it('leaves out what was ruled out, parked, named alike, or changed since it was looked at', () => {
    const { bulk, decisions, records } = bulkWorld();
    const [first] = bulk.preview({});
    const base = { kind: 'raga', alias: 'no', except: [] } as const;
    decisions.decide({ ...base, value: 'tODi', act: 'reject', entities: ['raga:todi'] }, 'asha');
    expect(bulk.preview({}).map(({ value }) => value.value)).toEqual(['kalyANi']);
    expect(bulk.apply([{ id: first!.value.id, entity: 'raga:todi' }], 'asha')).toMatchObject({
      decided: 0,
      left: [first!.value.id],
    });
    records.entities.putAll(
      [{ id: 'raga:kalyani-two', kind: 'raga', name: 'Kalyani', aliases: [], facts: {} }],
      'file',
      'asha',
    );
    expect(bulk.preview({})).toEqual([]);
  });
});

describe('what hangs on an old decision', () => {
  it('is listed before it is taken back, and nothing changes by looking', () => {
    const { accept, decisions, krithiPrinting, records, stateOf } = world();
    const [a, b] = ['kalyANi', 'kalyANi'].map(krithiPrinting);
    const first = accept('kalyANi', 'kalyani');
    accept('kalyANi', 'todi', { krithi: b! });
    const lines = records.decisions.since(0, 99).length;
    const found = dependentsOf(records, decisions, { decision: first.decision });
    expect(found.krithis).toMatchObject([{ id: a, before: ['raga:kalyani'], after: [], waits: true }]);
    expect(found.spellings).toMatchObject([{ value: 'kalyANi' }]);
    expect(found.later).toMatchObject([{ entities: ['raga:todi'] }]);
    expect(records.decisions.since(0, 99)).toHaveLength(lines);
    expect(stateOf(a!)).toBe('resolved');
  });

  it('keeps an entry that it created as long as another decision rests on it', () => {
    const { decisions, krithiPrinting, records, ragaOf } = world();
    const [, b] = ['newRaga', 'newRagam'].map(krithiPrinting);
    const base = { kind: 'raga', alias: 'no', except: [] } as const;
    const { decision } = decisions.decide(
      { ...base, value: 'newRaga', act: 'create', name: 'New', entities: [] },
      'asha',
    );
    const [entry] = records.entities.findByName('raga', 'New');
    const later = decisions.decide(
      { ...base, value: 'newRagam', act: 'accept', entities: [entry!.id] },
      'asha',
    );
    expect(dependentsOf(records, decisions, { decision }).later.map(({ id }) => id)).toEqual([
      later.decision,
    ]);
    decisions.undo('asha', decision);
    expect(records.entities.find(entry!.id)).not.toBeNull();
    expect(ragaOf(b!)).toEqual([entry!.id]);
    decisions.undo('asha', later.decision);
    expect(records.entities.find(entry!.id)).toBeNull();
  });

  it('can be judged again in its place, scope of the spelling included, as one step', () => {
    const { accept, decisions, krithiPrinting, ragaOf, records } = world();
    const krithi = krithiPrinting('kalyANi');
    const { decision } = accept('kalyANi', 'kalyani');
    decisions.rejudge(decision, { alias: 'batch' }, 'asha');
    expect(records.aliases.live()).toMatchObject([{ scope: 'batch', entityId: 'raga:kalyani' }]);
    const [line] = records.decisions.since(0, 9).filter((d) => d.alias === 'batch');
    decisions.rejudge(line!.id, { entities: ['raga:todi'] }, 'asha');
    expect(ragaOf(krithi)).toEqual(['raga:todi']);
    decisions.undo('asha');
    decisions.undo('asha');
    expect(records.aliases.live()).toMatchObject([{ scope: 'always', entityId: 'raga:kalyani' }]);
  });

  it('is judged again once, however often the same word is sent, and taken back by that word’s id', () => {
    const { accept, decisions, krithiPrinting, ragaOf, records } = world();
    const krithi = krithiPrinting('kalyANi');
    const { decision } = accept('kalyANi', 'kalyani');
    const again = { id: 'line-again', entities: ['raga:todi'] };
    expect(decisions.rejudge(decision, again, 'asha').decision).toBe('line-again');
    const { length } = records.decisions.since(0, 99);
    expect(decisions.rejudge(decision, again, 'asha').decision).toBe('line-again');
    expect(records.decisions.since(0, 99)).toHaveLength(length);
    expect(ragaOf(krithi)).toEqual(['raga:todi']);
    decisions.undo('asha', 'line-again');
    expect(ragaOf(krithi)).toEqual([]);
  });
});

describe('a krithi that does not print a name', () => {
  it('is given one by a person, which undo takes away without blocking it', () => {
    const { decisions, krithiPrinting, records } = world();
    records.entities.putAll(
      [{ id: 'deity:shiva', kind: 'deity', name: 'Shiva', aliases: [], facts: {} }],
      'file',
      'asha',
    );
    const krithi = krithiPrinting('kalyANi');
    decisions.decide(
      {
        kind: 'deity',
        value: '',
        act: 'accept',
        entities: ['deity:shiva'],
        krithi,
        alias: 'always',
        except: [],
      },
      'asha',
    );
    const deityOf = () => records.names.mentionsOfKrithi(krithi).find(({ kind }) => kind === 'deity');
    expect(deityOf()).toMatchObject({ state: 'resolved', entities: ['deity:shiva'], source: 'person' });
    expect(records.aliases.count()).toBe(0);
    decisions.undo('asha');
    expect(deityOf()).toMatchObject({ state: 'none', entities: [] });
    expect(records.names.queue({ kind: 'deity' }, null, 9)).toEqual([]);
  });
});

describe('two logs', () => {
  it('that contradict each other change nothing until one side is chosen', () => {
    const [here, there] = [world(), world()];
    const krithi = here.krithiPrinting('kalyANi');
    there.krithiPrinting('kalyANi');
    here.accept('kalyANi', 'kalyani');
    there.accept('kalyANi', 'todi');
    const merged = here.decisions.takeLog(logOf(there), from('theirs.jsonl'));
    expect(merged).toMatchObject({ applied: 1, agreed: 0, contradictions: 1, freed: 0, blocked: 0 });
    expect(here.ragaOf(krithi)).toEqual(['raga:kalyani']);
    expect(here.records.aliases.live()).toMatchObject([{ entityId: 'raga:kalyani' }]);
    const [contradiction] = contradictionsOf(here.records);
    expect(contradiction?.sides.map(({ lines }) => [lines[0]?.entities, lines[0]?.cameFrom])).toEqual([
      [['raga:kalyani'], null],
      [['raga:todi'], 'theirs.jsonl'],
    ]);

    here.decisions.settle(contradiction!.sides[1]!.lines[0]!.id, 'asha');
    expect(here.ragaOf(krithi)).toEqual(['raga:todi']);
    expect(here.records.aliases.live().map((alias) => alias.entityId)).not.toContain('raga:kalyani');
    expect(contradictionsOf(here.records)).toEqual([]);
    // The other machine takes the word over without a question.
    expect(there.decisions.takeLog(logOf(here), from('mine.jsonl'))).toMatchObject({ contradictions: 0 });
    expect(contradictionsOf(there.records)).toEqual([]);
  });

  it('that contradict each other are settled by any later decision that knows both', () => {
    const [here, there] = [world(), world()];
    const krithi = here.krithiPrinting('kalyANi');
    there.krithiPrinting('kalyANi');
    here.accept('kalyANi', 'kalyani');
    there.accept('kalyANi', 'todi');
    here.decisions.takeLog(logOf(there), from('theirs.jsonl'));
    here.accept('kalyANi', 'bhairavi');
    expect(here.ragaOf(krithi)).toEqual(['raga:bhairavi']);
    expect(contradictionsOf(here.records)).toEqual([]);
    expect(here.records.aliases.live()).toMatchObject([{ entityId: 'raga:bhairavi' }]);
    here.decisions.undo('asha');
    expect(contradictionsOf(here.records)).toHaveLength(1);
  });

  it('on one krithi that only the other machine has leave the rest of the name alone', () => {
    const [here, there] = [world(), world()];
    there.krithiPrinting('tODi');
    const onlyThere = there.krithiPrinting('kalyANi');
    const krithi = here.krithiPrinting('kalyANi');
    there.accept('kalyANi', 'todi', { krithi: onlyThere });
    here.decisions.takeLog(logOf(there), from('theirs.jsonl'));
    expect(here.stateOf(krithi)).toBe('waiting');
    // The krithi comes with a later manifest: the word on it was kept.
    expect(here.ragaOf(here.krithiPrinting('kalyANi'))).toEqual(['raga:todi']);
  });

  it('bring the entries that they rest on, and are refused whole where those are nowhere', () => {
    const [here, there] = [world(), world()];
    const krithi = here.krithiPrinting('kalyANi');
    there.krithiPrinting('kalyANi');
    there.records.entities.putAll(
      [{ id: 'raga:rare', kind: 'raga', name: 'Rare', aliases: [], facts: {} }],
      'main',
      'ravi',
    );
    there.accept('kalyANi', 'rare');
    const log = logOf(there);
    const bare = JSON.stringify({ ...(JSON.parse(log) as object), rests_on: [] });
    expect(() => here.decisions.takeLog(bare, from('x'))).toThrow('names that your list does not have');
    expect(here.records.decisions.since(0, 9)).toEqual([]);
    here.decisions.takeLog(log, from('x'));
    expect(here.ragaOf(krithi)).toEqual(['raga:rare']);
    expect(here.records.entities.find('raga:rare')?.source).toBe('pack');
  });

  it('never change a line: one that says something else under a known id is refused', () => {
    const [here, there] = [world(), world()];
    here.krithiPrinting('kalyANi');
    there.krithiPrinting('kalyANi');
    there.accept('kalyANi', 'todi');
    const log = logOf(there);
    here.decisions.takeLog(log, from('x'));
    expect(() => here.decisions.takeLog(log.replace('raga:todi', 'raga:bhairavi'), from('x'))).toThrow(
      'says something else',
    );
  });
});

describe('a log of another make', () => {
  const line = (id: string, at: number, more: object = {}) => ({
    id,
    at,
    who: 'old',
    act: 'accept' as const,
    entities: ['raga:a'],
    relation: 'equal' as const,
    krithiLink: null,
    reverts: null,
    knew: null,
    arrival: 'x',
    ...more,
  });

  it('that says nothing of what was known counts as one hand a person, and two people did not know of each other', () => {
    const hand = [line('1', 1), line('2', 2, { entities: ['raga:b'] })];
    expect(foldLines(hand).disputes).toEqual([]);
    const [, last] = hand;
    expect(foldLines([...hand, line('3', 3, { who: 'other' })]).disputes).toHaveLength(1);
    expect(foldLines(hand).standing.at(-1)).toBe(last);
  });

  it('cannot make circles of reverts or of knowledge', () => {
    const circle = [
      line('1', 1, { act: 'revert', reverts: '2', knew: ['2'] }),
      line('2', 2, { act: 'revert', reverts: '1', knew: ['1'] }),
      line('3', 3, { knew: ['4'] }),
      line('4', 4, { knew: ['3'], entities: ['raga:b'] }),
    ];
    const stands = standingIds(circle);
    expect(circle.map(({ id }) => stands(id))).toEqual([false, true, true, true]);
    expect(foldLines(circle)).toMatchObject({ disputes: [], standing: [{ id: '3' }, { id: '4' }] });
  });

  it('with two answers under our own name, as a copied folder makes them, takes neither for ours', () => {
    const copies = [
      line('1', 1, { knew: [], arrival: null }),
      line('2', 2, { knew: [], arrival: null, entities: ['raga:b'] }),
      line('3', 3, { knew: [], entities: ['raga:c'] }),
    ];
    expect(foldLines(copies)).toMatchObject({ standing: [], disputes: [{ sides: [{}, {}, {}] }] });
  });
});

import { describe, expect, it } from 'vitest';
import { toLogLine } from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();
const world = () => {
  const records = openStore();
  return { records, ...reviewWorld(records) };
};

describe('one decision for a value', () => {
  it('frees every krithi that prints it, in the same transaction', () => {
    const { accept, krithiPrinting, ragaOf, taskOf, records } = world();
    const krithis = ['kalyANi', 'Kalyani', 'kalyANi'].map(krithiPrinting);
    const other = krithiPrinting('tODi');
    expect(records.names.queue({}, null, 10).map((v) => [v.value, v.waiting])).toEqual([
      ['kalyANi', 3],
      ['tODi', 1],
    ]);
    expect(accept('kalyANi', 'kalyani').freed).toBe(3);
    expect(krithis.map(ragaOf)).toEqual(krithis.map(() => ['raga:kalyani']));
    expect(krithis.map((k) => taskOf(k)?.state)).toEqual(krithis.map(() => 'pending'));
    expect(taskOf(other)?.state).toBe('blocked');
  });

  it('teaches the spelling, so that the next manifest needs no decision', () => {
    const { accept, krithiPrinting, ragaOf, stateOf } = world();
    krithiPrinting('kalyANi');
    accept('kalyANi', 'kalyani');
    const later = krithiPrinting('kalyANi');
    expect(stateOf(later)).toBe('resolved');
    expect(ragaOf(later)).toEqual(['raga:kalyani']);
  });

  it('leaves out the spellings that a person unticked', () => {
    const { accept, krithiPrinting, stateOf } = world();
    const [a, b] = ['kalyANi', 'Kalyani'].map(krithiPrinting);
    expect(accept('kalyANi', 'kalyani', { except: ['Kalyani'] }).freed).toBe(1);
    expect([stateOf(a!), stateOf(b!)]).toEqual(['resolved', 'waiting']);
  });

  it('can hold for one krithi only, and then teaches nothing', () => {
    const { accept, krithiPrinting, stateOf, records } = world();
    const [a, b] = ['kalyANi', 'kalyANi'].map(krithiPrinting);
    expect(accept('kalyANi', 'todi', { krithi: a! }).freed).toBe(1);
    expect([stateOf(a!), stateOf(b!)]).toEqual(['resolved', 'waiting']);
    expect(records.aliases.count()).toBe(0);
  });

  it('binds to an entry of the list, never to a string', () => {
    const { accept, krithiPrinting, decisions, records } = world();
    krithiPrinting('kalyANi');
    expect(() => accept('kalyANi', 'nothing-like-it')).toThrow('not in the list');
    expect(records.entities.count('raga')).toBe(3);
    decisions.decide(
      {
        kind: 'raga',
        value: 'kalyANi',
        act: 'create',
        entities: [],
        name: 'Kalyani Two',
        alias: 'no',
        except: [],
      },
      'asha',
    );
    expect(records.entities.count('raga')).toBe(4);
  });

  it('parks what a person is unsure of, with the note', () => {
    const { decisions, krithiPrinting, stateOf, records } = world();
    const krithi = krithiPrinting('kalyANi');
    decisions.decide(
      {
        kind: 'raga',
        value: 'kalyANi',
        act: 'unsure',
        entities: [],
        alias: 'no',
        except: [],
        note: 'ask Ravi',
      },
      'asha',
    );
    expect(stateOf(krithi)).toBe('waiting');
    expect(records.names.queue({ state: 'unsure' }, null, 5)[0]).toMatchObject({
      value: 'kalyANi',
      note: 'ask Ravi',
    });
  });
});

describe('a decision that is sent twice', () => {
  it('is made once, and its undo and redo can be named', () => {
    const { decisions, krithiPrinting, records, ragaOf } = world();
    const krithi = krithiPrinting('kalyANi');
    const input = {
      id: 'mine-1',
      kind: 'raga',
      value: 'kalyANi',
      act: 'accept',
      entities: ['raga:kalyani'],
      alias: 'always',
      except: [],
    } as const;
    expect(decisions.decide(input, 'asha')).toMatchObject({ decision: 'mine-1', freed: 1 });
    expect(decisions.decide(input, 'asha')).toMatchObject({ decision: 'mine-1', freed: 0 });
    expect(records.decisions.since(0, 10)).toHaveLength(1);
    decisions.undo('asha', 'mine-1');
    expect(ragaOf(krithi)).toEqual([]);
    expect(decisions.redo('asha', 'mine-1')?.reverted).toBe('mine-1');
    expect(ragaOf(krithi)).toEqual(['raga:kalyani']);
    // It stands: there is nothing to bring back.
    expect(decisions.redo('asha', 'mine-1')).toBeNull();
  });
});

describe('undo', () => {
  it('opens a finished batch again, so that its krithis go on after the next decision', () => {
    const { accept, decisions, krithiPrinting, taskOf, records, batch } = world();
    const krithi = krithiPrinting('kalyANi');
    accept('kalyANi', 'kalyani', { alias: 'no' });
    records.store.write(() => {
      const [task] = records.tasks.claim(batch, 'entity_resolution', null, 1, 60_000);
      records.tasks.end(task!, { state: 'succeeded' });
      records.batches.move(records.batches.get(batch), 'running', 'test');
      records.batches.move(records.batches.get(batch), 'succeeded', 'test');
    });
    decisions.undo('asha');
    expect(taskOf(krithi)?.state).toBe('pending');
    expect(records.batches.get(batch).state).toBe('running');
  });

  it('blocks again what was freed, and revokes what was learnt', () => {
    const { accept, krithiPrinting, stateOf, decisions, records } = world();
    const krithi = krithiPrinting('kalyANi');
    accept('kalyANi', 'kalyani');
    decisions.undo('asha');
    expect(stateOf(krithi)).toBe('waiting');
    expect(records.aliases.count()).toBe(0);
    expect(stateOf(krithiPrinting('kalyANi'))).toBe('waiting');
  });

  it('of one old decision leaves the later ones', () => {
    const { accept, krithiPrinting, stateOf, decisions } = world();
    const [a, b] = [krithiPrinting('kalyANi'), krithiPrinting('tODi')];
    const first = accept('kalyANi', 'kalyani');
    accept('tODi', 'todi');
    decisions.undo('asha', first.decision);
    expect([stateOf(a), stateOf(b)]).toEqual(['waiting', 'resolved']);
  });

  it('and redo bring back the very decision, its alias included', () => {
    const { accept, krithiPrinting, ragaOf, decisions, records } = world();
    const krithi = krithiPrinting('kalyANi');
    accept('kalyANi', 'kalyani');
    decisions.undo('asha');
    expect(decisions.redo('asha')?.freed).toBe(0);
    expect(ragaOf(krithi)).toEqual(['raga:kalyani']);
    expect(records.aliases.count()).toBe(1);
  });

  it('of a created name takes the name away again', () => {
    const { krithiPrinting, decisions, records } = world();
    krithiPrinting('newRaga');
    decisions.decide(
      {
        kind: 'raga',
        value: 'newRaga',
        act: 'create',
        entities: [],
        name: 'New',
        alias: 'always',
        except: [],
      },
      'asha',
    );
    decisions.undo('asha');
    expect(records.entities.findByName('raga', 'New')).toEqual([]);
    decisions.redo('asha');
    expect(records.entities.findByName('raga', 'New')).toHaveLength(1);
  });

  it('twice of one decision is refused', () => {
    const { accept, krithiPrinting, decisions } = world();
    krithiPrinting('kalyANi');
    const { decision } = accept('kalyANi', 'kalyani');
    decisions.undo('asha', decision);
    expect(() => decisions.undo('asha', decision)).toThrow('reverted already');
  });
});

describe('the log', () => {
  const logOf = (records: Records): string =>
    records.decisions
      .since(0, 1000)
      .map((line) => JSON.stringify(toLogLine(records, line)))
      .join('\n');

  it('applies on another machine, and twice is once', () => {
    const here = world();
    const there = world();
    here.krithiPrinting('kalyANi');
    const krithi = there.krithiPrinting('kalyANi');
    here.accept('kalyANi', 'kalyani');
    const from = { file: 'log.jsonl', who: 'ravi' };
    expect(there.decisions.takeLog(logOf(here.records), from)).toMatchObject({
      applied: 1,
      known: 0,
      freed: 1,
    });
    expect(there.ragaOf(krithi)).toEqual(['raga:kalyani']);
    expect(there.decisions.takeLog(logOf(here.records), from)).toMatchObject({
      applied: 0,
      known: 1,
      freed: 0,
    });
  });

  it('names the line that is none of ours, and applies nothing', () => {
    const { decisions, records } = world();
    expect(() => decisions.takeLog('{"id":"x"}', { file: 'x', who: 'asha' })).toThrow('line 1');
    expect(records.decisions.since(0, 10)).toEqual([]);
  });
});

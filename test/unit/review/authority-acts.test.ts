import { describe, expect, it } from 'vitest';
import { recheckSome } from '../../../src-main/review/index.ts';
import { authorityWorld } from '../../support/store/authority-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();
const world = () => {
  const records = openStore();
  return { records, ...authorityWorld(records) };
};
const raga = (name: string): string => `raga:${name}`;

describe('merging twins', () => {
  it('shows first what it would touch', () => {
    const { krithiPrinting, accept, authority, records } = world();
    const krithis = ['tODi', 'tODi'].map(krithiPrinting);
    accept('tODi', 'todi');
    records.store.write(() => {
      records.krithis.move(records.krithis.get(krithis[0]!), 'in_review', 'test');
      records.krithis.move(records.krithis.get(krithis[0]!), 'approved', 'test', { reviewer: 'ravi' });
    });
    const { impact, after } = authority.previewMerge([raga('todi')], raga('bhairavi'));
    expect(impact).toMatchObject({ krithis: 2, approved: 1, published: 0, decisions: 1, spellings: 1 });
    expect(impact.list.map(({ id }) => id)).toEqual(krithis.toSorted());
    expect(after.aliases).toEqual(['todi']);
  });

  it('gives names, krithis and learnt spellings to the other, and the decision log stays as it is', () => {
    const { krithiPrinting, accept, authority, ragaOf, records } = world();
    const krithi = krithiPrinting('tODi');
    accept('tODi', 'todi');
    const log = records.decisions.since(0, 100);
    authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    expect(ragaOf(krithi)).toEqual([raga('bhairavi')]);
    expect(ragaOf(krithiPrinting('tODi'))).toEqual([raga('bhairavi')]);
    expect(records.entities.find(raga('todi'))).toBeNull();
    expect(records.entities.find(raga('bhairavi'))?.aliases).toEqual(['todi']);
    expect(authority.spellingsOf(raga('bhairavi')).map(({ value }) => value)).toEqual(['tODi']);
    expect(records.decisions.since(0, 100)).toEqual(log);
  });

  it('makes one of three in one act, and undoes it whole', () => {
    const { krithiPrinting, accept, authority, ragaOf, records } = world();
    const [one, other] = [krithiPrinting('tODi'), krithiPrinting('kalyANi')];
    accept('tODi', 'todi');
    accept('kalyANi', 'kalyani');
    const before = records.entities.all();
    const three = [raga('todi'), raga('kalyani')];
    const { impact, after } = authority.previewMerge(three, raga('bhairavi'));
    expect(impact).toMatchObject({ krithis: 2, decisions: 2 });
    expect(after.aliases).toEqual(expect.arrayContaining(['todi', 'kalyani']));
    const { change } = authority.merge(three, raga('bhairavi'), 'asha');
    expect([one, other].map(ragaOf)).toEqual([[raga('bhairavi')], [raga('bhairavi')]]);
    expect(records.authorityLog.find(change!)?.data.about).toEqual(['todi', 'kalyani', 'bhairavi']);
    authority.undo('asha');
    expect(records.entities.all()).toEqual(before);
    expect([one, other].map(ragaOf)).toEqual([[raga('todi')], [raga('kalyani')]]);
  });

  it('keeps the order and the repeats of a ragamalika that returns to its first raga', () => {
    const { krithiPrinting, decisions, authority, ragaOf } = world();
    const krithi = krithiPrinting('kalyani - todi - kalyani');
    decisions.decide(
      {
        kind: 'raga',
        value: 'kalyani - todi - kalyani',
        act: 'accept',
        entities: ['kalyani', 'todi', 'kalyani'].map(raga),
        alias: 'no',
        except: [],
      },
      'asha',
    );
    authority.merge([raga('kalyani')], raga('bhairavi'), 'asha');
    expect(ragaOf(krithi)).toEqual(['bhairavi', 'todi', 'bhairavi'].map(raga));
    authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    expect(ragaOf(krithi)).toEqual(['bhairavi', 'bhairavi', 'bhairavi'].map(raga));
    authority.undo('asha');
    authority.undo('asha');
    expect(ragaOf(krithi)).toEqual(['kalyani', 'todi', 'kalyani'].map(raga));
  });

  /** An approved krithi on todi. */
  const approvedWorld = () => {
    const all = world();
    const { records } = all;
    const approved = (): string => {
      const krithi = all.krithiPrinting('tODi');
      records.store.write(() => {
        const task = all.taskOf(krithi);
        if (task?.state === 'pending') {
          const [claimed] = records.tasks.claim(task.batchId, 'entity_resolution', null, 1, 60_000);
          records.tasks.end(claimed!, { state: 'succeeded' });
        }
        records.krithis.move(records.krithis.get(krithi), 'in_review', 'test');
        records.krithis.move(records.krithis.get(krithi), 'approved', 'test', { reviewer: 'ravi' });
      });
      return krithi;
    };
    all.krithiPrinting('tODi');
    all.accept('tODi', 'todi');
    return { ...all, approved };
  };

  it('sends an approved krithi back, and undo brings the list, the names and the approval back', () => {
    const { approved, authority, lookUpAll, picture, records, recheck, restoreJudgements } = approvedWorld();
    const krithi = approved();
    const before = picture();
    const { decidedAt } = records.krithis.get(krithi);
    authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    recheck();
    expect(records.krithis.get(krithi).state).toBe('pending');
    const undone = authority.undo('asha');
    lookUpAll();
    recheck();
    restoreJudgements(undone!.change!);
    expect(picture()).toEqual(before);
    expect(records.krithis.get(krithi)).toMatchObject({ state: 'approved', reviewer: 'ravi', decidedAt });
  });

  it('gives the approval back where the merge is undone before any krithi was sent back', () => {
    const { approved, authority, records, recheck, restoreJudgements } = approvedWorld();
    const krithi = approved();
    authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    const undone = authority.undo('asha');
    recheck();
    expect(restoreJudgements(undone!.change!)).toBe(1);
    expect(records.krithis.get(krithi)).toMatchObject({ state: 'approved', reviewer: 'ravi' });
  });

  it('sends krithis back in slices, each once, and goes on where it stopped', () => {
    const { approved, authority, records, recheck } = approvedWorld();
    const krithis = Array.from({ length: 5 }, approved);
    const movedBack = (): number =>
      records.events
        .list({ limit: 1000 })
        .filter(({ type, to, reason }) => type === 'krithi.moved' && to === 'pending' && reason !== null)
        .length;
    authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    expect(recheckSome(records, 3)).toBe(true);
    // One of them is still on its way: it has no judgement to take back.
    expect(movedBack()).toBe(2);
    // As after a crash: only what is noted in the store says where to go on.
    expect(recheck(2)).toBe(2);
    expect(movedBack()).toBe(5);
    expect(krithis.map((id) => records.krithis.get(id).state)).toEqual(krithis.map(() => 'pending'));
    expect(recheck()).toBe(0);
  });

  it('gives no approval back to a krithi that was edited meanwhile', () => {
    const { approved, authority, records, recheck, restoreJudgements } = approvedWorld();
    const krithi = approved();
    authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    recheck();
    records.store.write(() =>
      records.krithis.setEdits(records.krithis.get(krithi), { title: 'other' }, 'other', 'other', 'asha'),
    );
    const undone = authority.undo('asha');
    recheck();
    expect(restoreJudgements(undone!.change!)).toBe(0);
    expect(records.krithis.get(krithi).state).toBe('pending');
  });

  it('refuses two kinds, and an entry with itself', () => {
    const { authority, records } = world();
    records.entities.putAll(
      [{ id: 'tala:adi', kind: 'tala', name: 'Adi', aliases: [], facts: {} }],
      'builtin',
      'test',
    );
    expect(() => authority.merge([raga('todi')], 'tala:adi', 'asha')).toThrow('different kinds');
    expect(() => authority.merge([raga('todi')], raga('todi'), 'asha')).toThrow('different kinds');
  });
});

describe('splitting a homonym', () => {
  const split = (id: string, more: object = {}) => ({
    id,
    name: 'todi',
    aliases: [],
    spellings: [],
    values: [],
    krithis: [],
    stay: [],
    ...more,
  });

  it('tells every krithi apart now, so that none is asked about again', () => {
    const { krithiPrinting, lookUpAll, authority, ragaOf, stateOf } = world();
    const [a, b] = ['todi', 'todi'].map(krithiPrinting);
    lookUpAll();
    expect(ragaOf(b!)).toEqual([raga('todi')]);
    const { id } = authority.split(split(raga('todi'), { krithis: [b] }), 'asha');
    lookUpAll();
    expect([ragaOf(a!), ragaOf(b!)]).toEqual([[raga('todi')], [id]]);
    const later = krithiPrinting('todi');
    lookUpAll();
    expect(stateOf(later)).toBe('waiting');
  });

  it('moves chosen names, learnt spellings and the krithis that print them', () => {
    const { krithiPrinting, accept, authority, ragaOf, records } = world();
    authority.edit({ id: raga('todi'), addAliases: ['Janatodi'] }, 'asha');
    const krithi = krithiPrinting('tODDi');
    accept('tODDi', 'todi');
    const [spelling] = authority.spellingsOf(raga('todi'));
    const [value] = authority.splitChoice(raga('todi')).values;
    const choice = split(raga('todi'), {
      name: 'Janatodi',
      aliases: ['Janatodi'],
      spellings: [spelling!.id],
      values: [value!.id],
    });
    expect(authority.countSplit(choice)).toEqual({ go: 1, stay: 0 });
    const { id } = authority.split(choice, 'asha');
    expect(ragaOf(krithi)).toEqual([id]);
    expect(ragaOf(krithiPrinting('tODDi'))).toEqual([id]);
    expect(records.entities.find(raga('todi'))?.aliases).toEqual([]);
    expect(records.entities.find(id)).toMatchObject({ name: 'Janatodi', aliases: [], kind: 'raga' });
  });

  it('gives way to what a person decides in Review afterwards', () => {
    const { krithiPrinting, accept, authority, ragaOf } = world();
    const krithi = krithiPrinting('todi');
    accept('todi', 'todi');
    const { id } = authority.split(split(raga('todi'), { krithis: [krithi] }), 'asha');
    expect(ragaOf(krithi)).toEqual([id]);
    accept('todi', 'todi', { krithi });
    expect(ragaOf(krithi)).toEqual([raga('todi')]);
  });

  it('cannot be undone while decisions choose the new entry, and says so', () => {
    const { krithiPrinting, authority, decisions, picture } = world();
    const before = picture();
    const { id, change } = authority.split(split(raga('todi')), 'asha');
    krithiPrinting('tODDi');
    const made = decisions.decide(
      { kind: 'raga', value: 'tODDi', act: 'accept', entities: [id], alias: 'no', except: [] },
      'asha',
    );
    expect(() => authority.revert(change!, 'asha')).toThrow('1 decisions in Review chose todi');
    decisions.undo('asha', made.decision);
    authority.revert(change!, 'asha');
    expect(picture().list).toEqual(before.list);
  });
});

describe('learnt spellings', () => {
  it('are taken back alone: the decision stands for the krithis it was made on', () => {
    const { krithiPrinting, accept, authority, stateOf } = world();
    const decided = krithiPrinting('tODi');
    accept('tODi', 'todi');
    const later = krithiPrinting('tODi');
    const [spelling] = authority.spellingsOf(raga('todi'));
    expect(authority.restingOn(spelling!.id, 10).list.map(({ id }) => id)).toEqual([later]);
    authority.retireSpelling(spelling!.id, 'asha');
    expect([stateOf(decided), stateOf(later)]).toEqual(['resolved', 'waiting']);
    authority.undo('asha');
    expect([stateOf(decided), stateOf(later)]).toEqual(['resolved', 'resolved']);
    authority.redo('asha');
    expect(stateOf(later)).toBe('waiting');
  });

  it('stay taken back when the decision that taught them is undone and made again', () => {
    const { krithiPrinting, accept, authority, decisions } = world();
    krithiPrinting('tODi');
    accept('tODi', 'todi');
    authority.retireSpelling(authority.spellingsOf(raga('todi'))[0]!.id, 'asha');
    decisions.undo('asha');
    decisions.redo('asha');
    expect(authority.spellingsOf(raga('todi'))).toEqual([]);
  });

  it('can be held to one batch, and to everywhere again', () => {
    const { krithiPrinting, accept, authority, batch, records } = world();
    krithiPrinting('tODi');
    accept('tODi', 'todi');
    const { id } = authority.spellingsOf(raga('todi'))[0]!;
    authority.scopeSpelling(id, 'batch', batch, 'asha');
    const key = 'todi';
    expect(records.aliases.lookup('raga', key, { batchId: batch, site: 'x' })?.id).toBe(id);
    expect(records.aliases.lookup('raga', key, { batchId: 'other', site: 'x' })).toBeNull();
    authority.undo('asha');
    expect(records.aliases.lookup('raga', key, { batchId: 'other', site: 'x' })?.id).toBe(id);
  });
});

describe('taking a change back', () => {
  it('leaves later changes of other fields as they are', () => {
    const { authority, records } = world();
    const first = authority.edit({ id: raga('todi'), addAliases: ['Thodi'] }, 'asha');
    authority.edit({ id: raga('todi'), facts: { arohanam: 'S R1 G2' } }, 'ravi');
    authority.edit({ id: raga('todi'), addAliases: ['Tody'] }, 'ravi');
    authority.revert(first.change!, 'asha');
    expect(records.entities.find(raga('todi'))).toMatchObject({
      aliases: ['Tody'],
      facts: { arohanam: 'S R1 G2' },
    });
  });

  it('names what rests on it instead of undoing that as well', () => {
    const { authority } = world();
    const merged = authority.merge([raga('todi')], raga('bhairavi'), 'asha');
    authority.merge([raga('bhairavi')], raga('kalyani'), 'ravi');
    expect(() => authority.revert(merged.change!, 'asha')).toThrow('merge of bhairavi and kalyani by ravi');
    expect(authority.previewRevert(merged.change!).blockers).toHaveLength(1);
    authority.undo('asha');
    authority.revert(merged.change!, 'asha');
  });

  it('is a change of its own, and can itself be taken back', () => {
    const { authority, records } = world();
    authority.edit({ id: raga('todi'), name: 'Hanumatodi' }, 'asha');
    expect(records.entities.find(raga('todi'))).toMatchObject({ name: 'Hanumatodi', aliases: ['todi'] });
    authority.undo('asha');
    expect(records.entities.find(raga('todi'))).toMatchObject({
      name: 'todi',
      aliases: [],
      source: 'builtin',
    });
    authority.redo('asha');
    expect(records.entities.find(raga('todi'))?.name).toBe('Hanumatodi');
    expect(authority.redo('asha')).toBeNull();
  });

  it('is not for what came with the program or was made in Review', () => {
    const { authority, krithiPrinting, decisions } = world();
    krithiPrinting('nata');
    decisions.decide(
      { kind: 'raga', value: 'nata', act: 'create', entities: [], name: 'Nata', alias: 'no', except: [] },
      'asha',
    );
    expect(authority.undo('asha')).toBeNull();
    expect(() => authority.revert(1, 'asha')).toThrow('came with the program');
    expect(() => authority.revert(2, 'asha')).toThrow('undo the decision in Review');
  });

  it('refuses to take out an entry that krithis or decisions rest on', () => {
    const { authority, krithiPrinting, accept } = world();
    krithiPrinting('tODi');
    accept('tODi', 'todi');
    expect(() => authority.remove(raga('todi'), 'asha')).toThrow('still in use');
    authority.remove(raga('kalyani'), 'asha');
  });
});

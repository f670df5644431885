import { describe, expect, it } from 'vitest';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();
const link = 'http://guru-guha.blogspot.com/2007/07/a.html';

describe('what the store keeps by itself', () => {
  it('appends to the logs and never changes them', () => {
    const { store, events } = openStore();
    store.write(() => events.append({ type: 'batch.created', actor: 'test' }));
    expect(() => store.db.prepare('UPDATE event SET actor = ?').run('someone else')).toThrow('append-only');
    expect(() => store.db.prepare('DELETE FROM event').run()).toThrow('append-only');
  });

  it('counts tasks and stages in the transaction that moves them', () => {
    const records = openStore();
    const batch = makeBatch(records);
    const krithi = makeKrithi(records, batch, link);
    expect(records.batches.counts(batch)).toMatchObject({
      tasks: { pending: 1 },
      stages: { queued: 1 },
      krithis: { pending: 1 },
    });
    const [task] = records.store.write(() => records.tasks.claim(batch, 'scrape', null, 1, 1000));
    expect(records.batches.counts(batch)).toMatchObject({
      tasks: { pending: 0, running: 1 },
      stages: { queued: 0, fetching: 1 },
    });
    records.store.write(() => records.tasks.end(task!, { state: 'blocked', code: 'http.forbidden' }));
    expect(records.krithis.get(krithi).stage).toBe('blocked');
    expect(records.batches.drift()).toEqual([]);
  });

  it('undoes counts with the transaction that is rolled back', () => {
    const records = openStore();
    const batch = makeBatch(records);
    expect(() =>
      records.store.write(() => {
        records.krithis.insert({
          id: 'k',
          batchId: batch,
          link,
          site: 's',
          line: 1,
          printedLink: link,
          csvTitle: '',
          csvRaga: null,
          csvComposer: null,
          csvTala: null,
          titleKey: '',
        });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(records.batches.counts(batch).krithis.pending).toBe(0);
  });

  it('counts a krithi once that prints a waiting name twice', () => {
    const records = openStore();
    const krithi = makeKrithi(records, makeBatch(records), link);
    const value = records.names.ensure('raga', 'kalyani', 'kalyANi');
    const mention = {
      krithiId: krithi,
      kind: 'raga',
      printed: 'kalyANi',
      source: 'page',
      spanStart: null,
      spanEnd: null,
      valueId: value.id,
      state: 'waiting',
      entities: [],
      how: '',
      evidence: null,
      decisionId: null,
    } as const;
    records.store.write(() =>
      records.names.replaceMentions(krithi, [
        { ...mention, position: 0 },
        { ...mention, position: 1 },
      ]),
    );
    expect(records.names.get(value.id).waiting).toBe(1);
    const [first, second] = records.names.mentionsOfKrithi(krithi);
    const settled = {
      state: 'resolved',
      entities: ['raga:kalyani'],
      how: '',
      evidence: 'decision',
      decisionId: null,
    } as const;
    records.store.write(() => records.names.settle(first!.id, settled));
    expect(records.names.get(value.id).waiting).toBe(1);
    records.store.write(() => records.names.settle(second!.id, settled));
    expect(records.names.get(value.id).waiting).toBe(0);
  });

  it('knows one krithi a link', () => {
    const records = openStore();
    const batch = makeBatch(records);
    const first = makeKrithi(records, batch, link);
    makeKrithi(records, batch, link);
    expect(records.krithis.idOfLink(link)).toBe(first);
    expect(records.krithiList.count({})).toBe(1);
  });
});

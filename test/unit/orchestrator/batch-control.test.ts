import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { createBatchControl } from '../../../src-main/orchestrator/batch-control.ts';
import { queueNext } from '../../../src-main/orchestrator/handler.ts';
import { createIngest } from '../../../src-main/orchestrator/ingest.ts';
import { createSettleQueue } from '../../../src-main/orchestrator/settle-queue.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';
import { reviewWorld } from '../../support/store/review-world.ts';

const open = useStores();
const link = 'http://guru-guha.blogspot.com/2007/07/1.html';

/** A manifest that names a page which another one brought before. */
const namesToo = (records: Records, batchId: string, krithiId: string): void =>
  records.store.write(() =>
    records.rows.insert(
      batchId,
      {
        line: 2,
        title: 'a title',
        raga: null,
        composer: null,
        tala: null,
        notes: null,
        hyperlink: link,
        link,
        site: 'guru-guha.blogspot.com',
      },
      { status: 'known', code: null, message: null, krithiId },
    ),
  );

/** A page of one batch, named by another that had nothing else to do and is done. */
const sharedPage = (records: Records) => {
  const [first, second] = [makeBatch(records, 'first'), makeBatch(records, 'second')];
  const krithi = makeKrithi(records, first, link);
  namesToo(records, second, krithi);
  records.store.write(() => records.batches.move(records.batches.get(second), 'succeeded', 'test'));
  return { first, second, krithi };
};

describe('deleting a batch', () => {
  it('lets a finished batch that names its pages too go on with them', () => {
    const records = open();
    const { first, second, krithi } = sharedPage(records);
    createBatchControl(records).delete(first, 'asha');
    expect(records.krithis.get(krithi).batchId).toBe(second);
    expect(records.batches.get(second).state).toBe('running');
    expect(records.batches.activeIds()).toEqual([second]);
    expect(records.batches.drift()).toEqual([]);
  });

  it('gives nothing to a batch that was cancelled', () => {
    const records = open();
    const [first, second] = [makeBatch(records, 'first'), makeBatch(records, 'second')];
    const krithi = makeKrithi(records, first, link);
    namesToo(records, second, krithi);
    const control = createBatchControl(records);
    control.cancel(second, 'asha');
    control.delete(first, 'asha');
    expect(records.krithis.find(krithi)).toBeNull();
    expect(records.batches.activeIds()).toEqual([]);
  });

  it('takes a page that is being fetched along with what comes of it', async () => {
    const records = open();
    const { first, second, krithi } = sharedPage(records);
    const [task] = records.store.write(() => records.tasks.claim(first, 'scrape', null, 1, 60_000));
    createBatchControl(records).delete(first, 'asha');
    await createSettleQueue(records, () => 0).settle(task!, () => ({
      end: { state: 'succeeded' },
      write: () => queueNext(records, task!, 'extract'),
    }));
    expect(records.tasks.ofKrithi(krithi, 'extract')).toMatchObject({ batchId: second, state: 'pending' });
    expect(records.batches.counts(second).byKind.extract.pending).toBe(1);
  });
});

describe('bringing a deleted batch back', () => {
  it('settles its names by what was decided meanwhile, and opens those whose decision was taken back', () => {
    const records = open();
    const { batch, accept, decisions, krithiPrinting, stateOf, taskOf } = reviewWorld(records);
    const [waiting, settled] = [krithiPrinting('kalyANi'), krithiPrinting('tODi')];
    const { decision } = accept('tODi', 'todi');
    const control = createBatchControl(records);
    control.delete(batch, 'asha');
    accept('kalyANi', 'kalyani');
    decisions.undo('asha', decision);
    control.restore(batch, 'asha');
    expect([waiting, settled].map(stateOf)).toEqual(['resolved', 'waiting']);
    expect(taskOf(waiting)?.state).toBe('pending');
    expect(records.names.queue({}, null, 9).map(({ value }) => value)).toEqual(['tODi']);
  });
});

describe('bringing back a deleted batch whose pages came with another one', () => {
  it('leaves to the other batch what that brought meanwhile, and runs nothing of it', () => {
    const records = open();
    const control = createBatchControl(records);
    const first = makeBatch(records, 'first');
    const [gone, own] = [link, `${link}?own`].map((each) => makeKrithi(records, first, each)) as [
      string,
      string,
    ];
    control.delete(first, 'asha');
    const second = makeBatch(records, 'second');
    const there = makeKrithi(records, second, link);
    control.restore(first, 'asha');
    expect(records.krithis.find(gone)).toBeNull();
    expect(records.tasks.ofKrithi(gone, 'scrape')).toMatchObject({ state: 'cancelled' });
    const claimed = records.store.write(() => records.tasks.claim(first, 'scrape', null, 9, 60_000));
    expect(claimed.map(({ krithiId }) => krithiId)).toEqual([own]);
    expect(records.tasks.ofKrithi(there, 'scrape')).toMatchObject({ state: 'pending' });
    expect(records.batches.drift()).toEqual([]);
  });

  it('has nothing to run where all of its pages came with another one', () => {
    const records = open();
    const control = createBatchControl(records);
    const first = makeBatch(records, 'first');
    makeKrithi(records, first, link);
    control.delete(first, 'asha');
    const second = makeBatch(records, 'second');
    makeKrithi(records, second, link);
    control.restore(first, 'asha');
    expect(records.batches.activeIds()).toEqual([second]);
  });
});

describe('cancelled tasks', () => {
  it('leave nothing to ask about the names of their krithis, not even when the batch is brought back', () => {
    const records = open();
    const { batch, accept, krithiPrinting, stateOf, taskOf } = reviewWorld(records);
    const [cancelled, waiting] = [krithiPrinting('kalyANi'), krithiPrinting('tODi')];
    const control = createBatchControl(records);
    const asked = (): readonly string[] => records.names.queue({}, null, 9).map(({ value }) => value);
    expect(asked().toSorted()).toEqual(['kalyANi', 'tODi']);
    expect(control.cancelTasks({ batch, text: records.krithis.get(cancelled).title }, 'asha')).toBe(2);
    expect([taskOf(cancelled)?.state, stateOf(cancelled)]).toEqual(['cancelled', 'parked']);
    expect(asked()).toEqual(['tODi']);
    control.delete(batch, 'asha');
    expect(asked()).toEqual([]);
    control.restore(batch, 'asha');
    expect([stateOf(cancelled), stateOf(waiting)]).toEqual(['parked', 'waiting']);
    expect(asked()).toEqual(['tODi']);
    accept('kalyANi', 'kalyani');
    expect(taskOf(cancelled)?.state).toBe('cancelled');
  });
});

describe('a cancelled batch', () => {
  it('still takes up a krithi that had come through when one of its names changes', () => {
    const records = open();
    const { batch, accept, decisions, krithiPrinting, taskOf } = reviewWorld(records);
    const krithi = krithiPrinting('kalyANi');
    const { decision } = accept('kalyANi', 'kalyani');
    // Another krithi comes in, and the freed one is taken up with it.
    krithiPrinting('tODi');
    createBatchControl(records).cancel(batch, 'asha');
    expect(records.batches.activeIds()).toEqual([]);
    decisions.undo('asha', decision);
    expect(taskOf(krithi)?.state).toBe('pending');
    expect(records.batches.activeIds()).toEqual([batch]);
    expect(records.batches.get(batch).state).toBe('cancelled');
  });
});

describe('a manifest that is being taken in', () => {
  const rows = 1200;

  /** Begins to take a manifest in, and does something once its first rows are there. */
  const interrupted = async (records: Records, meanwhile: (batch: string) => void) => {
    const path = join(records.store.dataDir, 'songs.csv');
    const lines = Array.from(
      { length: rows },
      (_, i) => `song ${i},tODi,http://guru-guha.blogspot.com/2007/07/${i}.html`,
    );
    writeFileSync(path, ['Krithi,Raga,Hyperlink', ...lines].join('\r\n'));
    const ingest = createIngest({ records, newId, titleKey: (title) => title });
    const { batch } = await ingest.create({ path, name: 'songs.csv' }, {}, 'asha');
    const work = async (): Promise<void> => {
      const [task] = records.store.write(() =>
        records.tasks.claim(batch.id, 'manifest_ingest', null, 1, 60_000),
      );
      await createSettleQueue(records, () => 0).settle(
        task!,
        await ingest.handler(task!, new AbortController().signal),
      );
    };
    const unlisten = records.store.onCommit(() => {
      if (records.rows.counts(batch.id).total === 0) return;
      unlisten();
      meanwhile(batch.id);
    });
    await work();
    return { batch: batch.id, work };
  };

  it('gets no more rows once its batch is cancelled, and nothing is left ready', async () => {
    const records = open();
    const control = createBatchControl(records);
    const { batch } = await interrupted(records, (id) => control.cancel(id, 'asha'));
    expect(records.rows.counts(batch).total).toBeLessThan(rows);
    expect(records.batches.counts(batch).tasks).toMatchObject({ pending: 0, running: 0 });
    expect(records.batches.activeIds()).toEqual([]);
  });

  it('shows nothing of a deleted batch, and goes on where it was when that comes back', async () => {
    const records = open();
    const control = createBatchControl(records);
    const { batch, work } = await interrupted(records, (id) => control.delete(id, 'asha'));
    expect(records.krithiList.count({})).toBe(0);
    control.restore(batch, 'asha');
    await work();
    expect(records.krithiList.count({})).toBe(rows);
    expect(records.batches.get(batch).rows).toMatchObject({ total: rows, new: rows });
  });
});

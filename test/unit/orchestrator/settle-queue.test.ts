import { expect, it } from 'vitest';
import { createSettleQueue } from '../../../src-main/orchestrator/settle-queue.ts';
import { createVirtualClock } from '../../support/clock.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

/** A store with so many pages being fetched, and how many outcomes each transaction wrote. */
const world = (pages: number) => {
  let elapsed = 0;
  const records = openStore({ clock: { ...createVirtualClock(), monotonic: () => elapsed } });
  const batch = makeBatch(records);
  for (let n = 0; n < pages; n += 1) makeKrithi(records, batch, `http://guru-guha.blogspot.com/${n}.html`);
  const tasks = records.store.write(() => records.tasks.claim(batch, 'scrape', null, pages, 60_000));
  const written: number[] = [];
  let inThis = 0;
  records.store.onCommit(() => {
    if (inThis > 0) written.push(inThis);
    inThis = 0;
  });
  const queue = createSettleQueue(records, () => 0);
  /** All at once, each taking so many milliseconds to write. */
  const settleAll = (eachMs: number, fails = -1): Promise<unknown> =>
    Promise.all(
      tasks.map((task, n) =>
        queue.settle(task, () => ({
          end: { state: 'succeeded' },
          write: () => {
            if (n === fails) throw new Error('this one alone');
            elapsed += eachMs;
            inThis += 1;
          },
        })),
      ),
    );
  return { records, batch, written, settleAll };
};

it('writes together what ends together', async () => {
  const { written, settleAll } = world(70);
  await settleAll(0);
  expect(written).toEqual([64, 6]);
});

it('begins no outcome once a transaction has taken its time, so that others have their turn', async () => {
  const { records, batch, written, settleAll } = world(5);
  await settleAll(15);
  expect(written).toEqual([2, 2, 1]);
  expect(records.batches.counts(batch).byKind.scrape.succeeded).toBe(5);
});

it('lets an outcome that cannot be written fail alone', async () => {
  const { records, batch, settleAll } = world(3);
  await settleAll(0, 1);
  expect(records.batches.counts(batch).byKind.scrape).toMatchObject({ succeeded: 2 });
});

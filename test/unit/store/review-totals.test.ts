import { describe, expect, it } from 'vitest';
import type { Records } from '../../../src-main/store/index.ts';
import { reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

/** The same numbers, counted row by row. */
const counted = (records: Records) => {
  const one = (sql: string): unknown => records.store.db.prepare(sql).pluck().get();
  return {
    values: {
      total: one('SELECT count(*) FROM name_value WHERE asked = 1'),
      open: one('SELECT count(*) FROM name_value WHERE asked = 1 AND waiting + auditing > 0'),
    },
    krithis: {
      total: one('SELECT count(*) FROM krithi WHERE asked = 1 AND hidden & 1 = 0'),
      waiting: one(`SELECT count(*) FROM krithi WHERE asked = 1 AND hidden & 1 = 0 AND stage = 'blocked'`),
    },
  };
};

describe('the totals of the review', () => {
  const open = useStores();

  it('stay what a count would give, through deciding, undoing, deleting a batch and bringing it back', () => {
    const records = open();
    const world = reviewWorld(records);
    const kept = () => ({ values: records.names.askedCounts(), krithis: records.krithis.askedCounts() });
    for (const raga of ['kalyani?', 'kalyani?', 'todi?', 'bhairavi?']) world.krithiPrinting(raga);
    expect(kept()).toEqual(counted(records));
    expect(kept()).toEqual({ values: { total: 3, open: 3 }, krithis: { total: 4, waiting: 4 } });

    world.accept('kalyani?', 'kalyani');
    expect(kept()).toEqual(counted(records));
    expect(kept()).toEqual({ values: { total: 3, open: 2 }, krithis: { total: 4, waiting: 2 } });

    world.decisions.undo('asha');
    expect(kept()).toEqual(counted(records));
    records.store.write(() => records.krithis.hideBatch(world.batch, true));
    expect(kept()).toEqual(counted(records));
    expect(kept().krithis.total).toBe(0);
    records.store.write(() => records.krithis.hideBatch(world.batch, false));
    expect(kept()).toEqual(counted(records));
    records.store.db.prepare('DELETE FROM krithi WHERE batch_id = ?').run(world.batch);
    expect(kept()).toEqual(counted(records));
    expect(kept().krithis).toEqual({ total: 0, waiting: 0 });
  });
});

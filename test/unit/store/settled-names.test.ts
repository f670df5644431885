import { describe, expect, it } from 'vitest';
import { useStores } from '../../support/store/open-test-store.ts';
import { reviewWorld } from '../../support/store/review-world.ts';

const openTestStore = useStores();

describe('the names that are decided', () => {
  const world = () => {
    const records = openTestStore();
    const review = reviewWorld(records);
    for (const name of ['kalyANi', 'kalyANi', 'tODi', 'bhairavi', 'SrI', 'nATa']) review.krithiPrinting(name);
    for (const name of ['kalyANi', 'tODi', 'bhairavi'])
      review.accept(name, name === 'tODi' ? 'todi' : 'kalyani');
    review.decisions.decide(
      { kind: 'raga', value: 'SrI', act: 'none', entities: [], alias: 'no', except: [] },
      'asha',
    );
    return { records, review };
  };

  it('are listed by state, newest first, page by page, with the krithis that print them', () => {
    const { settledNames } = world().records;
    const decided = { state: 'decided' } as const;
    const first = settledNames.page(decided, null, 2);
    expect(first.map(({ value }) => value)).toEqual(['bhairavi', 'tODi']);
    const rest = settledNames.page(decided, first.at(-1)?.id ?? 0, 2);
    expect(rest.map(({ value }) => value)).toEqual(['kalyANi']);
    expect(settledNames.count(decided)).toBe(3);
    expect(rest.map(({ id }) => settledNames.krithis(id))).toEqual([2]);
    expect(settledNames.page({ state: 'none' }, null, 9).map(({ value }) => value)).toEqual(['SrI']);
    expect(settledNames.page({ state: 'decided', text: 'tod' }, null, 9).map(({ value }) => value)).toEqual([
      'tODi',
    ]);
    expect(settledNames.count({ state: 'decided', kind: 'tala' })).toBe(0);
  });

  it('leave the list when what was decided is taken back', () => {
    const { records, review } = world();
    review.decisions.undo('asha');
    expect(records.settledNames.count({ state: 'none' })).toBe(0);
  });

  it('are found by their own index, however many wait', () => {
    const { records } = world();
    const plan = records.store.db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT v.id FROM name_value v
         WHERE v.asked = 1 AND v.state IN ('decided', 'none') AND v.state = ? AND v.id < ? ORDER BY v.id DESC LIMIT ?`,
      )
      .all('decided', 1, 1);
    expect(JSON.stringify(plan)).toContain('name_value_settled');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});

import { describe, expect, it } from 'vitest';
import type { KrithiOrder } from '../../../src-main/store/krithi-list.ts';
import { extraction, judgingWorld } from '../../support/store/judging-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();

const world = () => {
  const made = judgingWorld(open());
  const ids = ['vAtApi gaNapatiM', 'endarO mahAnubhAvulu', 'nidhi cAla sukhamA', 'anAthuDanu'].map(
    (title, at) =>
      made.inReview(extraction({ title }), {
        composer: at === 0 ? 'dikshitar' : 'tyagaraja',
        ragas: [['sri', 'sri', 'kalyani', 'todi'][at] ?? 'sri'],
      }),
  );
  const titles = (query: Parameters<typeof made.search.page>[0], order: KrithiOrder = listed): string[] =>
    made.search.page(query, order, null, 50).map(({ title }) => title.split(' ')[0] ?? '');
  return { ...made, ids, titles };
};
const listed: KrithiOrder = { by: 'listed', down: false };

describe('the search of krithis', () => {
  it.each([
    ['ganapathim', ['vAtApi']],
    ['GAṆAPATI', ['vAtApi']],
    ['todi', ['anAthuDanu']],
    ['tyagaraja sukhama', ['nidhi']],
    ['en', ['endarO']],
    ['"%_', []],
  ])('finds %s by letter, sound, name or beginning', (text, found) => {
    expect(world().titles({ text })).toEqual(found);
  });

  it('follows an edit of the title and a choice of the raga', () => {
    const { approval, ids, titles } = world();
    approval.edit(ids[0] ?? '', { title: 'hEramba' }, 'asha');
    approval.setNames(ids[1] ?? '', 'raga', ['raga:todi'], 'asha');
    expect(titles({ text: 'heramba' })).toEqual(['hEramba']);
    expect(titles({ text: 'ganapati' })).toEqual([]);
    expect(titles({ raga: 'raga:todi' })).toEqual(['endarO', 'anAthuDanu']);
    expect(titles({ edited: true })).toEqual(['hEramba']);
  });

  it('narrows by state, composer and duplicates, with the same count', () => {
    const { approval, ids, search, titles } = world();
    approval.judgeMany([ids[2] ?? ''], 'approve', 'asha', null);
    const query = { state: 'in_review', composer: 'composer:tyagaraja' } as const;
    expect(titles(query)).toEqual(['endarO', 'anAthuDanu']);
    expect(search.count(query)).toBe(2);
    expect(search.byState({ composer: 'composer:tyagaraja' })).toEqual([
      { state: 'approved', krithis: 1 },
      { state: 'in_review', krithis: 2 },
    ]);
  });

  it.each(['title', 'composer', 'raga', 'quality', 'state', 'changed'] as const)(
    'pages by %s without losing or repeating a krithi, both ways round',
    (by) => {
      const { ids, records, search } = world();
      for (const down of [false, true]) {
        const seen: string[] = [];
        for (let place = null; ;) {
          const [row] = search.page({}, { by, down }, place, 1);
          if (row === undefined) break;
          seen.push(row.id);
          place = records.krithiList.placeOf({ by, down }, row.id);
        }
        expect(seen.toSorted()).toEqual(ids.toSorted());
      }
    },
  );

  it('knows the neighbours of a krithi also when it no longer fits', () => {
    const { approval, ids, search } = world();
    const order: KrithiOrder = listed;
    approval.judgeMany([ids[1] ?? ''], 'approve', 'asha', null);
    expect(search.around(ids[1] ?? '', { state: 'in_review' }, order)).toEqual({
      previous: ids[0],
      next: ids[2],
      at: null,
      total: 3,
    });
    expect(search.around(ids[2] ?? '', { state: 'in_review' }, order)).toMatchObject({ at: 2, next: ids[3] });
  });
});

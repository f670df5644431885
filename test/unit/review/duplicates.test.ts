import { describe, expect, it } from 'vitest';
import { likelyDuplicates } from '../../../src-main/review/index.ts';
import { reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

/** A krithi with a title's key, its raga decided and its composer settled. */
const world = () => {
  const records = openStore();
  const review = reviewWorld(records);
  records.store.write(() =>
    records.entities.putAll(
      [{ id: 'composer:tyagaraja', kind: 'composer', name: 'Tyagaraja', aliases: [], facts: {} }],
      'builtin',
      'test',
    ),
  );
  const krithi = (titleKey: string, raga: string): string => {
    const id = review.krithiPrinting(raga);
    records.store.write(() => {
      const value = records.names.ensure('composer', 'tyagaraja', 'Tyagaraja');
      const mentions = records.names.mentionsOfKrithi(id).map(({ id: _id, ...mention }) => mention);
      const base = mentions[0];
      if (base === undefined) throw new Error('no raga is printed');
      records.names.replaceMentions(id, [
        { ...base, state: 'resolved', entities: [`raga:${raga}`], how: 'machine', evidence: 'same_letters' },
        {
          ...base,
          kind: 'composer',
          position: 1,
          printed: 'Tyagaraja',
          valueId: value.id,
          state: 'resolved',
          entities: ['composer:tyagaraja'],
          how: 'machine',
          evidence: 'same_letters',
        },
      ]);
      records.store.db.prepare('UPDATE krithi SET title_key = ? WHERE id = ?').run(titleKey, id);
    });
    return id;
  };
  return { records, krithi };
};

describe('likely duplicates', () => {
  it('are never two works of one title in different ragas', () => {
    const { records, krithi } = world();
    const one = krithi('rama', 'kalyani');
    krithi('rama', 'todi');
    expect(likelyDuplicates(records, { id: one, titleKey: 'rama' })).toEqual([]);
  });

  it('are shown for the same title, raga and composer, and both krithis stay', () => {
    const { records, krithi } = world();
    const one = krithi('rama', 'kalyani');
    const other = krithi('rama', 'kalyani');
    expect(likelyDuplicates(records, { id: one, titleKey: 'rama' }).map((d) => d.krithi)).toEqual([other]);
    expect(records.krithis.find(one)).not.toBeNull();
    expect(records.krithis.find(other)).not.toBeNull();
  });
});

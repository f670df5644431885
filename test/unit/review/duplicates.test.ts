import { describe, expect, it } from 'vitest';
import { extraction, judgingWorld, latinLyric } from '../../support/store/judging-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();
const world = () => judgingWorld(open());

const pallavi = 'nidhi cAla sukhamA rAmuni sannidhi sEva sukhamA nijamuga balku manasA';
const charanam =
  'dadhi navanIta kshIramulu rucO dASarathI dhyAna bhajana sudhA rasamu rucO\n' +
  'dama Samamanu gangA snAnamu sukhamA kardama durvishaya kUpa snAnamu sukhamA\n' +
  'mamata bandhana yuta nara stuti sukhamA sumati tyAgarAja nutuni kIrtana sukhamA';
/** The same words as another site romanises them. */
const otherSpelling = (text: string): string =>
  text.replaceAll('A', 'aa').replaceAll('O', 'o').replaceAll('I', 'ee').replaceAll('S', 'sh');

describe('likely duplicates', () => {
  it('are never two works of one title in different ragas: those are only mentioned', () => {
    const { inReview, records } = world();
    inReview(extraction({ sections: latinLyric('rAma rAma pAhi', 'one thing') }), { ragas: ['todi'] });
    const one = inReview(extraction({ sections: latinLyric('kOTi nadulu', 'another') }), {
      ragas: ['kalyani'],
    });
    const { duplicates } = records.krithis.get(one);
    expect(duplicates.map(({ kind, why }) => [kind, why])).toEqual([
      ['other_raga', 'same title, another raga'],
    ]);
    expect(records.krithiList.find(one)?.duplicateCount).toBe(0);
  });

  it('are shown on both sides for the same title, raga and composer, and both krithis stay', () => {
    const { inReview, records } = world();
    const one = inReview();
    const other = inReview();
    expect(records.krithis.get(one).duplicates.map((d) => d.krithi)).toEqual([other]);
    expect(records.krithis.get(other).duplicates.map((d) => d.krithi)).toEqual([one]);
  });

  it('are found by the lyric under another title and in another spelling', () => {
    const { inReview, records } = world();
    const one = inReview(extraction({ title: 'nidhi cAla', sections: latinLyric(pallavi, charanam) }));
    const other = inReview(
      extraction({
        title: 'Raamuni Sannidhi',
        sections: latinLyric(otherSpelling(pallavi), otherSpelling(charanam)),
      }),
    );
    expect(records.krithis.get(other).duplicates).toMatchObject([
      { krithi: one, kind: 'same_lyric', likeness: 1 },
    ]);
  });

  it('are not found among lyrics that only share the composer', () => {
    const { inReview, records } = world();
    inReview(extraction({ title: 'nidhi cAla', sections: latinLyric(pallavi, charanam) }));
    const other = inReview(
      extraction({
        title: 'endarO',
        sections: latinLyric(
          'endarO mahAnubhAvulu andariki vandanamu',
          'candra varNuni anda candamunu hRdayAravindamuna jUci brahmAnandam anubhavincu vAr',
        ),
      }),
    );
    expect(records.krithis.get(other).duplicates).toEqual([]);
  });

  it('told apart by a person are not shown again, until that is taken back', () => {
    const { inReview, approval, prepare, records } = world();
    const [one, other] = [inReview(), inReview()];
    approval.tellApart(one, other, 'asha');
    expect([one, other].map((id) => records.krithis.get(id).duplicates)).toEqual([[], []]);
    records.store.write(() => prepare.prepare(records.krithis.get(one)));
    expect(records.krithis.get(one).duplicates).toEqual([]);
    approval.undo('asha');
    expect(records.krithis.get(other).duplicates.map((d) => d.krithi)).toEqual([one]);
  });

  it('put together leave one, and undo brings the other back as it was judged', () => {
    const { inReview, approval, stateOf, records } = world();
    const [keep, drop] = [inReview(), inReview()];
    approval.judgeMany([drop], 'approve', 'ravi', null);
    const judged = records.krithis.judged(drop);
    approval.keepOne(keep, drop, 'asha');
    expect(stateOf(drop)).toBe('superseded');
    expect(records.krithis.get(keep).duplicates).toEqual([]);
    approval.undo('asha');
    expect(records.krithis.judged(drop)).toEqual(judged);
  });
});

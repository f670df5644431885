import { describe, expect, it } from 'vitest';
import { publishableOf } from '../../../src-main/orchestrator/publishable.ts';
import { sectionsOf, sixScripts } from '../../support/postgres/sample-krithi.ts';
import { extraction, judgingWorld } from '../../support/store/judging-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();

const world = (read: Parameters<ReturnType<typeof judgingWorld>['inReview']>[0]) => {
  const made = judgingWorld(open());
  return { ...made, id: made.inReview(read) };
};

describe('approval', () => {
  it('writes every script and section, and only the edited one is changed', () => {
    const { records, approval, id } = world(extraction());
    approval.edit(id, { sections: { 'latin/charanam/1': 'corrected line' } }, 'asha');
    expect(approval.judgeMany([id], 'approve', 'asha', null)).toEqual([
      { id, ok: true, code: null, message: null },
    ]);
    const { sections } = publishableOf(records, records.krithis.get(id));
    expect(sections).toHaveLength(sixScripts.length * 3);
    const changed = sections.filter((section, i) => section.text !== sectionsOf()[i]?.text);
    expect(changed).toEqual([{ script: 'latin', kind: 'charanam', ordinal: 1, text: 'corrected line' }]);
  });

  it('keeps what was extracted beside what a person wrote', () => {
    const { records, approval, id } = world(extraction());
    approval.edit(id, { title: 'endarO mahAnubhAvulu' }, 'asha');
    const krithi = records.krithis.get(id);
    expect(krithi.title).toBe('endarO mahAnubhAvulu');
    expect(krithi.extraction?.title).toBe('endarO');
  });

  it.each([
    ['was never read', null],
    ['has no lyrics', extraction({ sections: [] })],
  ])('is refused to a krithi that %s', (_, read) => {
    const { records, approval, id } = world(read);
    expect(approval.judgeMany([id], 'approve', 'asha', null)).toMatchObject([
      { ok: false, code: 'extract.no_lyrics' },
    ]);
    expect(records.krithis.get(id).state).toBe('in_review');
  });

  it('is refused to a krithi whose language nobody knows, with what to do', () => {
    const { approval, id } = world(extraction({ language: null }));
    const [refused] = approval.judgeMany([id], 'approve', 'asha', null);
    expect(refused).toMatchObject({ ok: false, code: 'review.no_language' });
    approval.edit(id, { language: 'sa' }, 'asha');
    expect(approval.judgeMany([id], 'approve', 'asha', null)).toMatchObject([{ ok: true }]);
  });

  it('binds to entries of the list and makes none', () => {
    const { records, approval, id } = world(extraction());
    const before = records.entities.all().length;
    approval.judgeMany([id], 'approve', 'asha', null);
    expect(publishableOf(records, records.krithis.get(id)).composer.id).toBe('composer:tyagaraja');
    expect(records.entities.all()).toHaveLength(before);
  });

  it('answers for each krithi by itself', () => {
    const { approval, id } = world(extraction());
    const results = approval.judgeMany([id, id], 'approve', 'asha', null);
    expect(results.map((r) => r.code)).toEqual([null, 'store.bad_transition']);
  });

  it('asks for a reason to reject', () => {
    const { approval, id } = world(extraction());
    expect(approval.judgeMany([id], 'reject', 'asha', ' ')).toMatchObject([
      { ok: false, code: 'review.no_reason' },
    ]);
    expect(approval.judgeMany([id], 'reject', 'asha', 'another song')).toMatchObject([{ ok: true }]);
  });

  it('is asked for again after an approved krithi is edited', () => {
    const { records, approval, id } = world(extraction());
    approval.judgeMany([id], 'approve', 'asha', null);
    approval.edit(id, { title: 'endarO mahA' }, 'asha');
    expect(records.krithis.get(id).state).toBe('in_review');
  });

  it('stands when an edit changes nothing', () => {
    const { records, approval, id } = world(extraction());
    approval.judgeMany([id], 'approve', 'asha', null);
    expect(approval.edit(id, { title: 'endarO', gist: '' }, 'asha')).toBe(false);
    expect(records.krithis.get(id)).toMatchObject({ state: 'approved', edits: {} });
  });

  it('is refused without a composer, until a person names one for this krithi', () => {
    const { approval, inReview, namesOf, records } = world(null);
    const id = inReview(extraction(), { composer: null });
    expect(approval.judgeMany([id], 'approve', 'asha', null)).toMatchObject([{ code: 'review.no_composer' }]);
    approval.setNames(id, 'composer', ['composer:tyagaraja'], 'asha');
    expect(namesOf(id, 'composer')).toEqual(['composer:tyagaraja']);
    expect(publishableOf(records, records.krithis.get(id)).composer.name).toBe('Tyagaraja');
  });
});

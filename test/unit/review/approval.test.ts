import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../src-main/domain/krithi.ts';
import { publishableOf } from '../../../src-main/orchestrator/publishable.ts';
import { createApproval } from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { sectionsOf, sixScripts } from '../../support/postgres/sample-krithi.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();

const extraction = (more: Partial<Extraction> = {}): Extraction => ({
  title: 'endarO',
  composer: 'Tyagaraja',
  ragas: ['SrI'],
  tala: null,
  is_ragamalika: false,
  sections: sectionsOf(),
  meaning: null,
  notes: null,
  gist: null,
  form: 'KRITHI',
  language: 'te',
  adapter: 'thyagaraja-vaibhavam',
  adapter_version: '1',
  confidence: 0.9,
  fields: {},
  flags: [],
  ...more,
});

/** A krithi that waits for approval, its composer settled. */
const inReview = (records: Records, read: Extraction | null): string => {
  const batch = makeBatch(records);
  const id = makeKrithi(
    records,
    batch,
    'http://thyagaraja-vaibhavam.blogspot.com/2007/03/endaro.html',
    'endarO',
  );
  records.store.write(() => {
    records.entities.putAll(
      [{ id: 'composer:tyagaraja', kind: 'composer', name: 'Tyagaraja', aliases: [], facts: {} }],
      'builtin',
      'test',
    );
    const value = records.names.ensure('composer', 'tyagaraja', 'Tyagaraja');
    records.names.replaceMentions(id, [
      {
        krithiId: id,
        kind: 'composer',
        position: 0,
        printed: 'Tyagaraja',
        source: 'page',
        spanStart: null,
        spanEnd: null,
        valueId: value.id,
        state: 'resolved',
        entities: ['composer:tyagaraja'],
        how: 'machine',
        evidence: 'same_letters',
        decisionId: null,
      },
    ]);
    if (read !== null) records.krithis.setExtraction(id, read, 'hash', 'endarO', 'endaro');
    records.krithis.move(records.krithis.get(id), 'in_review', 'test', {});
  });
  return id;
};

const world = (read: Extraction | null) => {
  const records = open();
  return { records, approval: createApproval(records), id: inReview(records, read) };
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
      { ok: false, code: 'internal.bad_input' },
    ]);
    expect(approval.judgeMany([id], 'reject', 'asha', 'another song')).toMatchObject([{ ok: true }]);
  });

  it('is asked for again after an approved krithi is edited', () => {
    const { records, approval, id } = world(extraction());
    approval.judgeMany([id], 'approve', 'asha', null);
    approval.edit(id, { title: 'endarO' }, 'asha');
    expect(records.krithis.get(id).state).toBe('in_review');
  });
});

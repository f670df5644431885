import { describe, expect, it } from 'vitest';
import { publishableOf } from '../../../src-main/orchestrator/publishable.ts';
import { createApproval, createKrithiLog, drain } from '../../../src-main/review/index.ts';
import { newId } from '../../../src-main/domain/ids.ts';
import { titleKey } from '../../../src-main/resolve/index.ts';
import { judgingWorld } from '../../support/store/judging-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();
const world = () => judgingWorld(open());

describe('undo of what was done to krithis', () => {
  it('takes a bulk back as one step, and only what it changed', () => {
    const { approval, bulk, inReview, stateOf } = world();
    const ids = [inReview(), inReview(), inReview()];
    approval.judgeMany([ids[0]!], 'reject', 'asha', 'not ours');
    const preview = bulk.preview(ids, 'approve');
    expect(preview.answers.map(({ id, code }) => [id, code])).toEqual([
      [ids[0], 'store.bad_transition'],
      [ids[1], null],
      [ids[2], null],
    ]);
    drain(bulk.apply(preview.id, [ids[2]!], 'asha', 'by rule'));
    expect(ids.map(stateOf)).toEqual(['rejected', 'approved', 'in_review']);
    expect(approval.undo('asha')).toMatchObject({ restored: 1, step: { act: 'approve', reason: 'by rule' } });
    expect(ids.map(stateOf)).toEqual(['rejected', 'in_review', 'in_review']);
    expect(() => bulk.apply(preview.id, [], 'asha', null)).toThrow('too old');
  });

  it('restores reviewer, time and reason exactly, also over an approval that was rejected', () => {
    const { approval, inReview, records } = world();
    const id = inReview();
    approval.judgeMany([id], 'approve', 'ravi', null);
    const before = records.krithis.judged(id);
    approval.judgeMany([id], 'reject', 'asha', 'a wrong page');
    expect(records.krithis.judged(id)).toMatchObject({ state: 'rejected', rejectReason: 'a wrong page' });
    approval.undo('asha');
    expect(records.krithis.judged(id)).toEqual(before);
    approval.redo('asha');
    expect(records.krithis.judged(id)).toMatchObject({ rejectReason: 'a wrong page', reviewer: 'asha' });
  });

  it('outlives a restart', () => {
    const { records, approval, inReview, prepare, decisions, stateOf } = world();
    const id = inReview();
    approval.judgeMany([id], 'approve', 'asha', null);
    const log = createKrithiLog(records);
    const again = createApproval({ records, newId, log, prepare, decisions, titleKey });
    expect(again.depth()).toEqual({ undoable: 1, redoable: 0 });
    drain(again.undo('asha'));
    expect(stateOf(id)).toBe('in_review');
  });

  it('says so when a krithi was published since, and goes on to the step before', () => {
    const { approval, inReview, publish, stateOf } = world();
    const [one, other] = [inReview(), inReview()];
    approval.judgeMany([other], 'reject', 'asha', 'a fragment');
    approval.judgeMany([one], 'approve', 'asha', null);
    publish(one);
    expect(approval.undo('asha')).toMatchObject({ passed: 1, krithi: other });
    expect([one, other].map(stateOf)).toEqual(['published', 'in_review']);
    expect(() => approval.undo('asha')).toThrow('published since');
  });

  it('takes back what it can of a bulk and answers for the rest', () => {
    const { approval, inReview, publish, stateOf } = world();
    const ids = [inReview(), inReview()];
    approval.judgeMany(ids, 'approve', 'asha', null);
    publish(ids[0]!);
    expect(approval.undo('asha')).toMatchObject({
      restored: 1,
      refused: [{ id: ids[0], code: 'review.published_since' }],
    });
    expect(ids.map(stateOf)).toEqual(['published', 'in_review']);
    // Redo touches what came back, and nothing else.
    expect(approval.redo('asha')).toMatchObject({ restored: 1, refused: [] });
    expect(ids.map(stateOf)).toEqual(['published', 'approved']);
  });

  it('gives what was published its place back, also where an edit or a person had opened it again', () => {
    const { approval, inReview, publish, stateOf, records } = world();
    const id = inReview();
    approval.judgeMany([id], 'approve', 'ravi', null);
    publish(id);
    const before = records.krithis.judged(id);
    approval.edit(id, { title: 'another title' }, 'asha');
    expect(stateOf(id)).toBe('in_review');
    expect(approval.undo('asha')).toMatchObject({ restored: 1 });
    expect(records.krithis.judged(id)).toEqual(before);
    approval.judgeMany([id], 'reopen', 'asha', null);
    expect(approval.undo('asha')).toMatchObject({ restored: 1 });
    expect(records.krithis.judged(id)).toEqual(before);
    expect(stateOf(id)).toBe('published');
  });

  it('knows nothing of a step whose transaction was taken back', () => {
    const { records, approval, inReview, stateOf } = world();
    const [one, other] = [inReview(), inReview()];
    const diskIsFull = (): void => {
      approval.tellApart(one, other, 'asha');
      throw new Error('no room');
    };
    expect(() => records.store.write(diskIsFull)).toThrow('no room');
    approval.judgeMany([one], 'approve', 'asha', null);
    expect(approval.depth()).toEqual({ undoable: 1, redoable: 0 });
    approval.undo('asha');
    expect(stateOf(one)).toBe('in_review');
  });

  it('of an edit brings text and judgement back', () => {
    const { approval, inReview, records, stateOf } = world();
    const id = inReview();
    approval.edit(id, { sections: { 'latin/pallavi/1': 'one' }, gist: 'in short' }, 'asha');
    approval.judgeMany([id], 'approve', 'asha', null);
    approval.edit(id, { sections: { 'latin/charanam/1': 'two' } }, 'asha');
    expect(stateOf(id)).toBe('in_review');
    approval.undo('asha');
    expect(records.krithis.get(id)).toMatchObject({
      state: 'approved',
      edits: { sections: { 'latin/pallavi/1': 'one' }, gist: 'in short' },
    });
    approval.undo('asha');
    approval.undo('asha');
    expect(records.krithis.get(id).edits).toEqual({});
    expect(approval.undo('asha')).toBeNull();
  });

  it('keeps the log from being rewritten', () => {
    const { approval, inReview, records } = world();
    approval.judgeMany([inReview()], 'approve', 'asha', null);
    for (const sql of ['UPDATE krithi_step SET who = 1', 'DELETE FROM krithi_act'])
      expect(() => records.store.db.exec(sql)).toThrow('append-only');
  });
});

describe('names chosen for one krithi alone', () => {
  it('stand in order beside what is printed, and reach the main database', () => {
    const { approval, inReview, namesOf, records } = world();
    const [id, other] = [inReview(), inReview()];
    approval.setNames(id, 'raga', ['raga:todi', 'raga:sri', 'raga:todi'], 'asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:todi', 'raga:sri', 'raga:todi']);
    expect(namesOf(other, 'raga')).toEqual(['raga:sri']);
    expect(records.krithiList.find(id)?.ragas).toBe('Todi\nSri\nTodi');
    const publishable = publishableOf(records, records.krithis.get(id));
    expect(publishable.ragas.map(({ entity }) => entity.name)).toEqual(['Todi', 'Sri', 'Todi']);
    expect(publishable.isRagamalika).toBe(true);
    expect(records.names.mentionsOfKrithi(id).map((m) => [m.kind, m.printed, m.state])).toContainEqual([
      'raga',
      'sri',
      'overruled',
    ]);
  });

  it('can be a name that the page does not print at all, and be taken out again', () => {
    const { approval, inReview, namesOf } = world();
    const id = inReview();
    approval.setNames(id, 'deity', ['deity:rama'], 'asha');
    expect(namesOf(id, 'deity')).toEqual(['deity:rama']);
    approval.setNames(id, 'deity', [], 'asha');
    expect(namesOf(id, 'deity')).toEqual([]);
    approval.undo('asha');
    expect(namesOf(id, 'deity')).toEqual(['deity:rama']);
    approval.undo('asha');
    expect(namesOf(id, 'deity')).toEqual([]);
  });

  it('give way to what is printed when they are taken back, here or in Review', () => {
    const { approval, decisions, inReview, namesOf } = world();
    const id = inReview();
    approval.setNames(id, 'raga', ['raga:todi'], 'asha');
    decisions.undo('asha');
    expect(namesOf(id, 'raga')).toEqual([]);
    // The printed name is a question of its own again; here there is no verdict on it.
    approval.setNames(id, 'raga', ['raga:kalyani'], 'asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:kalyani']);
  });

  it('can be given up for what is printed, and that can be undone', () => {
    const { approval, decisions, inReview, namesOf } = world();
    const id = inReview();
    decisions.decide(
      {
        kind: 'raga',
        value: 'sri',
        act: 'accept',
        entities: ['raga:sri'],
        krithi: id,
        alias: 'no',
        except: [],
      },
      'ravi',
    );
    approval.setNames(id, 'raga', ['raga:todi'], 'asha');
    approval.setNames(id, 'raga', null, 'asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:sri']);
    approval.undo('asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:todi']);
    approval.redo('asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:sri']);
  });

  it.each([true, false])('give an approval back when they are undone, work done: %s', (isDone) => {
    const { approval, namesOf, records, resolved, work } = world();
    const id = resolved();
    approval.setNames(id, 'raga', ['raga:sri'], 'ravi');
    work();
    approval.judgeMany([id], 'approve', 'ravi', null);
    const approved = records.krithis.judged(id);
    approval.setNames(id, 'raga', ['raga:todi'], 'asha');
    expect(records.krithis.judged(id)).toMatchObject({ state: 'pending' });
    if (isDone) work();
    approval.undo('asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:sri']);
    expect(records.krithis.judged(id)).toEqual(approved);
    work();
    expect(records.krithis.judged(id)).toEqual(approved);
    approval.redo('asha');
    expect(namesOf(id, 'raga')).toEqual(['raga:todi']);
    expect(records.krithis.judged(id)).toMatchObject({ state: 'pending' });
  });

  it('give no approval back where another name is not the approved one any more', () => {
    const { approval, decisions, records, resolved, work } = world();
    const id = resolved();
    approval.setNames(id, 'raga', ['raga:sri'], 'ravi');
    work();
    approval.judgeMany([id], 'approve', 'ravi', null);
    approval.setNames(id, 'raga', ['raga:todi'], 'asha');
    decisions.decide(
      {
        kind: 'composer',
        value: 'tyagaraja',
        act: 'accept',
        entities: ['composer:dikshitar'],
        krithi: id,
        alias: 'no',
        except: [],
      },
      'asha',
    );
    work();
    approval.undo('asha');
    work();
    expect(records.krithis.judged(id)).toMatchObject({ state: 'in_review' });
  });

  it('send a krithi before a reviewer also while its tasks are still to run', () => {
    const { approval, records, resolved, work } = world();
    const id = resolved();
    approval.setNames(id, 'raga', ['raga:sri'], 'ravi');
    work();
    approval.judgeMany([id], 'approve', 'ravi', null);
    approval.setNames(id, 'raga', ['raga:todi'], 'asha');
    approval.undo('asha');
    expect(records.tasks.ofKrithi(id, 'entity_resolution')?.state).toBe('pending');
    approval.setNames(id, 'raga', ['raga:kalyani'], 'asha');
    expect(records.krithis.judged(id)).toMatchObject({ state: 'pending' });
  });

  it('are only entries of the list, of the right kind', () => {
    const { approval, inReview } = world();
    const id = inReview();
    expect(() => approval.setNames(id, 'raga', ['tala:adi'], 'asha')).toThrow('not in the list');
    expect(() => approval.setNames(id, 'composer', [], 'asha')).toThrow('composer is not known');
  });
});

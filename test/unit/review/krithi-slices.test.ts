import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src-main/domain/clock.ts';
import { newId } from '../../../src-main/domain/ids.ts';
import { titleKey } from '../../../src-main/resolve/index.ts';
import {
  type BulkPreview,
  type Progress,
  createApproval,
  createKrithiBulk,
  createKrithiLog,
  createSlicer,
  drain,
} from '../../../src-main/review/index.ts';
import { createVirtualClock } from '../../support/clock.ts';
import { type JudgingWorld, judgingWorld } from '../../support/store/judging-world.ts';
import { makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();
const many = 520;

/** By a clock that stands still, a slice is as large as it may be. */
const world = (clock: Clock = createVirtualClock()) => {
  const made = judgingWorld(open({ clock }));
  const { records, batch } = made;
  const ids = records.store.write(() =>
    Array.from({ length: many }, (_, i) => makeKrithi(records, batch, `http://a.org/${i}.html`, `song ${i}`)),
  );
  records.store.db.exec(`UPDATE krithi SET state = 'in_review', quality = 900, blocker = NULL`);
  return { ...made, ids };
};
const inState = ({ records }: JudgingWorld, state: 'in_review' | 'approved' | 'rejected'): number =>
  records.krithiList.count({ state });
/** The same store in a process that was just started. */
const afterCrash = ({ records, prepare, decisions }: JudgingWorld) =>
  createApproval({ records, newId, log: createKrithiLog(records), prepare, decisions, titleKey });

describe('a step on many krithis', () => {
  it('stands as far as it came when the app dies in the middle, and is taken back as one step', () => {
    const made = world();
    const work = made.sliced.judging(made.ids, 'approve', 'asha', 'by rule');
    work.next();
    work.next();
    const approval = afterCrash(made);
    expect(approval.underWay()).toMatchObject({ act: 'approve', way: 'do', done: 500, of: many });
    expect(inState(made, 'approved')).toBe(500);
    expect(approval.depth()).toEqual({ undoable: 1, redoable: 0 });
    expect(drain(approval.undo('asha'))).toMatchObject({ restored: 500, refused: [] });
    expect(inState(made, 'in_review')).toBe(many);
    expect(approval.underWay()).toBeNull();
    expect(drain(approval.redo('asha'))).toMatchObject({ restored: 500 });
    expect(inState(made, 'approved')).toBe(500);
  });

  it('whose undo or redo was cut off is gone on with, and is still one step', () => {
    const made = world();
    made.approval.judgeMany(made.ids, 'approve', 'asha', null);
    made.sliced.undo('asha').next();
    expect(inState(made, 'in_review')).toBe(250);
    const undoing = afterCrash(made);
    expect(undoing.underWay()).toMatchObject({ act: 'approve', way: 'back', done: 250, of: many });
    expect(drain(undoing.undo('asha'))).toMatchObject({ restored: 270 });
    expect(inState(made, 'in_review')).toBe(many);
    undoing.redo('asha').next();
    expect(inState(made, 'approved')).toBe(250);
    const redoing = afterCrash(made);
    expect(redoing.underWay()).toMatchObject({ way: 'again', done: 250, of: many });
    expect(drain(redoing.redo('asha'))).toMatchObject({ restored: 270 });
    expect(inState(made, 'approved')).toBe(many);
    expect(redoing.depth()).toEqual({ undoable: 1, redoable: 0 });
    expect(redoing.underWay()).toBeNull();
  });

  it('of which only a part was taken back can be done again from there', () => {
    const made = world();
    made.approval.judgeMany(made.ids, 'approve', 'asha', null);
    made.sliced.undo('asha').next();
    const approval = afterCrash(made);
    expect(drain(approval.redo('asha'))).toMatchObject({ restored: 250 });
    expect(inState(made, 'approved')).toBe(many);
    expect(approval.underWay()).toBeNull();
    expect(drain(approval.undo('asha'))).toMatchObject({ restored: many });
  });

  it('ends a slice when it held the thread for long enough, on every way', () => {
    let now = 0;
    const made = world({ ...createVirtualClock(), monotonic: () => (now += 20) });
    const doing = made.sliced.judging(made.ids.slice(0, 300), 'approve', 'asha', null);
    doing.next();
    doing.next();
    expect(inState(made, 'approved')).toBe(2);
    expect(made.sliced.underWay()).toMatchObject({ done: 2, of: 300 });
    drain(doing);
    const undoing = made.sliced.undo('asha');
    undoing.next();
    undoing.next();
    expect(inState(made, 'approved')).toBe(298);
    expect(drain(undoing)).toMatchObject({ restored: 300, refused: [] });
    expect(drain(made.sliced.redo('asha'))).toMatchObject({ restored: 300 });
    expect(inState(made, 'approved')).toBe(300);
  });

  it('asks each krithi as it stands when its turn comes', () => {
    const made = world();
    const last = made.ids.at(-1) ?? '';
    const work = made.sliced.judging(made.ids, 'approve', 'asha', null);
    work.next();
    made.approval.judgeMany([last], 'reject', 'ravi', 'not ours');
    const answers = drain(work);
    expect(answers.filter(({ ok }) => !ok)).toMatchObject([{ id: last, code: 'store.bad_transition' }]);
    expect(made.approval.undo('asha')).toMatchObject({ restored: 1, krithi: last });
    expect(made.approval.undo('asha')).toMatchObject({ restored: many - 1, refused: [] });
    expect(inState(made, 'in_review')).toBe(many);
  });
});

describe('sliced work', () => {
  const slices: number[] = [];
  const work = function* (count: number): Generator<undefined, string, undefined> {
    for (let n = 1; n <= count; n += 1) {
      slices.push(n);
      yield;
    }
    return 'through';
  };

  it('lets others in between slices, but no second work, and stops at the next slice when the app closes', async () => {
    const slicer = createSlicer(() => new Promise((resolve) => setImmediate(resolve)));
    const running = slicer.run(() => work(3));
    expect(slices).toEqual([1]);
    await expect(slicer.run(() => work(1))).rejects.toMatchObject({ code: 'review.step_under_way' });
    expect(await running).toBe('through');
    const stopped = slicer.run(() => work(3));
    slicer.close();
    await expect(stopped).rejects.toMatchObject({ code: 'review.step_stopped' });
    expect(slices).toEqual([1, 2, 3, 1]);
    expect(slicer.isRunning()).toBe(false);
  });

  it('is stopped by a person after the slice that it is at, and the next one runs', async () => {
    const slicer = createSlicer(() => new Promise((resolve) => setImmediate(resolve)));
    slicer.stop();
    const stopped = slicer.run(() => work(9));
    slicer.stop();
    await expect(stopped).rejects.toMatchObject({ code: 'review.step_stopped' });
    expect(await slicer.run(() => work(2))).toBe('through');
  });
});

describe('a look at what a bulk would do', () => {
  it('says how far it is after each slice, and may be left; nothing of it is kept', () => {
    const made = world();
    let now = 0;
    const bulk = createKrithiBulk(made.sliced, newId, { monotonic: () => (now += 1) });
    const look = (): Generator<Progress, BulkPreview> =>
      bulk.preview(made.search.choose({ state: 'in_review' }), 'approve');
    const left = look();
    const first = left.next();
    expect(first).toMatchObject({ done: false, value: { of: many } });
    left.return(null as never);
    const seen: number[] = [];
    const whole = look();
    let step = whole.next();
    for (; step.done !== true; step = whole.next()) seen.push(step.value.done);
    const { value } = step;
    expect(value).toMatchObject({ passing: many, verb: 'approve' });
    expect(value.answers.map(({ id }) => id)).toEqual(made.ids.toSorted());
    expect(drain(bulk.apply(value.id, [], 'asha', null))).toHaveLength(many);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('runs beside a step that is under way', async () => {
    const made = world();
    const slicer = createSlicer(() => new Promise((resolve) => setImmediate(resolve)));
    const step = slicer.run(() => made.sliced.judging(made.ids, 'approve', 'asha', null));
    const bulk = createKrithiBulk(made.sliced, newId, made.records.store.clock);
    const look = slicer.look(bulk.preview(made.search.choose({}), 'approve'));
    const { value } = await look.next();
    expect(value).toMatchObject({ verb: 'approve' });
    expect(await step).toHaveLength(many);
  });
});

import { describe, expect, it } from 'vitest';
import { createMailbag } from '../../../../src-renderer/features/review/mailbag.ts';
import { type OutboxState, createOutbox } from '../../../../src-renderer/features/review/outbox.ts';
import { createShownGuard } from '../../../../src-renderer/features/review/shown-guard.ts';

describe('the shown guard', () => {
  it('refuses a key that was pressed before its item was painted', () => {
    const guard = createShownGuard();
    guard.painted('item', 7, 100);
    expect(guard.allows('item', 7, 99)).toBe(false);
    expect(guard.allows('item', 7, 100)).toBe(true);
  });
  it('refuses a key for an item that is not the one shown', () => {
    const guard = createShownGuard();
    guard.painted('item', 7, 100);
    expect(guard.allows('item', 8, 200)).toBe(false);
  });
  it('keeps digits back until the candidates themselves are painted', () => {
    const guard = createShownGuard();
    guard.painted('item', 7, 100);
    expect(guard.allows('candidates', 7, 200)).toBe(false);
    guard.painted('candidates', 7, 210);
    expect(guard.allows('candidates', 7, 220)).toBe(true);
  });
  it('does not move the time when the same item is painted again', () => {
    const guard = createShownGuard();
    guard.painted('item', 7, 100);
    guard.painted('item', 7, 500);
    expect(guard.allows('item', 7, 300)).toBe(true);
  });
  it('forgets on leaving, so that coming back must be painted anew', () => {
    const guard = createShownGuard();
    guard.painted('item', 7, 100);
    guard.leave();
    expect(guard.allows('item', 7, 300)).toBe(false);
  });
});

const shelf = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

const lineDown = new Error('no line');
const outboxWith = async (storage = shelf()) => {
  const states: OutboxState[] = [];
  const mailbag = createMailbag(() => Promise.resolve('/data'), storage);
  const left = await mailbag.open();
  let up = (): void => undefined;
  const outbox = createOutbox({
    onChange: (state) => states.push(state),
    isLineDown: (thrown) => thrown === lineDown,
    whenUp: () => new Promise<void>((resolve) => (up = resolve)),
    mailbag,
  });
  return { outbox, states, storage, left, lineIsUp: () => up() };
};
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const held = (id: string) => ({ is: 'undo', id, decision: `d-${id}` }) as const;

describe('the outbox', () => {
  it('sends in order, each after the one before has answered', async () => {
    const seen: string[] = [];
    const { outbox } = await outboxWith();
    let release = (): void => undefined;
    const first = outbox.push(null, async () => {
      await new Promise<void>((resolve) => (release = resolve));
      seen.push('first');
    });
    const second = outbox.push(null, async () => void seen.push('second'));
    await turns();
    expect(seen).toEqual([]);
    release();
    await Promise.all([first, second]);
    expect(seen).toEqual(['first', 'second']);
  });
  it('goes on after a refusal and tells only its own caller', async () => {
    const { outbox } = await outboxWith();
    const first = outbox.push(null, () => Promise.reject(new Error('no')));
    const second = outbox.push(null, () => Promise.resolve(2));
    await expect(first).rejects.toThrow('no');
    await expect(second).resolves.toBe(2);
  });
  it('keeps what could not be sent in front until there is a line', async () => {
    const { outbox, states, lineIsUp } = await outboxWith();
    let isUp = false;
    const sent: string[] = [];
    const job = (name: string) => async (): Promise<void> => {
      if (!isUp) throw lineDown;
      sent.push(name);
    };
    const all = Promise.all([outbox.push(null, job('a')), outbox.push(null, job('b'))]);
    await turns();
    expect(states.at(-1)).toEqual({ waiting: 2, isDown: true });
    isUp = true;
    lineIsUp();
    await all;
    await turns();
    expect(sent).toEqual(['a', 'b']);
    expect(states.at(-1)).toEqual({ waiting: 0, isDown: false });
  });
  it('keeps what was not answered over a reload, in order, and forgets what was', async () => {
    const before = await outboxWith();
    await before.outbox.push(held('1'), () => Promise.resolve());
    void before.outbox.push(held('2'), () => Promise.reject(lineDown));
    void before.outbox.push(held('3'), () => Promise.resolve());
    await turns();
    const after = await outboxWith(before.storage);
    expect(after.left).toEqual([held('2'), held('3')]);
  });
  it('reads nothing from a bag that is broken, or of another data folder', async () => {
    const storage = shelf();
    storage.setItem('krithi-desk.unsent /data', '{"not": "a list"}');
    storage.setItem('krithi-desk.unsent /other', JSON.stringify([held('9')]));
    expect((await outboxWith(storage)).left).toEqual([]);
  });
});

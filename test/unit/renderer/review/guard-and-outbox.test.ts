import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../../../src-renderer/features/review/outbox.ts';
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

describe('the outbox', () => {
  it('sends in order, each after the one before has answered', async () => {
    const seen: string[] = [];
    const outbox = createOutbox(() => undefined);
    let release = (): void => undefined;
    const first = outbox.push(async () => {
      await new Promise<void>((resolve) => (release = resolve));
      seen.push('first');
    });
    const second = outbox.push(async () => void seen.push('second'));
    await Promise.resolve();
    expect(seen).toEqual([]);
    release();
    await Promise.all([first, second]);
    expect(seen).toEqual(['first', 'second']);
  });
  it('goes on after a failure and tells only its own caller', async () => {
    const outbox = createOutbox(() => undefined);
    const first = outbox.push(() => Promise.reject(new Error('no')));
    const second = outbox.push(() => Promise.resolve(2));
    await expect(first).rejects.toThrow('no');
    await expect(second).resolves.toBe(2);
  });
  it('counts what is on its way', async () => {
    const counts: number[] = [];
    const outbox = createOutbox((waiting) => counts.push(waiting));
    await Promise.all([outbox.push(() => Promise.resolve()), outbox.push(() => Promise.resolve())]);
    await Promise.resolve();
    expect(counts).toEqual([1, 2, 1, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../../src-main/contract/live.ts';
import { createRefresher } from '../../../../src-renderer/client/refresh.ts';
import { createScreenClock } from './support.ts';

const topics: readonly Topic[] = ['batches', 'tasks', 'review'];
const tasksChanged = { reset: false, changed: { tasks: { ids: ['1'] } } };

/** A refresher whose readings take a while. */
const refresherOf = (readingMs = 10) => {
  const { clock, advance } = createScreenClock();
  const read: Topic[] = [];
  let atOnce = 0;
  let most = 0;
  const refresh = createRefresher(
    async (topic) => {
      read.push(topic);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await clock.sleep(readingMs);
      atOnce -= 1;
    },
    topics,
    clock,
  );
  return { refresh, read, advance, most: () => most };
};

describe('reading anew what changed', () => {
  it('makes one reading of a swarm of changes', async () => {
    const { refresh, read, advance } = refresherOf();
    for (let i = 0; i < 50; i += 1) refresh(tasksChanged);
    await advance(5000);
    expect(read).toEqual(['tasks']);
  });

  it('reads at most once a second while changes go on', async () => {
    const { refresh, read, advance } = refresherOf();
    for (let i = 0; i < 100; i += 1) {
      refresh(tasksChanged);
      await advance(100);
    }
    expect(read.length).toBeGreaterThanOrEqual(9);
    expect(read.length).toBeLessThanOrEqual(11);
  });

  it('never begins a reading before the last one of its topic has ended', async () => {
    const { refresh, read, advance, most } = refresherOf(3000);
    for (let i = 0; i < 100; i += 1) {
      refresh(tasksChanged);
      await advance(100);
    }
    expect(most()).toBe(1);
    expect(read.length).toBeGreaterThan(1);
  });

  it('reads what changed during a reading once more', async () => {
    const { refresh, read, advance } = refresherOf(500);
    refresh(tasksChanged);
    await advance(100);
    refresh(tasksChanged);
    await advance(5000);
    expect(read).toEqual(['tasks', 'tasks']);
  });

  it('reads every topic after a reset', async () => {
    const { refresh, read, advance } = refresherOf();
    refresh({ reset: true, changed: {} });
    await advance(1000);
    expect(read.toSorted()).toEqual(['batches', 'review', 'tasks']);
  });
});

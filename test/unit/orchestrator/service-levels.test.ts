import { describe, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { recoverAfterStart, returnExpired } from '../../../src-main/orchestrator/recovery.ts';
import { createServiceLevels } from '../../../src-main/orchestrator/service-levels.ts';
import { Settings } from '../../../src-main/orchestrator/settings.ts';
import { createVirtualClock } from '../../support/clock.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

const world = () => {
  const clock = createVirtualClock();
  const records = openStore({ clock });
  const batch = makeBatch(records);
  makeKrithi(records, batch, 'http://a.example/1.html');
  const levels = createServiceLevels(records, () => Settings.parse({}), newId);
  const claim = () =>
    records.store.write(() => {
      const [task] = records.tasks.claim(batch, 'scrape', null, 1, 60_000);
      if (task === undefined) throw new Error('no task to claim');
      return task;
    });
  const level = (name: string) => levels.measure().find((each) => each.name === name);
  return { clock, records, batch, levels, claim, level };
};

describe('service levels', () => {
  it('raise one alert when a target is missed, and clear it when it is met again', async () => {
    const { clock, records, levels, level } = world();
    for (let i = 0; i < 10; i += 1) levels.count('a.example', 'failed', 100);
    expect(level('success_rate')).toMatchObject({ value: 0, met: false });
    expect(levels.check().map((each) => each.name)).toEqual(['success_rate']);
    expect(levels.check()).toEqual([]);
    expect(records.health.openAlerts()).toHaveLength(1);
    await clock.advance(31 * 60_000);
    for (let i = 0; i < 10; i += 1) levels.count('a.example', 'succeeded', 100);
    levels.check();
    expect(records.health.openAlerts()).toEqual([]);
  });

  it('say nothing of what was never measured', () => {
    const { level } = world();
    expect(level('success_rate')).toMatchObject({ value: null, met: true });
  });

  it('tell how long the oldest task waits', async () => {
    const { clock, level } = world();
    await clock.advance(2 * 60 * 60_000);
    expect(level('oldest_waiting')).toMatchObject({ value: 2 * 60 * 60_000, met: false });
  });
});

describe('work that stopped without a word', () => {
  it('shows as stuck, and is taken up again when its lease ran out', async () => {
    const { clock, records, claim, level } = world();
    const task = claim();
    expect(returnExpired(records, clock.now())).toBe(0);
    await clock.advance(61_000);
    expect(level('stuck_tasks')).toMatchObject({ value: 1, met: false });
    expect(returnExpired(records, clock.now())).toBe(1);
    expect(records.tasks.get(task.id).state).toBe('retryable');
    // What it says now comes too late.
    expect(records.store.write(() => records.tasks.end(task, { state: 'succeeded' }))).toBe(false);
  });

  it('is given back with its attempt after a crash, and put aside after the third', () => {
    const { records, claim } = world();
    for (const crash of [1, 2, 3]) {
      const task = claim();
      expect(recoverAfterStart(records)).toEqual(
        crash < 3 ? { returned: 1, poisoned: 0 } : { returned: 0, poisoned: 1 },
      );
      expect(records.tasks.get(task.id).state).toBe(crash < 3 ? 'pending' : 'failed');
    }
  });
});

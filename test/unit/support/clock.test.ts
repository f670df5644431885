import { describe, expect, it } from 'vitest';
import { createVirtualClock, seededRandom } from '../../support/clock.ts';

describe('the virtual clock', () => {
  it('stands still until it is advanced', async () => {
    const clock = createVirtualClock(1000);
    await clock.advance(0);
    expect([clock.now(), clock.monotonic()]).toEqual([1000, 0]);
    await clock.advance(250);
    expect([clock.now(), clock.monotonic()]).toEqual([1250, 250]);
  });

  it('wakes sleepers in the order of their times, each at its own', async () => {
    const clock = createVirtualClock(0);
    const log: string[] = [];
    const nap = async (name: string, ms: number) => {
      await clock.sleep(ms);
      log.push(`${name} ${clock.now()}`);
    };
    const naps = [nap('c', 30), nap('a', 10), nap('b', 20), nap('b2', 20), nap('late', 100)];
    await clock.advance(50);
    expect(log).toEqual(['a 10', 'b 20', 'b2 20', 'c 30']);
    expect([clock.now(), clock.sleeping(), clock.nextWake()]).toEqual([50, 1, 100]);
    await clock.advance(50);
    await Promise.all(naps);
    expect(log.at(-1)).toBe('late 100');
  });

  it('runs sleeps that begin while time passes', async () => {
    const clock = createVirtualClock(0);
    const beats: number[] = [];
    const beat = async () => {
      for (let i = 0; i < 24; i += 1) {
        await clock.sleep(3_600_000);
        beats.push(clock.monotonic());
      }
    };
    const day = beat();
    await clock.advance(24 * 3_600_000);
    await day;
    expect(beats).toHaveLength(24);
    expect(beats[23]).toBe(24 * 3_600_000);
  });

  it('does not wake anyone early', async () => {
    const clock = createVirtualClock();
    let woke = false;
    const nap = clock.sleep(10).then(() => (woke = true));
    await clock.advance(9);
    expect(woke).toBe(false);
    await clock.advance(1);
    await nap;
    expect(woke).toBe(true);
  });

  it('lets a signal end a sleep with its reason', async () => {
    const clock = createVirtualClock();
    const stop = new AbortController();
    const nap = clock.sleep(10, stop.signal);
    stop.abort(new Error('shutdown'));
    await expect(nap).rejects.toThrow('shutdown');
    await expect(clock.sleep(10, stop.signal)).rejects.toThrow('shutdown');
    expect(clock.sleeping()).toBe(0);
  });

  it('lets the wall jump without touching sleeps or the monotonic time', async () => {
    const clock = createVirtualClock(1_000_000);
    const nap = clock.sleep(10);
    clock.setWall(0);
    expect([clock.now(), clock.monotonic(), clock.sleeping()]).toEqual([0, 0, 1]);
    await clock.advance(10);
    await nap;
    expect(clock.now()).toBe(10);
  });
});

const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));

describe('seeded chance', () => {
  it('repeats for a seed and differs between seeds', () => {
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it('is the published generator', () => {
    expect(seededRandom(0)() * 2 ** 32).toBe(1144304738);
  });

  it('stays in [0, 1) and is spread evenly', () => {
    const random = seededRandom(42);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i += 1) {
      const value = random();
      const tenth = Math.floor(value * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

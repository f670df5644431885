import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Random } from './domain/clock.ts';

/** The machine's own time and chance; the one place that reaches for them. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  },
};

export const systemRandom: Random = () => Math.random();

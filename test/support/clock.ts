import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock, Random } from '../../src-main/domain/clock.ts';

/** A clock that stands still until it is told to go on. */
export type VirtualClock = Clock & {
  /**
   * Lets time pass: wakes everyone whose sleep ends meanwhile, in the order of
   * their times, each seeing the time at which it asked to wake; sleeps that
   * they begin count too. Ends when all that they set going has settled.
   */
  readonly advance: (ms: number) => Promise<void>;
  /** Moves the wall time alone, as a person or a time server does; no one wakes. */
  readonly setWall: (epochMs: number) => void;
  /** How many sleep. */
  readonly sleeping: () => number;
  /** When the next one wakes, in monotonic milliseconds; null where no one sleeps. */
  readonly nextWake: () => number | null;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/** 1 January 2026, 00:00 UTC. */
const defaultStart = Date.UTC(2026, 0, 1);

/** Turns of the event loop in which promise chains, and what is ready in I/O, run out. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 3; i += 1) await nextTurn();
};

/** A virtual clock whose wall time begins at `start` (epoch ms) and whose monotonic time begins at 0. */
export const createVirtualClock = (start: number = defaultStart): VirtualClock => {
  let elapsed = 0;
  let wallOffset = start;
  // In the order of waking; of equal times, the one that fell asleep first wakes first.
  const sleepers: Sleeper[] = [];

  const add = (sleeper: Sleeper): void => {
    const behind = sleepers.findIndex((other) => other.at > sleeper.at);
    sleepers.splice(behind < 0 ? sleepers.length : behind, 0, sleeper);
  };

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const onAbort = (): void => {
        const at = sleepers.indexOf(sleeper);
        if (at >= 0) sleepers.splice(at, 1);
        reject(signal?.reason as Error);
      };
      const sleeper: Sleeper = {
        at: elapsed + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      add(sleeper);
    });

  const advance = async (ms: number): Promise<void> => {
    const until = elapsed + ms;
    await settle();
    for (let next = sleepers[0]; next !== undefined && next.at <= until; next = sleepers[0]) {
      sleepers.shift();
      elapsed = Math.max(elapsed, next.at);
      next.wake();
      await settle();
    }
    elapsed = Math.max(elapsed, until);
  };

  return {
    now: () => wallOffset + elapsed,
    monotonic: () => elapsed,
    sleep,
    advance,
    setWall: (epochMs) => {
      wallOffset = epochMs - elapsed;
    },
    sleeping: () => sleepers.length,
    nextWake: () => sleepers[0]?.at ?? null,
  };
};

/** Numbers in [0, 1) that a seed repeats: mulberry32 (Tommy Ettinger, public domain). */
export const seededRandom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

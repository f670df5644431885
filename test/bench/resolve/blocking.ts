import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Entity } from '../../../src-main/domain/name.ts';
import { createComputePool } from '../../../src-main/orchestrator/compute-pool.ts';
import { builtinPolicy } from '../../../src-main/resolve/index.ts';
import { systemClock } from '../../../src-main/system.ts';

/** Entries handed over at a time, as the app does. */
const partSize = 500;

function* partsOf(list: readonly Entity[]): Generator<readonly Entity[]> {
  for (let at = 0; at < list.length; at += partSize) yield list.slice(at, at + partSize);
}

/**
 * The longest that the app's own thread was held up (ms) while a list was
 * handed to the worker, indexed there, and asked for a name; and how long that took.
 */
export const blockedBy = async (
  list: readonly Entity[],
): Promise<{ longest_ms: number; took_ms: number }> => {
  const workerUrl = new URL('../../../src-main/orchestrator/compute-worker.ts', import.meta.url);
  const pool = createComputePool({ workerUrl, size: 1, clock: systemClock });
  const ask = () =>
    pool.resolve([{ kind: 'raga', value: 'tODi', site: null, batchId: null, composer: null }], builtinPolicy);
  // The worker is up before the watch begins: its start is no part of a change of the list.
  await ask();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  pool.setAuthority(1, () => partsOf(list));
  await ask();
  const took = performance.now() - started;
  delay.disable();
  await pool.close();
  return { longest_ms: Math.round(delay.max / 1e5) / 10, took_ms: Math.round(took) };
};

import { sleepOr } from '../../domain/clock.ts';
import type { Engine } from '../../engine.ts';
import type { Output } from './output.ts';

const progressEveryMs = 500;

/** Works until nothing is runnable, time is up or someone interrupts; says how it went on the way. */
export const workUntilIdle = async (
  engine: Engine,
  output: Output,
  interrupted: AbortSignal,
  forMs: number | null,
): Promise<'idle' | 'time' | 'interrupted'> => {
  const over = new AbortController();
  const stop = AbortSignal.any([interrupted, over.signal]);
  engine.start();
  const reporting = report(engine, output, stop);
  const idle = engine.dispatcher.whenIdle().then(() => 'idle' as const);
  const cut = sleepOr(engine.clock, forMs ?? 2 ** 31 - 1, stop).then((how) =>
    how === 'slept' ? ('time' as const) : ('interrupted' as const),
  );
  const end = await Promise.race([idle, cut]);
  over.abort();
  await reporting;
  output.endProgress();
  return end;
};

const report = async (engine: Engine, output: Output, stop: AbortSignal): Promise<void> => {
  while ((await sleepOr(engine.clock, progressEveryMs, stop)) === 'slept') {
    const sums = { done: 0, left: 0, blocked: 0, failed: 0 };
    for (const id of engine.records.batches.activeIds()) {
      const { tasks } = engine.records.batches.counts(id);
      sums.done += tasks.succeeded;
      sums.left += tasks.pending + tasks.running + tasks.retryable;
      sums.blocked += tasks.blocked;
      sums.failed += tasks.failed;
    }
    output.progress(
      `${sums.done} done, ${sums.left} to do, ${sums.blocked} waiting for a name, ${sums.failed} failed`,
    );
  }
};

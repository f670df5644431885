import PQueue from 'p-queue';
import type { JobKind } from '../domain/batch.ts';
import { type Clock, type Random, sleepOr } from '../domain/clock.ts';
import { AppError, toAppError } from '../domain/errors.ts';
import type { Pacer } from '../scrape/index.ts';
import type { Records } from '../store/index.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { Handler, Outcome } from './handler.ts';
import { createClaims } from './lanes.ts';
import { returnExpired } from './recovery.ts';
import { type SettleQueue, failure } from './settle-queue.ts';

/**
 * Keeps the lanes busy: pages at the pace that politeness allows, parsing as
 * many at a time as there are threads, names and preparation in chunks. It is
 * woken by commits and timers and never polls more often than once a second.
 */
export type DispatcherDeps = {
  readonly records: Records;
  readonly clock: Clock;
  readonly random: Random;
  readonly pacer: Pacer;
  readonly settle: SettleQueue;
  readonly ingest: Handler;
  readonly scrape: Handler;
  readonly extract: Handler;
  readonly resolve: (tasks: readonly TaskRow[]) => Promise<Outcome[]>;
  readonly prepare: Handler;
  readonly parseThreads: number;
  readonly concurrency: () => number;
  /** Told of every finished page fetch, for the service levels. */
  readonly onPage: (site: string, result: 'succeeded' | 'failed' | 'retried', ms: number) => void;
  /** The store refused a write: nothing is lost, but work stops until it is told to go on. */
  readonly onStoreFailure: (error: AppError) => void;
};

const leaseMs = 60_000;
const beatMs = 15_000;
const chunkSize = 50;
const safetyTickMs = 1000;

type InFlight = { readonly task: TaskRow; readonly abort: AbortController };

export const createDispatcher = (deps: DispatcherDeps, lanes: { readonly network: boolean }) => {
  const { records, clock, random, pacer, settle } = deps;
  const claims = createClaims(records, leaseMs);
  const inFlight = new Map<number, InFlight>();
  const parsing = new PQueue({ concurrency: deps.parseThreads });
  const chunks = new PQueue({ concurrency: 1 });
  const idleWaiters = new Set<() => void>();
  let stopping: AbortController | null = null;
  let loop: Promise<void> | null = null;
  let wake: () => void = () => undefined;
  let lastBeat = clock.monotonic();
  let halted: AppError | null = null;

  const settled = async (task: TaskRow, outcome: Outcome): Promise<void> => {
    try {
      await settle.settle(task, outcome);
    } catch (thrown) {
      halted = toAppError(thrown);
      deps.onStoreFailure(halted);
    }
  };

  const outcomeOfThrow = (thrown: unknown, task: TaskRow, signal: AbortSignal): Outcome =>
    signal.aborted
      ? () => ({ end: { state: 'pending', refund: true, reason: 'interrupted' } })
      : failure(toAppError(thrown), task, records, random);

  const run = async (task: TaskRow, work: Handler): Promise<void> => {
    const abort = new AbortController();
    inFlight.set(task.id, { task, abort });
    try {
      const outcome = await work(task, abort.signal).catch((thrown: unknown) =>
        outcomeOfThrow(thrown, task, abort.signal),
      );
      await settled(task, outcome);
    } finally {
      inFlight.delete(task.id);
      wake();
    }
  };

  const runChunk = async (tasks: readonly TaskRow[]): Promise<void> => {
    for (const task of tasks) inFlight.set(task.id, { task, abort: new AbortController() });
    try {
      const outcomes = await deps
        .resolve(tasks)
        .catch((thrown: unknown) => tasks.map((task) => failure(toAppError(thrown), task, records, random)));
      await Promise.all(
        tasks.map((task, i) =>
          settled(task, outcomes[i] ?? failure(new AppError('resolve.failed'), task, records, random)),
        ),
      );
    } finally {
      for (const task of tasks) inFlight.delete(task.id);
      wake();
    }
  };

  /** Fetches one page of a site that the pacer lets go, and tells it how that went. */
  const runPage = async (task: TaskRow): Promise<void> => {
    const started = clock.monotonic();
    await run(task, async (it, signal) => {
      try {
        const outcome = await deps.scrape(it, signal);
        pacer.finish(it.site, { ok: true });
        deps.onPage(it.site, 'succeeded', clock.monotonic() - started);
        return outcome;
      } catch (thrown) {
        const error = toAppError(thrown);
        // A site that is down costs its pages no attempt.
        const recorded = pacer.finish(it.site, { ok: false, error }) ?? error;
        deps.onPage(
          it.site,
          error.spec.class === 'retryable' ? 'retried' : 'failed',
          clock.monotonic() - started,
        );
        throw recorded;
      }
    });
  };

  const fillChunks = (): void => {
    const kinds: readonly JobKind[] = ['entity_resolution', 'review_prep', 'manifest_ingest'];
    for (const kind of kinds) {
      if (chunks.size > 0) return;
      const tasks = claims.claim(kind, null, kind === 'manifest_ingest' ? 1 : chunkSize);
      if (tasks.length === 0) continue;
      const handler = kind === 'manifest_ingest' ? deps.ingest : deps.prepare;
      void chunks.add(async () => {
        if (kind === 'entity_resolution') await runChunk(tasks);
        else await Promise.all(tasks.map((task) => run(task, handler)));
      });
    }
  };

  const fillParsing = (): void => {
    // A few claimed ahead keep every thread busy while outcomes are written.
    const room = deps.parseThreads * 2 - parsing.size - parsing.pending;
    if (room <= 0) return;
    for (const task of claims.claim('extract', null, room)) void parsing.add(() => run(task, deps.extract));
  };

  /** Starts as many pages as pace and concurrency allow; returns how long until another may start. */
  const fillPages = (): number | null => {
    if (!lanes.network) return null;
    const ready = claims.readyPages();
    for (;;) {
      const busy = [...inFlight.values()].filter(({ task }) => task.kind === 'scrape').length;
      if (busy >= deps.concurrency() || ready.size === 0) return null;
      const next = pacer.next(ready);
      if (next.kind !== 'go') return next.kind === 'wait' ? next.ms : null;
      const [task] = claims.claim('scrape', next.site, 1);
      if (task === undefined) {
        ready.delete(next.site);
        continue;
      }
      ready.set(next.site, (ready.get(next.site) ?? 1) - 1);
      if (ready.get(next.site) === 0) ready.delete(next.site);
      pacer.start(next.site);
      void runPage(task);
    }
  };

  /** Renews the leases of what is at work; after a sleep of the machine this comes before the watchdog. */
  const beat = (): void => {
    const since = clock.monotonic() - lastBeat;
    if (since < beatMs) return;
    lastBeat = clock.monotonic();
    const now = clock.now();
    records.store.write(() => {
      for (const { task } of inFlight.values()) records.tasks.renew(task, now + leaseMs);
    });
    returnExpired(records, now);
  };

  /** Could anything go on without a person? Pages of a blocked site could not. */
  const isIdle = (): boolean => {
    if (inFlight.size > 0 || chunks.size + chunks.pending + parsing.size + parsing.pending > 0) return false;
    if (halted !== null) return true;
    for (const batchId of records.batches.activeIds()) {
      const { byKind } = records.batches.counts(batchId);
      for (const kind of ['manifest_ingest', 'extract', 'entity_resolution', 'review_prep'] as const) {
        if (byKind[kind].pending + byKind[kind].retryable + byKind[kind].running > 0) return false;
      }
      if (lanes.network && byKind.scrape.retryable > 0) return false;
    }
    return !lanes.network || ![...claims.readyPages().keys()].some((site) => !pacer.isBlocked(site));
  };

  const tick = (): number => {
    if (halted !== null) return safetyTickMs;
    beat();
    const now = clock.now();
    const due = claims.promoteDue(now);
    fillChunks();
    fillParsing();
    const pace = fillPages();
    if (isIdle()) {
      for (const resolve of idleWaiters) resolve();
      idleWaiters.clear();
    }
    return Math.max(1, Math.min(safetyTickMs, pace ?? safetyTickMs, due === null ? safetyTickMs : due - now));
  };

  const spin = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const timer = new AbortController();
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const ms = guardedTick();
      await Promise.race([woken, sleepOr(clock, ms, timer.signal)]);
      timer.abort();
      // One turn of the loop lets settled work commit together before the next claims.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };

  const guardedTick = (): number => {
    try {
      return tick();
    } catch (thrown) {
      halted = toAppError(thrown);
      deps.onStoreFailure(halted);
      return safetyTickMs;
    }
  };

  return {
    start: (): void => {
      if (loop !== null) return;
      stopping = new AbortController();
      loop = spin(stopping.signal);
    },
    wake: (): void => wake(),
    /** Goes on after the store recovered (space was freed, the disk is back). */
    resume: (): void => {
      halted = null;
      wake();
    },
    haltedBy: (): AppError | null => halted,
    inFlight: (): number => inFlight.size,
    /** Resolves when nothing can go on without a person. */
    whenIdle: (): Promise<void> =>
      new Promise((resolve) => {
        idleWaiters.add(resolve);
        wake();
      }),
    /** Stops claiming, lets running work finish for `graceMs`, then takes it back with its attempt. */
    stop: async (graceMs: number): Promise<void> => {
      stopping?.abort();
      wake();
      await loop;
      loop = null;
      const finished = Promise.all([drained(), parsing.onIdle(), chunks.onIdle()]);
      const timer = new AbortController();
      await Promise.race([finished, sleepOr(clock, graceMs, timer.signal)]);
      timer.abort();
      for (const { abort } of inFlight.values()) abort.abort(new AppError('internal.interrupted'));
      await finished;
    },
  };

  async function drained(): Promise<void> {
    while (inFlight.size > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
};
export type Dispatcher = ReturnType<typeof createDispatcher>;

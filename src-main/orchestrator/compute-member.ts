import { Worker } from 'node:worker_threads';
import { type Clock, sleepOr } from '../domain/clock.ts';
import { AppError, isErrorCode } from '../domain/errors.ts';
import type { ComputeReply, ComputeRequest } from './compute.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type Job = Without<ComputeRequest, 'id'>;
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppError) => void };

/** A job that takes longer is stopped with its worker, which is started anew. */
const usualTimeoutMs = 20_000;

/** One worker that is started when first needed and again after it died. */
export const createMember = (workerUrl: URL, clock: Clock) => {
  let worker: Worker | null = null;
  let started = 0;
  let lastId = 0;
  let isStopped = false;
  const waiting = new Map<number, Waiting>();

  const fail = (error: AppError): void => {
    const lost = [...waiting.values()];
    waiting.clear();
    worker = null;
    for (const each of lost) each.reject(error);
  };

  const start = (): Worker => {
    started += 1;
    const fresh = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: 768 } });
    fresh.unref();
    fresh.on('message', (reply: ComputeReply) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (asked === undefined) return;
      if (reply.ok) asked.resolve(reply.value);
      else {
        const code = isErrorCode(reply.code) ? reply.code : 'internal.bug';
        asked.reject(new AppError(code, reply.detail === null ? {} : { detail: reply.detail }));
      }
    });
    fresh.on('error', (thrown) => {
      if (worker === fresh)
        fail(new AppError('internal.worker_died', { detail: String(thrown), cause: thrown }));
    });
    fresh.on('exit', () => {
      if (worker === fresh) fail(new AppError('internal.worker_died'));
    });
    worker = fresh;
    return fresh;
  };

  return {
    /** Counts the workers that took this place: a new one knows nothing of what the last was told. */
    generation: () => (worker === null ? started + 1 : started),
    /** @throws AppError of the job's own code; `extract.timeout`, `internal.worker_died` and, once stopped, `internal.interrupted`. */
    run: async (job: Job, timeoutMs = usualTimeoutMs): Promise<unknown> => {
      if (isStopped) throw new AppError('internal.interrupted');
      const target = worker ?? start();
      lastId += 1;
      const id = lastId;
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      const request: ComputeRequest = { ...job, id };
      target.ref();
      target.postMessage(request);
      const limit = new AbortController();
      try {
        const end = async (): Promise<void> => {
          // Whose time is up hears of that; the others in this worker, that it died.
          waiting.delete(id);
          await target.terminate();
        };
        return await Promise.race([answer, overdue(clock, timeoutMs, limit.signal, end)]);
      } finally {
        limit.abort();
        waiting.delete(id);
        if (waiting.size === 0) target.unref();
      }
    },
    /** Who still waits is told at once: a time limit left running would keep the program up. */
    stop: async () => {
      const last = worker;
      isStopped = true;
      fail(new AppError('internal.interrupted'));
      await last?.terminate();
    },
  };
};

export type Member = ReturnType<typeof createMember>;

/** Stops the worker when time is up; never settles when the answer came first. */
const overdue = async (
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  end: () => Promise<void>,
): Promise<never> => {
  if ((await sleepOr(clock, ms, signal)) === 'slept') {
    await end();
    throw new AppError('extract.timeout');
  }
  return new Promise<never>(() => undefined);
};

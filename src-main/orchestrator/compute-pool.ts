import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { z } from 'zod';
import { type Clock, sleepOr } from '../domain/clock.ts';
import { AppError, isErrorCode } from '../domain/errors.ts';
import { Extraction } from '../domain/krithi.ts';
import { type Entity, NameKind, Verdict } from '../domain/name.ts';
import type { Compute, ComputeReply, ComputeRequest } from './compute.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Job = Without<ComputeRequest, 'id'>;
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppError) => void };

const Hits = z.array(z.object({ id: z.string(), kind: NameKind, name: z.string(), matched: z.string() }));

export type PoolOptions = {
  /** The worker's module: source in a checkout, a bundle when packaged. */
  readonly workerUrl: URL;
  readonly size: number;
  /** A list whose synonyms are offered for names that the list in use does not have. */
  readonly known?: readonly Entity[];
  readonly clock: Clock;
  /** A job that takes longer is stopped with its worker, which is started anew. */
  readonly timeoutMs?: number;
};

/** A small pool of worker threads: one for names, which holds the index, and the others for pages. */
export const createComputePool = (options: PoolOptions): Compute => {
  const { size, timeoutMs = 20_000 } = options;
  const names = createMember(options, timeoutMs);
  const pages = Array.from({ length: Math.max(1, size) }, () => createMember(options, timeoutMs));
  const free = [...pages];
  const queue = new PQueue({ concurrency: pages.length });
  let authority: readonly Entity[] = [];
  let handedOver = -1;
  let newest = 0;

  /** The list is handed over once a version, and again when the worker had to be started anew. */
  const withAuthority = async (job: Job): Promise<unknown> => {
    const generation = names.generation() * 2 ** 32 + newest;
    if (handedOver !== generation) {
      handedOver = generation;
      await names.run({ do: 'authority', entities: authority, known: options.known ?? [] });
    }
    return names.run(job);
  };

  return {
    extract: async (input) =>
      Extraction.parse(
        await queue.add(async () => {
          const member = free.pop() ?? pages[0];
          if (member === undefined) throw new AppError('internal.worker_died');
          try {
            return await member.run({ do: 'extract', input });
          } finally {
            free.push(member);
          }
        }),
      ),
    setAuthority: (version, entities) => {
      newest = version;
      authority = entities;
    },
    resolve: async (queries, policy) =>
      z.array(Verdict).parse(await withAuthority({ do: 'resolve', queries, policy })),
    question: async (asked) => z.array(Verdict).parse(await withAuthority({ do: 'question', asked })),
    search: async (kind, text, limit) => Hits.parse(await withAuthority({ do: 'search', kind, text, limit })),
    close: async () => {
      await Promise.all([names, ...pages].map((member) => member.stop()));
    },
  };
};

/** One worker that is started when first needed and again after it died. */
const createMember = (options: PoolOptions, timeoutMs: number) => {
  let worker: Worker | null = null;
  let started = 0;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const fail = (error: AppError): void => {
    const lost = [...waiting.values()];
    waiting.clear();
    worker = null;
    for (const each of lost) each.reject(error);
  };

  const start = (): Worker => {
    started += 1;
    const fresh = new Worker(options.workerUrl, { resourceLimits: { maxOldGenerationSizeMb: 768 } });
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
    generation: () => (worker === null ? started + 1 : started),
    run: async (job: Job): Promise<unknown> => {
      const target = worker ?? start();
      lastId += 1;
      const id = lastId;
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      const request: ComputeRequest = { ...job, id };
      target.ref();
      target.postMessage(request);
      const limit = new AbortController();
      try {
        return await Promise.race([answer, overdue(options.clock, timeoutMs, limit.signal, target)]);
      } finally {
        limit.abort();
        waiting.delete(id);
        if (waiting.size === 0) target.unref();
      }
    },
    stop: async () => {
      const last = worker;
      worker = null;
      await last?.terminate();
    },
  };
};

/** Stops the worker when time is up; never settles when the answer came first. */
const overdue = async (clock: Clock, ms: number, signal: AbortSignal, worker: Worker): Promise<never> => {
  if ((await sleepOr(clock, ms, signal)) === 'slept') {
    await worker.terminate();
    throw new AppError('extract.timeout');
  }
  return new Promise<never>(() => undefined);
};

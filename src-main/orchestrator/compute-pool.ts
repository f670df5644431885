import PQueue from 'p-queue';
import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import { Extraction } from '../domain/krithi.ts';
import { type Entity, NameKind, Verdict } from '../domain/name.ts';
import { type Job, createMember } from './compute-member.ts';
import { createNamesMember } from './compute-names.ts';
import type { Compute } from './compute.ts';

const Hits = z.array(z.object({ id: z.string(), kind: NameKind, name: z.string(), matched: z.string() }));

const Words = z.object({ before: z.string(), match: z.string(), after: z.string() });

export type PoolOptions = {
  /** The worker's module: source in a checkout, a bundle when packaged. */
  readonly workerUrl: URL;
  readonly size: number;
  /** A list whose synonyms are offered for names that the list in use does not have. */
  readonly known?: readonly Entity[];
  readonly clock: Clock;
};

/** Looking through a list of 100,000 names takes a while. */
const studyTimeoutMs = 300_000;

/** A small pool of worker threads: one for names, which holds the index, and the others for pages. */
export const createComputePool = (options: PoolOptions): Compute => {
  const { workerUrl, clock } = options;
  const namesMember = createMember(workerUrl, clock);
  const names = createNamesMember(namesMember, clock, options.known ?? []);
  const studies = createMember(workerUrl, clock);
  const pages = Array.from({ length: Math.max(1, options.size) }, () => createMember(workerUrl, clock));
  const free = [...pages];
  const queue = new PQueue({ concurrency: pages.length });

  const onPages = (job: Job, priority: number): Promise<unknown> =>
    queue.add(
      async () => {
        const member = free.pop() ?? pages[0];
        if (member === undefined) throw new AppError('internal.worker_died');
        try {
          return await member.run(job);
        } finally {
          free.push(member);
        }
      },
      { priority },
    );

  return {
    extract: async (input) => Extraction.parse(await onPages({ do: 'extract', input }, 0)),
    snippet: async (input) => Words.parse(await onPages({ do: 'snippet', input }, 1)),
    setAuthority: names.setAuthority,
    resolve: async (queries, policy) =>
      z.array(Verdict).parse(await names.withNewest({ do: 'resolve', queries, policy })),
    question: async (asked) => z.array(Verdict).parse(await names.withNewest({ do: 'question', asked })),
    search: async (kind, text, limit) => Hits.parse(await names.soon({ do: 'search', kind, text, limit })),
    study: (of) => studies.run({ do: 'study', of }, studyTimeoutMs),
    close: async () => {
      await Promise.all([namesMember, studies, ...pages].map((member) => member.stop()));
    },
  };
};

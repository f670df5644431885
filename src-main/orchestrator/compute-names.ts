import { type Clock, sleepOr } from '../domain/clock.ts';
import type { Entity } from '../domain/name.ts';
import type { Job, Member } from './compute-member.ts';

/** The list in parts, read when they are handed over: no part holds others up for long. */
export type AuthorityParts = () => Iterable<readonly Entity[]>;

/** A list of hundreds of thousands of spellings takes some seconds to index, more on a busy machine. */
const indexTimeoutMs = 180_000;

/** How long a search waits for a list that is being handed over before it asks the last one. */
const patienceMs = 300;

/**
 * The worker for names, which holds the index of the authority list. The list
 * goes over part by part, once a version and again when the worker had to be
 * started anew, and is indexed while the last index still answers searches.
 */
export const createNamesMember = (member: Member, clock: Clock, known: readonly Entity[]) => {
  let parts: AuthorityParts = () => [];
  let newest = 0;
  let wanted = '';
  /** Ends with what went wrong, if anything: who waits for the list throws it. */
  let handing: Promise<unknown> = Promise.resolve(null);
  let hasIndex = false;

  const handOver = async (): Promise<null> => {
    await member.run({ do: 'authority.begin', known });
    for (const entities of parts()) await member.run({ do: 'authority.part', entities });
    await member.run({ do: 'authority.index' }, indexTimeoutMs);
    hasIndex = true;
    return null;
  };

  const current = (): Promise<unknown> => {
    const now = `${member.generation()}/${newest}`;
    if (now !== wanted) {
      if (!now.startsWith(`${wanted.split('/')[0] ?? ''}/`)) hasIndex = false;
      wanted = now;
      // One after the other: two lists must not be mixed.
      handing = handing.then(handOver).catch((thrown: unknown) => {
        wanted = '';
        return thrown;
      });
    }
    return handing;
  };

  const withNewest = async (job: Job): Promise<unknown> => {
    const failure = await current();
    if (failure !== null) throw failure;
    return member.run(job);
  };

  return {
    setAuthority: (version: number, of: AuthorityParts): void => {
      newest = version;
      parts = of;
    },
    withNewest,
    /** Answers from the last list where the newest takes its time. */
    soon: async (job: Job): Promise<unknown> => {
      const list = current();
      if (hasIndex) {
        const patience = new AbortController();
        await Promise.race([list, sleepOr(clock, patienceMs, patience.signal)]);
        patience.abort();
        if (hasIndex) return member.run(job);
      }
      return withNewest(job);
    },
  };
};

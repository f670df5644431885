import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NameQuery, Verdict } from '../../domain/name.ts';
import type { Engine } from '../../engine.ts';
import { type ServiceCandidate, candidatesByProperties, candidatesOf } from './candidates.ts';
import { serviceLimits } from './limits.ts';
import type { List } from './list.ts';
import type { ServiceQuery } from './query.ts';

/** Queries handed to the resolver at once: small, so that a search from the app is never long in coming. */
const slice = 10;

/** The composer of the krithi, where the query names one: evidence for a raga. */
const composerOf = ({ properties }: ServiceQuery): string | null => {
  const [given] = properties.find(({ pid }) => pid === 'composer')?.values ?? [];
  if (given === undefined) return null;
  return typeof given === 'object' ? (given.name ?? null) : String(given);
};

const isName = ({ text }: ServiceQuery): boolean => text !== '' && text.length <= serviceLimits.nameChars;

const questionsOf = (query: ServiceQuery): NameQuery[] =>
  isName(query)
    ? query.kinds.map((kind) => ({
        kind,
        value: query.text,
        site: null,
        batchId: null,
        composer: composerOf(query),
      }))
    : [];

/**
 * Answers a batch, each query by itself. Names are judged away from this
 * thread, and between queries others have their turn.
 * @param isGone tells that nobody waits for the answer any more.
 */
export const reconcile = async (
  names: Engine['names'],
  list: List,
  batch: ReadonlyMap<string, ServiceQuery>,
  isGone: () => boolean,
): Promise<Record<string, { readonly result: ServiceCandidate[] }>> => {
  const results: [string, { readonly result: ServiceCandidate[] }][] = [];
  const queries = [...batch];
  for (let at = 0; at < queries.length && !isGone(); at += slice) {
    const some = queries
      .slice(at, at + slice)
      .map(([key, query]) => ({ key, query, asked: questionsOf(query) }));
    const asked = some.flatMap((each) => each.asked);
    const verdicts: Verdict[] = asked.length === 0 ? [] : await names.judge(asked);
    let from = 0;
    for (const { key, query, asked: own } of some) {
      const given = verdicts.slice(from, from + own.length);
      from += own.length;
      const isByProperties = query.text === '' && query.properties.length > 0;
      const result = isByProperties
        ? await candidatesByProperties(list, query)
        : await candidatesOf(list, query, given);
      results.push([key, { result }]);
      await nextTurn();
    }
  }
  // Not an object literal: a key may be `__proto__`.
  return Object.fromEntries(results);
};

import type { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../src-main/contract/live.ts';
import { orpc } from './api.ts';

/** Answers that only stand for the question asked: a dry run is not read anew behind a person's back. */
const isKept = (key: readonly unknown[]): boolean => {
  const path: unknown = key[0];
  return Array.isArray(path) && path.join('.') === 'batches.preview';
};

/** Reads the shown queries of a topic anew; resolves when they are. */
export const invalidateTopic = (queries: QueryClient, topic: Topic): Promise<void> =>
  queries.invalidateQueries({ queryKey: orpc[topic].key(), predicate: ({ queryKey }) => !isKept(queryKey) });

/** Asks again what failed, as after a time without a line. */
export const retryFailed = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });

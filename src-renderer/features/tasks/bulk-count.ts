import type { TaskFilter } from '../../../src-main/contract/tasks.ts';
import type { TaskState } from './filter.ts';

export type BulkKind = 'retry' | 'cancel';
export type StateCount = { readonly state: TaskState; readonly count: number };

/** States that an action can do something about. */
const reach: Readonly<Record<BulkKind, readonly TaskState[]>> = {
  retry: ['failed', 'retryable', 'blocked'],
  cancel: ['pending', 'running', 'retryable', 'blocked', 'failed'],
};

const waiting = 'resolve.waiting';

/**
 * How much of what matches a filter an action would touch, by state: what is done already is not
 * tried again, and what waits for a name is settled by deciding the name.
 *
 * @param total how much matches a filter; asked with the smallest page.
 */
export const countMatching = async (
  kind: BulkKind,
  filter: TaskFilter,
  total: (filter: TaskFilter & { readonly limit: number }) => Promise<number>,
): Promise<readonly StateCount[]> => {
  if (kind === 'retry' && filter.reason === waiting) return [];
  const states = reach[kind].filter((state) => filter.state === undefined || filter.state === state);
  const counts: StateCount[] = [];
  for (const state of states) {
    let count = await total({ ...filter, state, limit: 1 });
    if (kind === 'retry' && state === 'blocked' && filter.reason === undefined)
      count -= await total({ ...filter, state, reason: waiting, limit: 1 });
    if (count > 0) counts.push({ state, count });
  }
  return counts;
};

import { describe, expect, it } from 'vitest';
import { countMatching } from '../../../../src-renderer/features/tasks/bulk-count.ts';
import { canRetry } from '../../../../src-renderer/features/tasks/filter.ts';
import type { TaskFilter } from '../../../../src-main/contract/tasks.ts';
import { canMove } from '../../../../src-main/domain/transitions.ts';
import { taskStates } from '../../../../src-main/domain/batch.ts';

const work = taskStates.flatMap((state, n) =>
  Array.from({ length: n + 2 }, (_, at) => ({
    state,
    reason: state === 'blocked' ? (at === 0 ? 'http.forbidden' : 'resolve.waiting') : null,
  })),
);
const total = ({ state, reason }: TaskFilter): Promise<number> =>
  Promise.resolve(
    work.filter(
      (task) =>
        (state === undefined || task.state === state) && (reason === undefined || task.reason === reason),
    ).length,
  );
const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((all, { count }) => all + count, 0);

describe('how much a bulk action would touch', () => {
  it('is exactly what a retry can do something about', async () => {
    const retryable = work.filter(({ state, reason }) =>
      canRetry({ state, error: reason === null ? null : { code: reason, message: '' } }),
    );
    expect(sum(await countMatching('retry', {}, total))).toBe(retryable.length);
  });

  it('is exactly what the table of transitions lets be cancelled', async () => {
    const open = work.filter(({ state }) => canMove('task', state, 'cancelled'));
    expect(sum(await countMatching('cancel', {}, total))).toBe(open.length);
  });

  it('stays within the filter', async () => {
    expect(await countMatching('retry', { state: 'succeeded' }, total)).toEqual([]);
    expect(await countMatching('retry', { state: 'blocked' }, total)).toEqual([
      { state: 'blocked', count: 1 },
    ]);
    expect(await countMatching('retry', { reason: 'resolve.waiting' }, total)).toEqual([]);
    expect(await countMatching('cancel', { state: 'failed' }, total)).toEqual([
      { state: 'failed', count: await total({ state: 'failed' }) },
    ]);
  });
});

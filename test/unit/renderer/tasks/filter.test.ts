import { describe, expect, it } from 'vitest';
import {
  bulkActionsOf,
  canRetry,
  readFilter,
  toTaskFilter,
} from '../../../../src-renderer/features/tasks/filter.ts';
import { TaskFilter } from '../../../../src-main/contract/tasks.ts';
import { jobKinds, taskStates as allStates } from '../../../../src-main/domain/batch.ts';
import { taskKinds, taskStates } from '../../../../src-renderer/features/tasks/filter.ts';

describe('the filter of the work table', () => {
  it('offers every state and every step that the engine knows', () => {
    expect(taskStates.toSorted()).toEqual([...allStates].toSorted());
    expect(taskKinds.toSorted()).toEqual([...jobKinds].toSorted());
  });

  it('is read from an address and taken by the engine as it is', () => {
    const filter = readFilter({
      state: 'failed',
      kind: 'scrape',
      site: 'a.example',
      reason: 'http.not_found',
      text: 'nidhi',
    });
    expect(TaskFilter.parse(toTaskFilter('b1', filter))).toEqual({
      batch: 'b1',
      state: 'failed',
      kind: 'scrape',
      site: 'a.example',
      reason: 'http.not_found',
      text: 'nidhi',
    });
  });

  it('keeps what was typed even where the address reads it as a number', () => {
    expect(readFilter({ text: 72 })).toEqual({ text: '72' });
  });

  it('leaves out what no engine would understand', () => {
    expect(readFilter({ state: 'exploded', kind: 7, text: '   ', site: null, tab: 'rows' })).toEqual({});
  });

  it('offers a retry only where one could do something', () => {
    expect(canRetry({ state: 'failed', error: null })).toBe(true);
    expect(canRetry({ state: 'retryable', error: null })).toBe(true);
    expect(canRetry({ state: 'blocked', error: { code: 'http.forbidden', message: '' } })).toBe(true);
    expect(canRetry({ state: 'blocked', error: { code: 'resolve.waiting', message: '' } })).toBe(false);
    expect(canRetry({ state: 'succeeded', error: null })).toBe(false);
    expect(canRetry({ state: 'cancelled', error: null })).toBe(false);
  });

  it('offers no bulk action that could touch nothing', () => {
    expect(bulkActionsOf({ state: 'succeeded' })).toEqual({ retry: false, cancel: false });
    expect(bulkActionsOf({ state: 'pending' })).toEqual({ retry: false, cancel: true });
    expect(bulkActionsOf({ state: 'blocked', reason: 'resolve.waiting' })).toEqual({
      retry: false,
      cancel: true,
    });
    expect(bulkActionsOf({})).toEqual({ retry: true, cancel: true });
  });
});

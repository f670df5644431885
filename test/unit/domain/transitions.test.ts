import { describe, expect, it } from 'vitest';
import { batchStates, krithiStates, taskStates } from '../../../src-main/domain/batch.ts';
import { assertMove, canMove, sourcesOf } from '../../../src-main/domain/transitions.ts';

describe('transitions', () => {
  it('never let a cancelled batch or task live again', () => {
    expect(batchStates.filter((to) => canMove('batch', 'cancelled', to))).toEqual([]);
    expect(taskStates.filter((to) => canMove('task', 'cancelled', to))).toEqual([]);
  });

  it('resume a batch only from a pause, and reopen a finished one only as running', () => {
    expect(sourcesOf('batch', 'running').toSorted()).toEqual(['failed', 'paused', 'pending', 'succeeded']);
    expect(canMove('batch', 'succeeded', 'paused')).toBe(false);
  });

  it('let only a claim start a task, and only a running task succeed, fail or block', () => {
    expect(sourcesOf('task', 'running')).toEqual(['pending']);
    expect(sourcesOf('task', 'succeeded')).toEqual(['running']);
    expect(sourcesOf('task', 'blocked')).toEqual(['running']);
  });

  it('publish nothing that was not approved', () => {
    expect(sourcesOf('krithi', 'published')).toEqual(['approved']);
    expect(sourcesOf('krithi', 'approved').toSorted()).toEqual(['in_review', 'published']);
  });

  it('are never from a state to itself', () => {
    for (const state of krithiStates) expect(canMove('krithi', state, state)).toBe(false);
  });

  it('throw by name when they are not in the table', () => {
    expect(() => assertMove('batch', 'cancelled', 'running')).toThrow('cancelled to running');
  });
});

import { describe, expect, it } from 'vitest';
import { stages as allStages } from '../../../../src-main/contract/batches.ts';
import { krithiStates, taskStates } from '../../../../src-main/domain/batch.ts';
import {
  actionOfKey,
  actionsOf,
  stateWords,
} from '../../../../src-renderer/features/batches/batch-actions.ts';
import {
  plainSearch,
  readBatchSearch,
  searchOfStage,
  toSearch,
} from '../../../../src-renderer/features/batches/batch-search.ts';
import { filledStages, stageOrder } from '../../../../src-renderer/features/batches/stages.ts';
import type { BatchSummary } from '../../../../src-main/contract/batches.ts';

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const batch = (
  state: BatchSummary['state'],
  more: {
    tasks?: Partial<BatchSummary['tasks']>;
    stages?: Partial<BatchSummary['stages']>;
    archived?: boolean;
  } = {},
) => ({
  state,
  archived: more.archived ?? false,
  tasks: { ...zeros(taskStates), ...more.tasks },
  stages: { ...zeros(allStages), ...more.stages },
});

describe('stages', () => {
  it('are those of the engine, in its order', () => {
    expect(stageOrder).toEqual(allStages);
  });

  it('show only what holds something', () => {
    const { stages } = batch('running', { stages: { failed: 2, queued: 5 } });
    expect(filledStages(stages)).toEqual([
      { stage: 'queued', count: 5 },
      { stage: 'failed', count: 2 },
    ]);
  });

  it('lead each to a list of its own, which its address brings back', () => {
    const addresses = new Set<string>();
    for (const stage of stageOrder) {
      const search = searchOfStage(stage);
      expect(readBatchSearch(toSearch(search))).toEqual(search);
      addresses.add(JSON.stringify(toSearch(search)));
      expect([...krithiStates, null]).toContain(search.krithis);
    }
    expect(addresses.size).toBe(stageOrder.length);
  });
});

describe('the address of a batch page', () => {
  it('is bare for the plain page', () => {
    expect(toSearch(plainSearch)).toEqual({});
    expect(readBatchSearch({})).toEqual(plainSearch);
  });

  it('brings back the open piece of work as a number, whatever it was written as', () => {
    expect(readBatchSearch({ task: '17' }).task).toBe(17);
    expect(readBatchSearch({ task: 17 }).task).toBe(17);
    expect(readBatchSearch({ task: 'x' }).task).toBeNull();
    expect(readBatchSearch({ task: -3 }).task).toBeNull();
  });
});

describe('what can be done with a batch', () => {
  it('pauses what moves and nothing else', () => {
    expect(actionsOf(batch('running', { tasks: { pending: 4 } }))).toContain('pause');
    expect(actionsOf(batch('running', { tasks: { blocked: 4 } }))).not.toContain('pause');
    expect(actionsOf(batch('succeeded'))).not.toContain('pause');
  });

  it('resumes only what is paused', () => {
    expect(actionsOf(batch('paused', { tasks: { pending: 4 } }))).toContain('resume');
    expect(actionsOf(batch('cancelled'))).not.toContain('resume');
  });

  it('cancels only what is not finished', () => {
    expect(actionsOf(batch('running', { tasks: { blocked: 1 } }))).toContain('cancel');
    expect(actionsOf(batch('succeeded'))).not.toContain('cancel');
    expect(actionsOf(batch('cancelled'))).not.toContain('cancel');
  });

  it('retries where something failed, but never in a cancelled batch', () => {
    expect(actionsOf(batch('failed', { tasks: { failed: 1 } }))).toContain('retry');
    expect(actionsOf(batch('succeeded'))).not.toContain('retry');
    expect(actionsOf(batch('cancelled', { tasks: { failed: 1 } }))).not.toContain('retry');
  });

  it('can always delete, and archive or bring back', () => {
    expect(actionsOf(batch('succeeded'))).toEqual(['archive', 'delete']);
    expect(actionsOf(batch('succeeded', { archived: true }))).toEqual(['unarchive', 'delete']);
  });

  it('has one key to pause and to go on, and none for what would do nothing', () => {
    expect(actionOfKey('p', batch('running', { tasks: { running: 1 } }))).toBe('pause');
    expect(actionOfKey('p', batch('paused'))).toBe('resume');
    expect(actionOfKey('p', batch('succeeded'))).toBeNull();
    expect(actionOfKey('r', batch('succeeded'))).toBeNull();
    expect(actionOfKey('Delete', batch('succeeded'))).toBe('delete');
    expect(actionOfKey('toString', batch('running'))).toBeNull();
  });

  it('says that a batch waits for a person when nothing else is left to do', () => {
    expect(stateWords(batch('running', { tasks: { blocked: 9 }, stages: { blocked: 9 } }))).toBe(
      'waits for you',
    );
    expect(stateWords(batch('running', { tasks: { pending: 9 }, stages: { queued: 9 } }))).toBe('under way');
  });
});

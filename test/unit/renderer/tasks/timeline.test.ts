import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../../src-renderer/features/tasks/timeline.ts';
import type { TaskDetail } from '../../../../src-main/contract/tasks.ts';

const event = (seq: number, more: Partial<TaskDetail['events'][number]>): TaskDetail['events'][number] => ({
  seq,
  at: seq,
  actor: 'krithi-desk',
  type: 'task.moved',
  batch: 'b',
  task: 1,
  krithi: 'k',
  from: null,
  to: null,
  reason: null,
  data: {},
  ...more,
});

describe('the timeline of a piece of work', () => {
  const moments = timelineOf({
    attempts: [
      {
        number: 1,
        startedAt: 20,
        endedAt: 1520,
        outcome: 'retryable',
        code: 'http.unavailable',
        message: 'The site is not available just now.',
      },
      { number: 2, startedAt: 4000, endedAt: null, outcome: null, code: null, message: null },
    ],
    events: [
      event(10, { type: 'task.created', to: 'pending' }),
      event(20, { from: 'pending', to: 'running' }),
      event(1520, { from: 'running', to: 'retryable', reason: 'http.unavailable' }),
      event(3000, { from: 'retryable', to: 'pending', actor: 'Lakshmi', reason: 'retry' }),
      event(4000, { from: 'pending', to: 'running' }),
    ],
  });

  it('tells everything once, oldest first', () => {
    expect(moments.map((moment) => moment.text)).toEqual([
      'Was put in line',
      'Try 1: will be tried again',
      'tried again later → waits its turn',
      'Try 2: still under way',
    ]);
  });

  it('says why, how long it took, and by whom where it was a person', () => {
    expect(moments[1]).toMatchObject({ took: 1500, why: 'The site is not available just now.', who: null });
    expect(moments[2]).toMatchObject({ who: 'Lakshmi', why: 'retry' });
    expect(moments[3]?.took).toBeNull();
  });

  it('shows no code of the machine to a person', () => {
    const [moment] = timelineOf({
      attempts: [],
      events: [event(1, { from: 'blocked', to: 'pending', reason: 'resolve.waiting' })],
    });
    expect(moment?.why).toBe('');
  });
});

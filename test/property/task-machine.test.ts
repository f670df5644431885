import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskStates } from '../../src-main/domain/batch.ts';
import { recoverAfterStart } from '../../src-main/orchestrator/recovery.ts';
import { refreshBatch } from '../../src-main/orchestrator/batch-state.ts';
import { createBatchControl } from '../../src-main/orchestrator/batch-control.ts';
import { type Records, openRecords } from '../../src-main/store/index.ts';
import type { TaskRow } from '../../src-main/store/tasks.ts';
import { AppError } from '../../src-main/domain/errors.ts';
import { systemClock } from '../../src-main/system.ts';
import { tempFolder } from '../support/temp.ts';
import { makeBatch, makeKrithi } from '../support/store/make.ts';
import { migrationsDir } from '../support/store/open-test-store.ts';

/** Anything that can happen to a batch, in any order, crash included. */
const move = fc.oneof(
  fc.record({ do: fc.constant('claim' as const), n: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    do: fc.constant('end' as const),
    to: fc.constantFrom('succeeded', 'failed', 'blocked', 'retryable'),
  }),
  fc.record({ do: fc.constantFrom('stale end', 'promote', 'crash', 'retry', 'cancel') }),
  fc.record({ do: fc.constantFrom('pause', 'resume', 'delete', 'restore') }),
);

const guarded = (work: () => unknown): void => {
  try {
    work();
  } catch (thrown) {
    if (
      !(thrown instanceof AppError) ||
      (thrown.code !== 'store.bad_transition' && thrown.code !== 'store.not_found')
    )
      throw thrown;
  }
};

/** A worker that lost its lease speaks late: nothing may change. */
const lateWordIsIgnored = (records: Records, task: TaskRow): void => {
  const before = records.tasks.get(task.id).state;
  expect(records.store.write(() => records.tasks.end(task, { state: 'succeeded' }))).toBe(false);
  expect(records.tasks.get(task.id).state).toBe(before);
};

/** What must hold whatever happened. */
const checkInvariants = (records: Records, batch: string, tasks: number): void => {
  expect(records.batches.drift()).toEqual([]);
  const rows = records.store.db
    .prepare<[], { state: string; token: number | null; finished: number | null }>(
      'SELECT state, lease_token AS token, finished_at AS finished FROM task',
    )
    .all();
  expect(rows).toHaveLength(tasks);
  for (const row of rows) {
    expect(row.state === 'running').toBe(row.token !== null);
    expect(['succeeded', 'failed', 'cancelled'].includes(row.state)).toBe(row.finished !== null);
  }
  const counts = records.batches.counts(batch).tasks;
  expect(taskStates.reduce((sum, state) => sum + counts[state], 0)).toBe(tasks);
  // The log tells the same story: the last move of each task is its state.
  const told = records.store.db
    .prepare<[], { id: number; state: string; told: string }>(
      `SELECT t.id, t.state, (SELECT e.to_state FROM event e WHERE e.task_id = t.id AND e.to_state IS NOT NULL ORDER BY e.seq DESC LIMIT 1) AS told FROM task t`,
    )
    .all();
  for (const row of told) expect(row.told).toBe(row.state);
};

describe('tasks under any order of events', () => {
  it('keep leases, counts and log in step, and never finish twice', () => {
    const run = (): void =>
      fc.assert(
        fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
          const folder = tempFolder();
          const open = (): Records =>
            openRecords({ dataDir: folder.path, migrationsDir, appVersion: 'test', clock: systemClock });
          let records = open();
          try {
            const batch = makeBatch(records);
            const links = Array.from(
              { length: 6 },
              (_, i) => `http://guru-guha.blogspot.com/2007/07/${i}.html`,
            );
            for (const link of links) makeKrithi(records, batch, link);
            let held: TaskRow[] = [];
            let stale: TaskRow[] = [];
            for (const step of moves) {
              const control = createBatchControl(records);
              switch (step.do) {
                case 'claim':
                  if (records.batches.activeIds().includes(batch)) {
                    held.push(
                      ...records.store.write(() =>
                        records.tasks.claim(batch, 'scrape', null, step.n, 60_000),
                      ),
                    );
                  }
                  break;
                case 'end': {
                  const task = held.shift();
                  if (task !== undefined) {
                    records.store.write(() => {
                      records.tasks.end(task, {
                        state: step.to,
                        code: step.to === 'succeeded' ? null : 'internal.bug',
                        notBefore: 0,
                      });
                      refreshBatch(records, batch);
                    });
                    stale.push(task);
                  }
                  break;
                }
                case 'stale end': {
                  const task = stale.at(0);
                  if (task !== undefined) lateWordIsIgnored(records, task);
                  break;
                }
                case 'promote':
                  records.store.write(() => {
                    for (const task of records.tasks.due(Number.MAX_SAFE_INTEGER, 100))
                      records.tasks.move(task, 'pending', 'test', 'due');
                  });
                  break;
                case 'crash':
                  records.store.close();
                  records = open();
                  recoverAfterStart(records);
                  if (records.batches.find(batch) === null) return;
                  stale = [...stale, ...held];
                  held = [];
                  break;
                case 'retry':
                  control.retry({ batch }, 'test');
                  break;
                case 'cancel':
                  guarded(() => control.cancel(batch, 'test'));
                  stale = [...stale, ...held.filter((t) => records.tasks.get(t.id).state !== 'running')];
                  held = held.filter((t) => records.tasks.get(t.id).state === 'running');
                  break;
                default:
                  guarded(() => control[step.do](batch, 'test'));
              }
              checkInvariants(records, batch, links.length);
            }
          } finally {
            records.store.close();
            folder.remove();
          }
        }),
        { numRuns: 150 },
      );
    expect(run).not.toThrow();
  });
});

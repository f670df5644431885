import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { movingOf } from './stages.ts';
import { batchWords as words } from '../../words/batches.ts';

export type BatchAction = keyof typeof words.actions;

type Standing = Pick<BatchSummary, 'state' | 'archived' | 'tasks' | 'stages'>;

/** What can be done with a batch as it stands; what would do nothing is not offered. */
export const actionsOf = (batch: Standing): readonly BatchAction[] => {
  const { state, archived, tasks } = batch;
  const isOpen = state === 'pending' || state === 'running';
  const actions: BatchAction[] = [];
  if (isOpen && isMoving(batch)) actions.push('pause');
  if (state === 'paused') actions.push('resume');
  if (state !== 'cancelled' && tasks.failed + tasks.retryable > 0) actions.push('retry');
  if (isOpen || state === 'paused') actions.push('cancel');
  actions.push(archived ? 'unarchive' : 'archive', 'delete');
  return actions;
};

/** Is anything going on that needs no person? */
export const isMoving = ({ tasks, stages }: Pick<Standing, 'tasks' | 'stages'>): boolean =>
  tasks.pending + tasks.running + tasks.retryable > 0 || movingOf(stages) > 0;

/** The state in words: "under way" only while something moves. */
export const stateWords = (batch: Standing): string =>
  batch.state === 'running' && !isMoving(batch) ? words.waitsForYou : words.states[batch.state];

export const stateShape = (batch: Standing): string =>
  batch.state === 'running' && !isMoving(batch) ? '◆' : words.stateShape[batch.state];

/** Keys of the list, by what they do; `p` pauses or goes on, whichever applies. */
const keyed: ReadonlyMap<string, readonly BatchAction[]> = new Map([
  ['p', ['pause', 'resume']],
  ['r', ['retry']],
  ['a', ['archive', 'unarchive']],
  ['c', ['cancel']],
  ['Delete', ['delete']],
  ['Backspace', ['delete']],
]);

/** What a key does to this batch; null when it does nothing. */
export const actionOfKey = (key: string, batch: Standing): BatchAction | null => {
  const offered = actionsOf(batch);
  return keyed.get(key)?.find((action) => offered.includes(action)) ?? null;
};

import type { BatchState, KrithiState, TaskState } from './batch.ts';
import { AppError } from './errors.ts';

/**
 * The one table of what may follow what. Anything else throws: a transition
 * that is not written here is a bug, never a wish.
 */
const batch: Record<BatchState, readonly BatchState[]> = {
  pending: ['running', 'paused', 'failed', 'cancelled', 'succeeded'],
  running: ['paused', 'succeeded', 'failed', 'cancelled'],
  paused: ['running', 'cancelled'],
  // A retry, a re-parse or a reverted decision opens a finished batch again.
  succeeded: ['running'],
  failed: ['running', 'cancelled'],
  cancelled: [],
};

const task: Record<TaskState, readonly TaskState[]> = {
  pending: ['running', 'cancelled'],
  running: ['succeeded', 'retryable', 'failed', 'blocked', 'cancelled', 'pending'],
  retryable: ['pending', 'cancelled', 'failed'],
  blocked: ['pending', 'cancelled'],
  failed: ['pending', 'cancelled'],
  // Work is repeated on purpose: re-parse after a better extractor, re-resolve after a revert.
  succeeded: ['pending'],
  cancelled: [],
};

const krithi: Record<KrithiState, readonly KrithiState[]> = {
  pending: ['in_review', 'rejected', 'superseded'],
  in_review: ['approved', 'rejected', 'pending', 'superseded'],
  approved: ['in_review', 'published', 'rejected', 'pending', 'superseded'],
  rejected: ['in_review', 'pending', 'superseded'],
  published: ['in_review', 'approved', 'pending', 'superseded'],
  // Only by taking back that it is the same work as another one.
  superseded: ['in_review'],
};

const tables = { batch, task, krithi } as const;

type Machines = { batch: BatchState; task: TaskState; krithi: KrithiState };
export type Machine = keyof Machines;

const allowed = <M extends Machine>(machine: M, from: Machines[M]): readonly Machines[M][] => {
  const table = tables[machine] as Readonly<Record<string, readonly Machines[M][]>>;
  return table[from] ?? [];
};

/** May `machine` go from one state to the other? The same state is never a transition. */
export const canMove = <M extends Machine>(machine: M, from: Machines[M], to: Machines[M]): boolean =>
  allowed(machine, from).includes(to);

/** Every state from which `to` may be reached: what a guarded UPDATE puts in its WHERE. */
export const sourcesOf = <M extends Machine>(machine: M, to: Machines[M]): readonly Machines[M][] =>
  (Object.keys(tables[machine]) as Machines[M][]).filter((from) => canMove(machine, from, to));

/** Throws `store.bad_transition` unless the move is in the table. */
export const assertMove = <M extends Machine>(machine: M, from: Machines[M], to: Machines[M]): void => {
  if (!canMove(machine, from, to)) {
    throw new AppError('store.bad_transition', { detail: `${machine}: ${from} to ${to}` });
  }
};

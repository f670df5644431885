import { useSyncExternalStore } from 'react';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import type { FailureShape } from '../../client/failure.ts';
import type { BatchAction } from './batch-actions.ts';

type Named = Pick<BatchSummary, 'id' | 'name'>;

/** What takes the last thing back. */
export type Undo = { readonly action: BatchAction | 'restore'; readonly batch: Named };

/** The last thing that was done, as the foot of the screen says it. */
export type Said =
  | { readonly is: 'done'; readonly text: string; readonly undo: Undo | null }
  | { readonly is: 'failed'; readonly failure: FailureShape };

/** Kept outside of any screen: a batch deleted on its own page can be brought back from the list. */
const createSaid = () => {
  const listeners = new Set<() => void>();
  let said: Said | null = null;
  return {
    get: (): Said | null => said,
    set: (next: Said | null): void => {
      said = next;
      for (const listener of listeners) listener();
    },
    subscribe: (onChange: () => void): (() => void) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
};

export const lastSaid = createSaid();

export const useLastSaid = (): Said | null => useSyncExternalStore(lastSaid.subscribe, lastSaid.get);

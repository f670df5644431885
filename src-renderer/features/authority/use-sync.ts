import { useRef, useState } from 'react';
import type { SyncDirection, SyncPlan } from '../../../src-main/contract/authority-sync.ts';
import { client } from '../../client/api.ts';
import { syncWords as words } from '../../words/authority-sync.ts';
import type { Care } from './use-care.ts';

type SyncState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'looking'; readonly direction: SyncDirection }
  | { readonly phase: 'failed'; readonly direction: SyncDirection; readonly error: unknown }
  | { readonly phase: 'planned' | 'applying'; readonly direction: SyncDirection; readonly plan: SyncPlan };

/** The plan and the act of bringing the two lists together. The main database is asked only when a person asks. */
export const useSync = (care: Care) => {
  const [state, setState] = useState<SyncState>({ phase: 'idle' });
  // Held keys and double clicks come before the next render.
  const isBusy = useRef(false);

  const look = async (direction: SyncDirection): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ phase: 'looking', direction });
    try {
      setState({ phase: 'planned', direction, plan: await client.authority.planSync({ direction }) });
    } catch (error) {
      setState({ phase: 'failed', direction, error });
    } finally {
      isBusy.current = false;
    }
  };

  const apply = async (plan: SyncPlan): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const { direction } = plan;
    setState({ phase: 'applying', direction, plan });
    const done = await care.run(
      () => client.authority.applySync({ direction }),
      ({ counts }) => words.done[direction](counts.create, counts.update, counts.conflict),
    );
    setState(done === null ? { phase: 'planned', direction, plan } : { phase: 'idle' });
    isBusy.current = false;
  };

  return { state, look, apply, leave: () => setState({ phase: 'idle' }) };
};
export type Sync = ReturnType<typeof useSync>;

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client, orpc } from '../../client/api.ts';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { failureShapeOf } from '../../client/failure.ts';
import type { BatchAction } from './batch-actions.ts';
import { lastSaid, useLastSaid } from './said-store.ts';
import { batchWords as words } from '../../words/batches.ts';

type Named = Pick<BatchSummary, 'id' | 'name'>;

const call = (action: BatchAction, id: string): Promise<{ changed: number }> => {
  switch (action) {
    case 'pause':
      return client.batches.pause({ id });
    case 'resume':
      return client.batches.resume({ id });
    case 'cancel':
      return client.batches.cancel({ id });
    case 'retry':
      return client.batches.retry({ id });
    case 'archive':
    case 'unarchive':
      return client.batches.archive({ id, archived: action === 'archive' });
    case 'delete':
      return client.batches.delete({ id });
  }
};

/** What takes an action back; null where nothing does, or another action plainly does. */
const opposite = (action: BatchAction): BatchAction | 'restore' | null => {
  switch (action) {
    case 'delete':
      return 'restore';
    case 'archive':
      return 'unarchive';
    case 'unarchive':
      return 'archive';
    case 'pause':
      return 'resume';
    case 'resume':
    case 'cancel':
    case 'retry':
      return null;
  }
};

/** Acts on batches and says what came of it, with undo where there is one. */
export const useBatchActions = () => {
  const queries = useQueryClient();
  const said = useLastSaid();

  const act = useCallback(
    async (action: BatchAction | 'restore', batch: Named): Promise<boolean> => {
      try {
        const { changed } =
          action === 'restore'
            ? await client.batches.restore({ id: batch.id })
            : await call(action, batch.id);
        const back = action === 'restore' ? null : opposite(action);
        lastSaid.set({
          is: 'done',
          text:
            changed === 0 && action !== 'retry'
              ? words.done.none
              : action === 'retry'
                ? words.done.retry(batch.name, changed)
                : words.done[action](batch.name),
          undo: back === null || changed === 0 ? null : { action: back, batch },
        });
        // The live stream says the same in a moment; this only makes the answer immediate.
        await queries.invalidateQueries({ queryKey: orpc.batches.key() });
        return true;
      } catch (thrown) {
        lastSaid.set({ is: 'failed', failure: failureShapeOf(thrown) });
        return false;
      }
    },
    [queries],
  );
  const say = useCallback((text: string) => lastSaid.set({ is: 'done', text, undo: null }), []);
  const fail = useCallback(
    (thrown: unknown) => lastSaid.set({ is: 'failed', failure: failureShapeOf(thrown) }),
    [],
  );
  const dismiss = useCallback(() => lastSaid.set(null), []);
  return { said, act, say, fail, dismiss };
};

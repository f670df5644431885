import { useOfferCommands } from '../../app/commands.ts';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { type BatchAction, actionsOf } from './batch-actions.ts';
import { batchWords as words } from '../../words/batches.ts';

/** What can be done with a batch and has no key in the palette's own list is offered there by name. */
export const useOfferActions = (
  batch: BatchSummary | null,
  run: (action: BatchAction, batch: BatchSummary) => void,
): void =>
  useOfferCommands(
    batch === null
      ? []
      : actionsOf(batch)
          .filter((action) => action === 'cancel')
          .map((action) => ({
            id: `batch.${action}`,
            group: 'here',
            title: words.actionOf(words.actions[action], batch.name),
            run: () => run(action, batch),
          })),
  );

import { useState } from 'react';
import { client } from '../../client/api.ts';
import type { TaskFilter } from '../../../src-main/contract/tasks.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type FailureShape, failureShapeOf } from '../../client/failure.ts';
import { type BulkKind, type StateCount, countMatching } from './bulk-count.ts';
import { taskWords } from '../../words/tasks.ts';

const words = taskWords.bulk;

export type BulkSaid =
  { readonly is: 'done'; readonly text: string } | { readonly is: 'failed'; readonly failure: FailureShape };

type Props = {
  readonly filter: TaskFilter;
  readonly total: number;
  readonly can: { readonly retry: boolean; readonly cancel: boolean };
  readonly onSaid: (said: BulkSaid) => void;
};

type Asked = { readonly kind: BulkKind; readonly filter: TaskFilter; readonly counts: readonly StateCount[] };

/** Acts on everything that matches the filter, on every page; how much that is, is told before. */
export const TaskBulk = ({ filter, total, can, onSaid }: Props) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async (kind: BulkKind): Promise<void> => {
    try {
      const counts = await countMatching(
        kind,
        filter,
        async (state) => (await client.tasks.list(state)).total,
      );
      if (counts.length > 0) setAsked({ kind, filter, counts });
      else onSaid({ is: 'done', text: kind === 'retry' ? words.retried(0) : words.cancelled(0) });
    } catch (thrown) {
      onSaid({ is: 'failed', failure: failureShapeOf(thrown) });
    }
  };
  const run = async ({ kind, filter: chosen }: Asked): Promise<void> => {
    setAsked(null);
    try {
      const { changed } =
        kind === 'retry' ? await client.tasks.retry(chosen) : await client.tasks.cancel(chosen);
      onSaid({ is: 'done', text: kind === 'retry' ? words.retried(changed) : words.cancelled(changed) });
    } catch (thrown) {
      onSaid({ is: 'failed', failure: failureShapeOf(thrown) });
    }
  };
  const sum = asked?.counts.reduce((all, { count }) => all + count, 0) ?? 0;
  return (
    <div className="tk-bulk" role="group" aria-label={words.name}>
      {can.retry ? (
        <button type="button" disabled={total === 0} onClick={() => void ask('retry')}>
          {words.retry}
        </button>
      ) : null}
      {can.cancel ? (
        <button type="button" disabled={total === 0} onClick={() => void ask('cancel')}>
          {words.cancel}
        </button>
      ) : null}
      {asked === null ? null : (
        <Dialog
          title={asked.kind === 'retry' ? words.sureRetry(sum) : words.sureCancel(sum)}
          onClose={() => setAsked(null)}
        >
          <p>
            {asked.counts
              .map(({ state, count }) => `${taskWords.number(count)} ${words.states[state]}`)
              .join(', ')}
            .
          </p>
          <p>{asked.kind === 'retry' ? words.sureRetryText : words.sureCancelText}</p>
          <div className="bt-dialog-acts">
            <button type="button" onClick={() => setAsked(null)}>
              {words.no}
            </button>
            <button
              type="button"
              className={asked.kind === 'retry' ? 'bt-primary' : 'bt-danger'}
              onClick={() => void run(asked)}
            >
              {asked.kind === 'retry' ? words.yesRetry : words.yesCancel}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
};

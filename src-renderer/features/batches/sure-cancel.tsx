import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { movingOf } from './stages.ts';
import { batchWords as words } from '../../words/batches.ts';

type Props = { readonly batch: BatchSummary; readonly onNo: () => void; readonly onYes: () => void };

/** Cancelling is the one act on a batch that nothing takes back, so it is asked once, in words. */
export const SureCancel = ({ batch, onNo, onYes }: Props) => (
  <Dialog title={words.sureCancel.title(batch.name)} onClose={onNo}>
    <p>{words.sureCancel.text(movingOf(batch.stages) + batch.stages.blocked)}</p>
    <div className="bt-dialog-acts">
      <button type="button" onClick={onNo}>
        {words.sureCancel.no}
      </button>
      <button type="button" className="bt-danger" onClick={onYes}>
        {words.sureCancel.yes}
      </button>
    </div>
  </Dialog>
);

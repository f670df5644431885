import { Link } from '@tanstack/react-router';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { When } from '../../ui/when.tsx';
import { type BatchAction, actionsOf, stateShape, stateWords } from './batch-actions.ts';
import { StageBar } from './stage-bar.tsx';
import type { StageName } from './stages.ts';
import { batchWords as words } from '../../words/batches.ts';

type Props = {
  readonly batch: BatchSummary;
  readonly isCurrent: boolean;
  readonly onAct: (action: BatchAction) => void;
  readonly onStage: (stage: StageName) => void;
  readonly onReview: () => void;
};

/** One batch in the list. Its name is the link that the arrow keys move to. */
export const BatchRow = ({ batch, isCurrent, onAct, onStage, onReview }: Props) => (
  <li className={`bt-row${isCurrent ? ' bt-current' : ''}`} data-row={batch.id}>
    <div className="bt-row-name">
      <Link
        to="/batches/$id"
        params={{ id: batch.id }}
        className="bt-name"
        data-batch={batch.id}
        title={batch.file}
      >
        {batch.name}
      </Link>
      <span className={`bt-state bt-state-${batch.state}`}>
        <span aria-hidden="true">{stateShape(batch)}</span> {stateWords(batch)}
      </span>
      {batch.waitingValues > 0 ? (
        <button type="button" className="bt-link" onClick={onReview}>
          {words.waiting(batch.waitingValues)}
        </button>
      ) : null}
    </div>
    <StageBar batch={batch} onStage={onStage} />
    <dl className="bt-row-facts">
      <div>
        <dt>{words.columns.rate}</dt>
        <dd>{batch.perMinute === null ? words.nothing : words.rate(batch.perMinute)}</dd>
      </div>
      <div>
        <dt>{words.columns.left}</dt>
        <dd>{batch.etaMs === null ? words.nothing : words.duration(batch.etaMs)}</dd>
      </div>
      <div>
        <dt>{words.columns.age}</dt>
        <dd>
          <When at={batch.createdAt} />
        </dd>
      </div>
    </dl>
    <BatchActs batch={batch} onAct={onAct} />
  </li>
);

/** What can be done with a batch, as buttons that say to which. */
export const BatchActs = ({
  batch,
  onAct,
}: {
  readonly batch: BatchSummary;
  readonly onAct: (action: BatchAction) => void;
}) => (
  <div className="bt-acts" role="group" aria-label={words.more(batch.name)}>
    {actionsOf(batch).map((action) => (
      <button
        key={action}
        type="button"
        className={action === 'delete' || action === 'cancel' ? 'bt-act bt-act-quiet' : 'bt-act'}
        title={words.actionHelp[action]}
        aria-label={words.actionOf(words.actions[action], batch.name)}
        onClick={() => onAct(action)}
      >
        {words.actions[action]}
      </button>
    ))}
  </div>
);

import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { type StageName, stageOrder } from './stages.ts';
import { batchWords as words } from '../../words/batches.ts';

/** Stages that every batch passes; those off the way are shown only when something stands there. */
const usual: readonly StageName[] = [
  'queued',
  'fetching',
  'extracted',
  'resolving',
  'blocked',
  'ready',
  'approved',
  'published',
];

type Props = {
  readonly stages: BatchSummary['stages'];
  /** The stage whose krithis are listed below. */
  readonly shown: StageName | null;
  readonly onStage: (stage: StageName) => void;
};

/** The way from link to main database, a step each, with how many krithis stand there. */
export const Pipeline = ({ stages, shown, onStage }: Props) => {
  const total = Math.max(
    1,
    stageOrder.reduce((sum, stage) => sum + stages[stage], 0),
  );
  const listed = stageOrder.filter((stage) => usual.includes(stage) || stages[stage] > 0);
  return (
    <ol className="bt-pipeline" aria-label={words.pipelineName}>
      {listed.map((stage) => (
        <li key={stage} data-off={!usual.includes(stage)}>
          <button
            type="button"
            data-stage={stage}
            data-empty={stages[stage] === 0}
            aria-pressed={stage === shown}
            title={words.stageHelp[stage]}
            onClick={() => onStage(stage)}
          >
            <b>{words.number(stages[stage])}</b>
            <span>
              <span className="bt-swatch" aria-hidden="true" data-stage={stage} />
              {words.stages[stage]}
            </span>
            <i aria-hidden="true" style={{ width: `${(100 * stages[stage]) / total}%` }} data-stage={stage} />
          </button>
        </li>
      ))}
    </ol>
  );
};

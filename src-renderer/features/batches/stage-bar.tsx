import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { type StageName, filledStages } from './stages.ts';
import { batchWords as words } from '../../words/batches.ts';

type Props = {
  readonly batch: Pick<BatchSummary, 'name' | 'stages'>;
  readonly onStage: (stage: StageName) => void;
};

/** Where the krithis of a batch are: a bar in proportion, and under it each stage by count and name, to press. */
export const StageBar = ({ batch, onStage }: Props) => {
  const filled = filledStages(batch.stages);
  return (
    <div className="bt-stages" role="group" aria-label={words.barName(batch.name)}>
      <div className="bt-bar" aria-hidden="true">
        {filled.map(({ stage, count }) => (
          <span key={stage} data-stage={stage} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="bt-legend">
        {filled.map(({ stage, count }) => (
          <li key={stage}>
            <button
              type="button"
              data-stage={stage}
              title={words.stageHelp[stage]}
              aria-label={words.showStage(count, words.stages[stage], batch.name)}
              onClick={() => onStage(stage)}
            >
              <span className="bt-swatch" aria-hidden="true" data-stage={stage} />
              <b>{words.number(count)}</b> {words.stages[stage]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};

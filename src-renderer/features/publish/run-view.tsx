import { useState } from 'react';
import type { PlanAction, PublishRun, TargetChoice } from '../../../src-main/contract/publish.ts';
import { download } from '../../client/files.ts';
import { Button } from '../../ui/button.tsx';
import type { Tone } from '../../ui/chip.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import type { Said } from '../../ui/said.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { StateBar } from '../../ui/state-bar.tsx';
import { publishWords as words } from '../../words/publish.ts';
import { ConflictRows } from './conflict-rows.tsx';
import { RunRows } from './run-rows.tsx';
import { isUnderWay } from './use-run.ts';

const tones: Readonly<Record<PlanAction, Tone>> = {
  create: 'good',
  update: 'accent',
  unchanged: 'quiet',
  conflict: 'warn',
  failed: 'bad',
};
const actions = ['failed', 'conflict', 'create', 'update', 'unchanged'] as const;

type Props = {
  readonly run: PublishRun;
  readonly onApply: (target: TargetChoice) => void;
  readonly onStop: () => void;
  readonly onSaid: (said: Said) => void;
};

/** One plan or publication: how far it is, what it found, and what can be done next. */
export const RunView = ({ run, onApply, onStop, onSaid }: Props) => {
  const [chosen, setChosen] = useState<PlanAction | null>(null);
  const first = actions.find((action) => run.counts[action] > 0) ?? null;
  const shown = chosen !== null && run.counts[chosen] > 0 ? chosen : first;
  const would = run.counts.create + run.counts.update + run.settled;
  return (
    <section className="pb-run" aria-label={words.phases[run.phase]}>
      <header className="pb-run-top">
        <h2>{words.phases[run.phase]}</h2>
        <span className="pb-quiet">{run.describe === '' ? words.targets[run.target] : run.describe}</span>
        <span className="pb-run-acts">
          {isUnderWay(run) ? <Button onClick={onStop}>{words.stop}</Button> : null}
          {run.phase === 'planned' && would > 0 ? (
            <Button variant="primary" onClick={() => onApply(run.target)}>
              {words.apply[run.target]}
            </Button>
          ) : null}
          {run.download === null ? null : (
            <Button variant="primary" onClick={() => download(run.download ?? '')}>
              {words.save}
            </Button>
          )}
        </span>
      </header>
      {run.phase === 'planning' || run.phase === 'applying' ? (
        <ProgressLine label={words.progress[run.phase]} done={run.done} total={run.total} />
      ) : null}
      {run.error === null ? null : <ErrorNote error={{ data: run.error }} />}
      <StateBar
        name={words.counts}
        segments={actions.map((key) => ({
          key,
          label: words.actions[key],
          count: run.counts[key],
          tone: tones[key],
        }))}
        onSegment={(key) => setChosen(actions.find((action) => action === key) ?? null)}
      />
      {shown === null || isUnderWay(run) ? null : (
        <>
          <p className="pb-quiet">{words.actionHelp[shown]}</p>
          {shown === 'conflict' ? (
            <ConflictRows key={run.id} run={run} onSaid={onSaid} />
          ) : (
            <RunRows key={`${run.id}:${shown}`} run={run} action={shown} />
          )}
        </>
      )}
    </section>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TargetChoice } from '../../../src-main/contract/publish.ts';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Said, SaidLine } from '../../ui/said.tsx';
import { publishWords as words } from '../../words/publish.ts';
import { History } from './history.tsx';
import './publish.css';
import { RunView } from './run-view.tsx';
import { TargetPicker } from './target-picker.tsx';
import { isUnderWay, useRun } from './use-run.ts';

/** Publish: what would happen before it happens, then the thing itself, then what was done. */
export const PublishScreen = () => {
  const [target, setTarget] = useState<TargetChoice>('postgres');
  const [said, setSaid] = useState<Said | null>(null);
  const status = useQuery(orpc.publish.status.queryOptions());
  const { run, failure, begin, stop, close, show } = useRun();
  if (status.isError) {
    return (
      <div className="pb">
        <ErrorNote error={status.error} title={words.failedToLoad} onRetry={() => void status.refetch()} />
      </div>
    );
  }
  const facts = status.data;
  const isReady =
    facts !== undefined &&
    facts.approved + facts.published > 0 &&
    (target !== 'postgres' || facts.postgres.set);
  const isBusy = run !== null && isUnderWay(run);
  return (
    <div className="pb">
      <header className="pb-top">
        <h1>{words.title}</h1>
        <p className="pb-quiet">
          {facts === undefined
            ? ''
            : `${words.waiting(facts.approved)} · ${words.published(facts.published)}`}
        </p>
      </header>
      <div className="pb-main">
        {facts === undefined ? null : (
          <TargetPicker
            status={facts}
            target={target}
            onTarget={(next) => {
              setTarget(next);
              close();
            }}
            onSaid={(text) => setSaid({ text, tone: 'done' })}
          />
        )}
        <div className="pb-acts">
          <Button
            variant={run === null ? 'primary' : 'plain'}
            disabled={!isReady || isBusy}
            onClick={() => void begin('plan', target)}
          >
            {run === null ? words.plan : words.again}
          </Button>
        </div>
        {failure === null ? null : <ErrorNote error={failure} />}
        {run === null ? null : (
          <RunView
            run={run}
            onApply={(to) => void begin('apply', to)}
            onStop={() => void stop()}
            onSaid={setSaid}
          />
        )}
        <History onShow={show} />
      </div>
      <SaidLine said={said} />
    </div>
  );
};

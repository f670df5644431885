import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { droppedFiles } from '../../app/dropped-files.ts';
import { orpc } from '../../client/api.ts';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { WorkPanel } from '../tasks/work-panel.tsx';
import { AddFiles, chooseFiles } from './add-files.tsx';
import { type BatchAction, actionOfKey, stateShape, stateWords } from './batch-actions.ts';
import { BatchKrithis } from './batch-krithis.tsx';
import { BatchActs } from './batch-row.tsx';
import { type Tab, plainSearch, searchOfStage, toSearch } from './batch-search.ts';
import { Pipeline } from './pipeline.tsx';
import { Problems } from './problems.tsx';
import { RestingSites } from './resting-sites.tsx';
import { RowsReport } from './rows-report.tsx';
import { SaidBar } from './said-bar.tsx';
import { stageOrder } from './stages.ts';
import { SureCancel } from './sure-cancel.tsx';
import { useBatchActions } from './use-batch-actions.ts';
import { useBatchSearch } from './use-batch-search.ts';
import { useLate } from './use-late.ts';
import { useOfferActions } from './use-offer-actions.ts';
import { useRestingSites } from './use-resting-sites.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { batchWords as words } from '../../words/batches.ts';
import './batches.css';
import './stages.css';
import './batch-page.css';

const tabs = Object.keys(words.tabs) as readonly Tab[];

/** One batch: how far it is, what went wrong and why, and every piece of work in it. */
export const BatchScreen = () => {
  const navigate = useNavigate();
  const { id, shown, show } = useBatchSearch();
  const [cancelling, setCancelling] = useState(false);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { said, act, say, fail, dismiss } = useBatchActions();
  const query = useQuery(orpc.batches.get.queryOptions({ input: { id } }));
  const resting = useRestingSites(id);
  const problems = useQuery(orpc.batches.problems.queryOptions({ input: { id } }));
  const isLate = useLate(query.isPending);
  const batch = query.data;
  // What was said of another batch is of no use here.
  useEffect(() => (id === '' ? undefined : dismiss()), [id, dismiss]);

  const run = async (action: BatchAction, which: BatchSummary): Promise<void> => {
    if (action === 'cancel') setCancelling(true);
    else if ((await act(action, which)) && action === 'delete') await navigate({ to: '/batches' });
  };
  useOfferActions(batch ?? null, (action, which) => void run(action, which));
  useScreenKeys((chord) => {
    if (chord === 'o') return chooseFiles();
    const action = batch === undefined ? null : actionOfKey(chord, batch);
    if (batch !== undefined && action !== null) void run(action, batch);
    return action !== null;
  });

  if (query.isError && batch === undefined)
    return (
      <div className="bt">
        <div className="bt-trouble">
          <ErrorNote error={query.error} title={words.openFailed} onRetry={() => void query.refetch()} />
          <Link to="/batches" className="bt-back">
            ← {words.back}
          </Link>
        </div>
      </div>
    );
  if (batch === undefined)
    return (
      <div className="bt">
        <p className="bt-quiet bt-none">{isLate ? words.loadingOne : ''}</p>
      </div>
    );

  const openKrithi = (krithi: string): void => void navigate({ to: '/krithis/$id', params: { id: krithi } });
  const openReview = (): void => void navigate({ to: '/review', search: { batch: id } });
  const groups = problems.data?.items ?? [];
  const sites = [...new Set(groups.map((group) => group.site).filter((site) => site !== ''))].toSorted();
  const reasons = reasonsOf(groups, batch.waitingValues > 0);
  const here = JSON.stringify(toSearch({ ...shown, task: null }));
  const stageShown =
    stageOrder.find((stage) => JSON.stringify(toSearch(searchOfStage(stage))) === here) ?? null;

  return (
    <div className="bt bt-page">
      <header className="bt-top bt-top-page">
        <Link to="/batches" className="bt-back">
          ← {words.back}
        </Link>
        <h1 title={batch.file}>{batch.name}</h1>
        <p className="bt-facts">
          <span className={`bt-state bt-state-${batch.state}`}>
            <span aria-hidden="true">{stateShape(batch)}</span> {stateWords(batch)}
          </span>{' '}
          <Facts batch={batch} isResting={resting.length > 0} />
        </p>
        <span className="bt-top-acts">
          {batch.waitingValues > 0 ? (
            <Link to="/review" search={{ batch: id }} className="bt-primary">
              {words.toReview(batch.waitingValues)}
            </Link>
          ) : null}
          <BatchActs batch={batch} onAct={(action) => void run(action, batch)} />
          <span hidden>
            <AddFiles label={words.choose} onFiles={(files) => void droppedFiles.offer(files)} />
          </span>
        </span>
      </header>
      <div className="bt-summary">
        <Pipeline
          stages={batch.stages}
          shown={stageShown}
          onStage={(stage) => show(stage === stageShown ? plainSearch : searchOfStage(stage))}
        />
        <RestingSites sites={resting} onFailed={fail} />
        <Problems
          batch={id}
          groups={groups}
          onSaid={say}
          onFailed={fail}
          onShow={(group) =>
            show({
              ...plainSearch,
              work: {
                reason: group.code,
                state: group.state,
                ...(group.site === '' ? {} : { site: group.site }),
              },
            })
          }
        />
      </div>
      <div className="bt-tabs">
        <div role="tablist" aria-label={words.tabsName}>
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`bt-tab-${tab}`}
              aria-selected={tab === shown.tab}
              aria-controls="bt-tab-panel"
              tabIndex={tab === shown.tab ? 0 : -1}
              onClick={() => show({ ...plainSearch, tab })}
              onKeyDown={(event) => {
                const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                if (by === 0) return;
                event.preventDefault();
                const next = tabs.at((tabs.indexOf(tab) + by) % tabs.length) ?? tab;
                show({ ...plainSearch, tab: next });
                document.getElementById(`bt-tab-${next}`)?.focus();
              }}
            >
              {words.tabs[tab]}
            </button>
          ))}
        </div>
        <span className="bt-tabs-acts" ref={setSlot} />
      </div>
      <div className="bt-tab-panel" role="tabpanel" id="bt-tab-panel" aria-labelledby={`bt-tab-${shown.tab}`}>
        {shown.tab === 'work' ? (
          <WorkPanel
            batch={id}
            filter={shown.work}
            task={shown.task}
            sites={sites}
            reasons={reasons}
            bulkSlot={slot}
            onShow={(work, task) => show({ ...shown, work, task }, true)}
            onOpenKrithi={openKrithi}
            onReview={openReview}
          />
        ) : shown.tab === 'krithis' ? (
          <BatchKrithis
            batch={batch}
            state={shown.krithis}
            onState={(krithis) => show({ ...shown, krithis }, true)}
            onOpen={openKrithi}
          />
        ) : (
          <RowsReport
            batch={batch}
            status={shown.rows}
            onStatus={(rows) => show({ ...shown, rows }, true)}
            onOpen={openKrithi}
            onFailed={fail}
          />
        )}
      </div>
      <SaidBar said={said} onUndo={({ action, batch: which }) => void act(action, which)} onDismiss={dismiss}>
        {shown.tab === 'work' ? (
          <>
            <kbd>j</kbd> <kbd>k</kbd> {words.keys.move} · <kbd>Enter</kbd> {words.keys.open} · <kbd>t</kbd>{' '}
            {words.keys.again} · <kbd>v</kbd> {words.keys.page} · <kbd>/</kbd> {words.keys.search}
          </>
        ) : null}
      </SaidBar>
      {cancelling ? (
        <SureCancel
          batch={batch}
          onNo={() => setCancelling(false)}
          onYes={() => {
            setCancelling(false);
            void act('cancel', batch);
          }}
        />
      ) : null}
    </div>
  );
};

const Facts = ({ batch, isResting }: { readonly batch: BatchSummary; readonly isResting: boolean }) => (
  <span className="bt-quiet">
    {'· '}
    {[
      words.krithis(batch.rows.new),
      batch.perMinute === null || isResting ? null : words.rateLong(batch.perMinute),
      batch.etaMs === null || isResting ? null : words.left(batch.etaMs),
      batch.finishedAt === null ? words.startedAt(batch.createdAt) : words.finished(batch.finishedAt),
    ]
      .filter((fact) => fact !== null)
      .join(' · ')}
  </span>
);

const reasonsOf = (
  groups: readonly { readonly code: string; readonly words: string }[],
  hasWaiting: boolean,
): readonly { readonly code: string; readonly words: string }[] => {
  const byCode = new Map(groups.map((group) => [group.code, group.words]));
  if (hasWaiting) byCode.set('resolve.waiting', words.waitingReason);
  return [...byCode].map(([code, text]) => ({ code, words: text }));
};

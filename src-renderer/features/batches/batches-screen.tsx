import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { droppedFiles } from '../../app/dropped-files.ts';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { AddFiles, chooseFiles } from './add-files.tsx';
import { type BatchAction, actionOfKey } from './batch-actions.ts';
import { BatchRow } from './batch-row.tsx';
import { searchOfStage, toSearch } from './batch-search.ts';
import { SaidBar } from './said-bar.tsx';
import { SureCancel } from './sure-cancel.tsx';
import type { StageName } from './stages.ts';
import { useBatchActions } from './use-batch-actions.ts';
import { useOfferActions } from './use-offer-actions.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { useLate } from './use-late.ts';
import { batchWords as words } from '../../words/batches.ts';
import './batches.css';
import './stages.css';

/** Batches: what was handed in, where each krithi of it is, and what can be done about it. */
export const BatchesScreen = () => {
  const navigate = useNavigate();
  const [archived, setArchived] = useState(false);
  const [cursor, setCursor] = useState<string | null>(null);
  const [cancelling, setCancelling] = useState<BatchSummary | null>(null);
  const [isMaking, setMaking] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { said, act, say, fail, dismiss } = useBatchActions();
  const query = useQuery({
    ...orpc.batches.list.queryOptions({ input: { archived } }),
    placeholderData: keepPreviousData,
  });
  const isLate = useLate(query.isPending);
  const items = query.data?.items ?? [];
  const at = Math.max(
    0,
    items.findIndex((batch) => batch.id === cursor),
  );
  const current = items[at];

  const addFiles = (files: readonly File[]): void => void droppedFiles.offer(files);
  const openStage = (batch: BatchSummary, stage: StageName): void =>
    void navigate({ to: '/batches/$id', params: { id: batch.id }, search: toSearch(searchOfStage(stage)) });
  const run = (action: BatchAction, batch: BatchSummary): void => {
    if (action === 'cancel') setCancelling(batch);
    else void act(action, batch);
  };
  const trySample = async (): Promise<void> => {
    setMaking(true);
    try {
      const { batch, created } = await client.batches.createSample();
      if (!created) say(words.intake.already(batch.name));
      await navigate({ to: '/batches/$id', params: { id: batch.id } });
    } catch (thrown) {
      fail(thrown);
    }
    setMaking(false);
  };

  // The row that has the focus is the one that keys act on.
  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
      if (row?.dataset['row'] !== undefined) setCursor(row.dataset['row']);
    };
    window.addEventListener('focusin', onFocus);
    return () => window.removeEventListener('focusin', onFocus);
  }, []);

  const moveTo = (index: number): void => {
    const next = items[Math.max(0, Math.min(items.length - 1, index))];
    if (!next) return;
    setCursor(next.id);
    list.current?.querySelector<HTMLElement>(`[data-batch="${CSS.escape(next.id)}"]`)?.focus();
  };
  useOfferActions(cursor === null ? null : (current ?? null), run);
  useScreenKeys((chord) => {
    switch (chord) {
      case 'j':
      case 'ArrowDown':
        moveTo(cursor === null ? 0 : at + 1);
        return items.length > 0;
      case 'k':
      case 'ArrowUp':
        moveTo(at - 1);
        return items.length > 0;
      case 'Home':
        moveTo(0);
        return items.length > 0;
      case 'End':
        moveTo(items.length - 1);
        return items.length > 0;
      case 'Enter':
        if (current && cursor !== null) void navigate({ to: '/batches/$id', params: { id: current.id } });
        return cursor !== null;
      case 'o':
        return chooseFiles();
      case 'Escape':
        dismiss();
        return false;
      default: {
        const action = current ? actionOfKey(chord, current) : null;
        // Nothing is done to a batch that nobody chose: the first press chooses.
        if (action !== null && cursor === null) moveTo(0);
        else if (action !== null && current) run(action, current);
        return action !== null;
      }
    }
  });

  const isEmpty = query.isSuccess && !query.isPlaceholderData && items.length === 0;
  return (
    <div className="bt">
      <header className="bt-top">
        <h1>{words.title}</h1>
        <div className="bt-segments" role="group" aria-label={words.viewsName}>
          {([false, true] as const).map((view) => (
            <button
              key={String(view)}
              type="button"
              aria-pressed={view === archived}
              onClick={() => setArchived(view)}
            >
              {view ? words.views.archived : words.views.current}
            </button>
          ))}
        </div>
        <span className="bt-top-acts">
          {query.isPending || (isEmpty && !archived) ? null : (
            <>
              <button
                type="button"
                disabled={isMaking}
                title={words.sampleHelp}
                onClick={() => void trySample()}
              >
                {words.sample}
              </button>
              <AddFiles label={words.choose} isPrimary onFiles={addFiles} />
            </>
          )}
        </span>
      </header>
      <div className="bt-main">
        {query.isError ? (
          <div className="bt-trouble">
            <ErrorNote error={query.error} title={words.loadFailed} onRetry={() => void query.refetch()} />
          </div>
        ) : query.isPending ? (
          <p className="bt-quiet bt-none">{isLate ? words.loading : ''}</p>
        ) : isEmpty && archived ? (
          <EmptyState title={words.noArchived} text={words.noArchivedText} />
        ) : isEmpty ? (
          <section className="bt-drop" aria-labelledby="bt-drop-title">
            <span className="bt-drop-mark" aria-hidden="true" />
            <h2 id="bt-drop-title">{words.empty.title}</h2>
            <p>{words.empty.text}</p>
            <div className="bt-drop-acts">
              <AddFiles label={words.choose} isPrimary onFiles={addFiles} />
              <button type="button" disabled={isMaking} onClick={() => void trySample()}>
                {words.sample}
              </button>
            </div>
            <p className="bt-quiet">{words.sampleHelp}</p>
          </section>
        ) : (
          <ul className="bt-list" ref={list} aria-label={words.listName}>
            {items.map((batch) => (
              <BatchRow
                key={batch.id}
                batch={batch}
                isCurrent={batch.id === cursor}
                onAct={(action) => run(action, batch)}
                onStage={(stage) => openStage(batch, stage)}
                onReview={() => void navigate({ to: '/review', search: { batch: batch.id } })}
              />
            ))}
          </ul>
        )}
      </div>
      <SaidBar said={said} onUndo={({ action, batch: which }) => void act(action, which)} onDismiss={dismiss}>
        {items.length === 0 ? null : <ListKeys />} <kbd>o</kbd> {words.keys.choose}
      </SaidBar>
      {cancelling === null ? null : (
        <SureCancel
          batch={cancelling}
          onNo={() => setCancelling(null)}
          onYes={() => {
            setCancelling(null);
            void act('cancel', cancelling);
          }}
        />
      )}
    </div>
  );
};

const ListKeys = () => (
  <>
    <kbd>j</kbd> <kbd>k</kbd> {words.keys.move} · <kbd>Enter</kbd> {words.keys.open} · <kbd>p</kbd>{' '}
    {words.keys.pause} · <kbd>r</kbd> {words.keys.retry} · <kbd>a</kbd> {words.keys.archive} · <kbd>Del</kbd>{' '}
    {words.keys.delete} ·
  </>
);

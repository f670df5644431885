import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import type { KrithiState } from '../../../src-main/contract/krithis.ts';
import { useOfferCommands } from '../../app/commands.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { KeyCap } from './key-cap.tsx';
import { krithiWords as words } from '../../words/krithis.ts';
import { failureOf } from '../review/failure.ts';
import { BulkJudge } from './bulk-judge.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { KrithiAction } from './keys.ts';
import { KrithiTable } from './krithi-table.tsx';
import { RejectField } from './reject-field.tsx';
import { SaidLine } from './said-line.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { useFacets } from './use-facets.ts';
import { useJudging } from './use-judging.ts';
import { useKrithiKeys } from './use-krithi-keys.ts';
import { useKrithiList } from './use-krithi-list.ts';
import { useView } from './use-view.ts';
import { type KrithiView, filterWith, searchOf, sortedBy } from './view.ts';
import './krithis.css';

const tabs: readonly (KrithiState | null)[] = [
  'in_review',
  'approved',
  'rejected',
  'published',
  'superseded',
  'pending',
  null,
];
const sorts = ['title', 'composer', 'raga', 'quality', 'changed', 'state'] as const;

const listActions = [
  'approve',
  'reject',
  'reopen',
  'undo',
  'redo',
  'stop',
  'approve_all',
  'reject_all',
  'filter',
  'search',
  'next',
  'previous',
] as const;

type Asking = 'reject' | 'approve_all' | 'reject_all' | null;

/** Krithis: which are ready, which are not, and one key to approve or reject. */
export const KrithisScreen = () => {
  const navigate = useNavigate();
  const { view, show } = useView();
  const [text, setText] = useState(view.filter.text ?? '');
  const [cursor, setCursor] = useState(0);
  const [asking, setAsking] = useState<Asking>(null);
  const search = useRef<HTMLInputElement>(null);
  const firstFilter = useRef<HTMLSelectElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { query, rows, total, states } = useKrithiList(view);
  const { said, say, review, travel, stopStep } = useJudging();
  const { nameOf } = useFacets();
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const row = rows[at];

  const change = (next: KrithiView): void => {
    show(next);
    setCursor(0);
  };
  const type = (typed: string): void => {
    setText(typed);
    change({
      ...view,
      filter: filterWith(view.filter, 'text', typed.trim() === '' ? undefined : typed.trim()),
    });
  };
  const showSaved = (next: KrithiView): void => {
    setText(next.filter.text ?? '');
    change(next);
  };

  const open = useCallback(
    (id: string) => void navigate({ to: '/krithis/$id', params: { id }, search: searchOf(view) }),
    [navigate, view],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const act = (action: KrithiAction): boolean => {
    switch (action) {
      case 'next':
      case 'previous':
        setCursor(Math.max(0, Math.min(rows.length - 1, at + (action === 'next' ? 1 : -1))));
        return true;
      case 'open':
        if (row) open(row.id);
        return row !== undefined;
      case 'approve':
      case 'reopen':
        if (row) void review(row, action);
        return true;
      case 'reject':
        setAsking(row === undefined ? null : 'reject');
        return true;
      case 'approve_all':
      case 'reject_all':
        setAsking(action);
        return true;
      case 'undo':
      case 'redo':
        void travel(action);
        return true;
      case 'stop':
        stopStep();
        return true;
      case 'search':
        search.current?.focus();
        return true;
      case 'filter':
        firstFilter.current?.focus();
        return true;
      case 'leave':
        setAsking(null);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        return true;
      default:
        return false;
    }
  };
  useKrithiKeys(listActions, act);
  useOfferCommands(
    sorts.map((sort) => ({
      id: `krithis.sort.${sort}`,
      group: 'here',
      title: words.sortBy(words.columns[sort]),
      run: () => change(sortedBy(view, sort)),
    })),
  );

  const isUsual = Object.keys(view.filter).length === 1 && view.filter.state === 'in_review';
  return (
    <div className="kr kr-list">
      <header className="kr-top">
        <h1>{words.title}</h1>
        <div className="kr-segments" role="group" aria-label={words.filterName}>
          {tabs.map((state) => (
            <button
              key={state ?? 'all'}
              type="button"
              aria-pressed={state === (view.filter.state ?? null)}
              onClick={() =>
                change({ ...view, filter: filterWith(view.filter, 'state', state ?? undefined) })
              }
            >
              {state === null ? words.tabs.all : words.tabs[state]}{' '}
              <span className="kr-count">
                {states === null
                  ? ''
                  : formatNumber(state === null ? states.total : (states.states[state] ?? 0))}
              </span>
            </button>
          ))}
        </div>
        <span className="kr-quiet kr-total">{words.total(total)}</span>
      </header>
      <div className="kr-second">
        <div className="kr-tools">
          <input
            ref={search}
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={text}
            onChange={(event) => type(event.target.value)}
          />
          <SavedFilters view={view} onShow={showSaved} />
          <span className="kr-top-spread" />
          <button
            type="button"
            aria-expanded={asking === 'reject_all'}
            onClick={() => setAsking('reject_all')}
          >
            {words.bulk.open.reject} <KeyCap of="reject_all" />
          </button>
          <button
            type="button"
            aria-expanded={asking === 'approve_all'}
            onClick={() => setAsking('approve_all')}
          >
            {words.bulk.open.approve} <KeyCap of="approve_all" />
          </button>
        </div>
        <FilterBar
          filter={view.filter}
          first={firstFilter}
          onChange={(filter) => change({ ...view, filter })}
        />
      </div>
      <div className="kr-body">
        {asking === 'approve_all' || asking === 'reject_all' ? (
          <BulkJudge
            key={asking + JSON.stringify(view.filter)}
            decision={asking === 'approve_all' ? 'approve' : 'reject'}
            where={view.filter}
            whereWords={words.filterWords(view.filter, (field) => nameOf(view.filter, field))}
            onDone={(changed) => {
              say(words.bulk.done[asking === 'approve_all' ? 'approve' : 'reject'](changed));
              setAsking(null);
            }}
            onClose={() => setAsking(null)}
          />
        ) : query.isError ? (
          <div className="kr-nothing" role="alert">
            <h2>{words.loadFailed}</h2>
            <p>{failureOf(query.error).message}</p>
            <button type="button" onClick={() => void query.refetch()}>
              {words.retry}
            </button>
          </div>
        ) : query.isSuccess && rows.length === 0 ? (
          <div className="kr-nothing">
            <h2>{isUsual ? words.empty.PENDING : words.empty.other}</h2>
            <p>{isUsual ? words.emptyText.PENDING : words.emptyText.other}</p>
          </div>
        ) : (
          <KrithiTable
            rows={rows}
            total={total}
            cursor={at}
            list={list}
            onCursor={setCursor}
            onOpen={open}
            onEnd={more}
            sort={view.sort}
            down={view.down}
            onSort={(sort) => change(sortedBy(view, sort))}
          />
        )}
      </div>
      {asking === 'reject' && row ? (
        <footer className="kr-foot">
          <RejectField
            title={row.title}
            onCancel={() => setAsking(null)}
            onReject={(reason) => {
              setAsking(null);
              void review(row, 'reject', reason);
            }}
          />
        </footer>
      ) : (
        <SaidLine
          said={said}
          onUndo={() => void travel('undo')}
          onRedo={() => void travel('redo')}
          onStop={stopStep}
        >
          {(['approve', 'reject', 'reopen'] as const).map((action) => (
            <button key={action} type="button" className="kr-link" onClick={() => act(action)}>
              {words.actions[action]} <KeyCap of={action} />
            </button>
          ))}
        </SaidLine>
      )}
    </div>
  );
};

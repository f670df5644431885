import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { failureOf } from '../review/failure.ts';
import { BulkApprove } from './bulk-approve.tsx';
import { KrithiTable } from './krithi-table.tsx';
import { keepOrder } from './order.ts';
import { RejectField } from './reject-field.tsx';
import { SaidLine } from './said-line.tsx';
import { useKrithiKeys } from './use-krithi-keys.ts';
import { type StatusTab, statusTabs, useKrithiList } from './use-krithi-list.ts';
import { useReviewKrithi } from './use-review-krithi.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import './krithis.css';

/** Krithis: which are ready, which are not, and one key to approve or reject. */
export const KrithisScreen = () => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [status, setStatus] = useState<StatusTab>('PENDING');
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  const [rejecting, setRejecting] = useState(false);
  const [bulk, setBulk] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { query, rows, total } = useKrithiList(status, useDeferredValue(text.trim()));
  const { said, review } = useReviewKrithi();
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const row = rows[at];

  useEffect(
    () =>
      keepOrder(
        queries,
        rows.map((each) => each.id),
      ),
    [queries, rows],
  );
  const open = useCallback((id: string) => void navigate({ to: '/krithis/$id', params: { id } }), [navigate]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const reopenLast = (): void => {
    if (said?.is === 'done' && said.canReopen) void review({ id: said.krithi, title: said.text }, 'reopen');
  };
  useKrithiKeys((action) => {
    switch (action) {
      case 'next':
      case 'previous':
        setCursor(Math.max(0, Math.min(rows.length - 1, at + (action === 'next' ? 1 : -1))));
        return true;
      case 'open':
        if (row) open(row.id);
        return row !== undefined;
      case 'approve':
        if (row) void review(row, 'approve');
        return true;
      case 'reject':
        setRejecting(row !== undefined);
        return true;
      case 'reopen':
        if (row && (row.state === 'approved' || row.state === 'rejected')) void review(row, 'reopen');
        else reopenLast();
        return true;
      case 'search':
        search.current?.focus();
        return true;
      case 'leave':
        setRejecting(false);
        setBulk(false);
        search.current?.blur();
        return true;
    }
  });

  return (
    <div className="kr">
      <header className="kr-top">
        <h1>{words.title}</h1>
        <div className="kr-segments" role="group" aria-label={words.filterName}>
          {statusTabs.map((tab) => (
            <button
              key={tab}
              type="button"
              aria-pressed={tab === status}
              onClick={() => {
                setStatus(tab);
                setCursor(0);
              }}
            >
              {words.tabs[tab]}
            </button>
          ))}
        </div>
        <input
          ref={search}
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setCursor(0);
          }}
        />
        <span className="kr-quiet kr-total">{words.total(total)}</span>
        <button type="button" aria-expanded={bulk} onClick={() => setBulk(!bulk)}>
          {words.bulk.open}
        </button>
      </header>
      {bulk ? <BulkApprove rows={rows} onClose={() => setBulk(false)} /> : null}
      {query.isError ? (
        <div className="kr-nothing" role="alert">
          <h2>{words.loadFailed}</h2>
          <p>{failureOf(query.error).message}</p>
          <button type="button" onClick={() => void query.refetch()}>
            {words.retry}
          </button>
        </div>
      ) : query.isSuccess && rows.length === 0 ? (
        <div className="kr-nothing">
          <h2>{status === 'PENDING' && text === '' ? words.empty.PENDING : words.empty.other}</h2>
          <p>{status === 'PENDING' && text === '' ? words.emptyText.PENDING : words.emptyText.other}</p>
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
        />
      )}
      {rejecting && row ? (
        <footer className="kr-foot">
          <RejectField
            title={row.title}
            onCancel={() => setRejecting(false)}
            onReject={(reason) => {
              setRejecting(false);
              void review(row, 'reject', reason);
            }}
          />
        </footer>
      ) : (
        <SaidLine said={said} onReopen={reopenLast}>
          <kbd>j</kbd> <kbd>k</kbd> · <kbd>Enter</kbd> · <kbd>a</kbd> {words.actions.approve} · <kbd>r</kbd>{' '}
          {words.actions.reject} · <kbd>u</kbd> {words.actions.reopen} · <kbd>/</kbd>
        </SaidLine>
      )}
    </div>
  );
};

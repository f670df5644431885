import { useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { TaskRow } from '../../../src-main/contract/tasks.ts';
import { useScreenKeys } from '../batches/use-screen-keys.ts';
import { useLate } from '../batches/use-late.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type WorkFilter, bulkActionsOf, canRetry, isFiltered, toTaskFilter } from './filter.ts';
import { TaskBulk } from './task-bulk.tsx';
import { TaskDrawer } from './task-drawer.tsx';
import { TaskFilterBar } from './task-filter-bar.tsx';
import { TaskTable, revealRow } from './task-table.tsx';
import { useTaskActions } from './use-task-actions.ts';
import { useTaskPages } from './use-task-pages.ts';
import { taskWords as words } from '../../words/tasks.ts';
import './tasks.css';

type Props = {
  readonly batch: string;
  readonly filter: WorkFilter;
  /** The piece of work whose drawer is open. */
  readonly task: number | null;
  readonly sites: readonly string[];
  readonly reasons: readonly { readonly code: string; readonly words: string }[];
  /** Where the page has room for the count and the bulk actions. */
  readonly bulkSlot: HTMLElement | null;
  readonly onShow: (filter: WorkFilter, task: number | null) => void;
  readonly onOpenKrithi: (krithi: string) => void;
  readonly onReview: (value: number | null) => void;
};

/** The work of a batch: filter, table of any length, actions on all that match, and a drawer for one. */
export const WorkPanel = ({
  batch,
  filter,
  task,
  sites,
  reasons,
  bulkSlot,
  onShow,
  onOpenKrithi,
  onReview,
}: Props) => {
  const taskFilter = useMemo(() => toTaskFilter(batch, filter), [batch, filter]);
  const pages = useTaskPages(taskFilter);
  const { said, setSaid, retry, openPage } = useTaskActions();
  // Another filter is another list: it begins at its top.
  const signature = JSON.stringify(taskFilter);
  const [place, setPlace] = useState({ signature, at: 0 });
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const isLate = useLate(pages.isWaiting);
  const at = place.signature === signature ? Math.min(place.at, Math.max(0, pages.count - 1)) : 0;
  const current = pages.rowAt(at);

  const setCursor = (index: number): void => setPlace({ signature, at: index });
  const open = (row: TaskRow): void => onShow(filter, row.id);
  const close = (): void => {
    onShow(filter, null);
    grid.current?.focus({ preventScroll: true });
  };
  const step = (to: number): void => {
    const next = Math.max(0, Math.min(pages.count - 1, to));
    setCursor(next);
    revealRow(scroll.current, next);
    const row = pages.rowAt(next);
    if (task !== null && row) onShow(filter, row.id);
  };
  useScreenKeys((chord) => {
    switch (chord) {
      case 'j':
      case 'ArrowDown':
        step(at + 1);
        return true;
      case 'k':
      case 'ArrowUp':
        step(at - 1);
        return true;
      case 'PageDown':
        step(at + 15);
        return true;
      case 'PageUp':
        step(at - 15);
        return true;
      case 'Home':
        step(0);
        return true;
      case 'End':
        step(pages.count - 1);
        return true;
      case 'Enter':
        if (current) open(current);
        return current !== undefined;
      case 't':
        if (current && canRetry(current)) void retry(current.id, words.drawer.retried);
        return true;
      case 'v':
        if (current && current.krithi !== null) void openPage(current.krithi);
        return true;
      case '/':
        search.current?.focus();
        search.current?.select();
        return true;
      case 'Escape':
        if (document.activeElement === search.current) grid.current?.focus({ preventScroll: true });
        else if (task !== null) close();
        else return false;
        return true;
      default:
        return false;
    }
  });

  const seenSites = sites.length > 0 || current === undefined || current.site === '' ? sites : [current.site];
  return (
    <section className={`tk${task === null ? '' : ' tk-with-drawer'}`} aria-label={words.listName}>
      <div className="tk-top">
        <TaskFilterBar
          filter={filter}
          sites={seenSites}
          reasons={reasons}
          search={search}
          onFilter={(next) => onShow(next, task)}
        />
      </div>
      {bulkSlot === null
        ? null
        : createPortal(
            <>
              <span className="tk-quiet tk-total" role="status">
                {pages.isWaiting ? '' : words.filter.total(pages.total)}
              </span>
              <TaskBulk
                filter={taskFilter}
                total={pages.total}
                can={bulkActionsOf(filter)}
                onSaid={setSaid}
              />
            </>,
            bulkSlot,
          )}
      {said === null ? null : (
        <div
          className={`tk-said${said.is === 'failed' ? ' tk-said-bad' : ''}`}
          role={said.is === 'failed' ? 'alert' : 'status'}
        >
          <span>{said.is === 'done' ? said.text : `${said.failure.message} ${said.failure.remedy}`}</span>
          <button type="button" className="bt-link" onClick={() => setSaid(null)}>
            {words.dismiss}
          </button>
        </div>
      )}
      <div className="tk-body">
        {pages.error !== null ? (
          <div className="bt-trouble">
            <ErrorNote error={pages.error} title={words.loadFailed} onRetry={pages.refetch} />
          </div>
        ) : pages.isEmpty ? (
          <EmptyState title={words.empty} text={isFiltered(filter) ? words.emptyText : words.emptyAll}>
            {isFiltered(filter) ? (
              <button type="button" onClick={() => onShow({}, null)}>
                {words.filter.clear}
              </button>
            ) : null}
          </EmptyState>
        ) : pages.isWaiting ? (
          <p className="bt-quiet bt-none">{isLate ? words.loading : ''}</p>
        ) : (
          <TaskTable
            key={signature}
            pages={pages}
            cursor={at}
            open={task}
            grid={grid}
            scroll={scroll}
            onCursor={setCursor}
            onOpen={open}
          />
        )}
        {task === null ? null : (
          <TaskDrawer
            id={task}
            onClose={close}
            onRetry={(id, done) => void retry(id, done)}
            onOpenPage={(krithi) => void openPage(krithi)}
            onOpenKrithi={onOpenKrithi}
            onReview={onReview}
          />
        )}
      </div>
    </section>
  );
};

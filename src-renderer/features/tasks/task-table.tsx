import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, memo, useEffect } from 'react';
import type { TaskRow } from '../../../src-main/contract/tasks.ts';
import { langOf } from '../review/spelling.ts';
import type { TaskPages } from './use-task-pages.ts';
import { taskWords as words } from '../../words/tasks.ts';

export const rowHeight = 32;

/** Scrolls just enough that a row is in view. Rows that come in behind never move the view. */
export const revealRow = (scroll: HTMLElement | null, at: number): void => {
  if (scroll === null) return;
  const top = at * rowHeight;
  if (top < scroll.scrollTop) scroll.scrollTop = top;
  else if (top + rowHeight > scroll.scrollTop + scroll.clientHeight)
    scroll.scrollTop = top + rowHeight - scroll.clientHeight;
};
const rowId = (index: number): string => `tk-row-${index}`;
const columns = ['state', 'title', 'kind', 'site', 'why', 'attempt', 'updated'] as const;

type Props = {
  readonly pages: TaskPages;
  readonly cursor: number;
  readonly open: number | null;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly onCursor: (at: number) => void;
  readonly onOpen: (task: TaskRow) => void;
};

/** Work as one grid: arrows move, Enter opens; only the rows in view are on the page. */
export const TaskTable = ({ pages, cursor, open, grid, scroll, onCursor, onOpen }: Props) => {
  const { count, rowAt, see } = pages;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => see(first, last));
  return (
    <div
      className="tk-grid"
      role="grid"
      aria-label={words.listName}
      aria-rowcount={pages.total + 1}
      aria-colcount={columns.length}
      aria-busy={pages.isStale}
      tabIndex={0}
      ref={grid}
      {...(rowAt(cursor) ? { 'aria-activedescendant': rowId(cursor) } : {})}
    >
      <div role="rowgroup" className="tk-head-group">
        <div role="row" className="tk-row tk-head" aria-rowindex={1}>
          {columns.map((name) => (
            <span key={name} role="columnheader">
              {words.columns[name]}
            </span>
          ))}
        </div>
      </div>
      <div className="tk-scroll" ref={scroll} role="rowgroup">
        <div className="tk-space" style={{ height: virtual.getTotalSize() }} role="presentation">
          {items.map((item) => {
            const row = rowAt(item.index);
            return (
              <Row
                key={item.index}
                row={row}
                at={item.index}
                top={item.start}
                current={item.index === cursor}
                isOpen={row !== undefined && row.id === open}
                onCursor={onCursor}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
};

type RowProps = {
  readonly row: TaskRow | undefined;
  readonly at: number;
  readonly top: number;
  readonly current: boolean;
  readonly isOpen: boolean;
  readonly onCursor: (at: number) => void;
  readonly onOpen: (task: TaskRow) => void;
};

const Row = memo(({ row, at, top, current, isOpen, onCursor, onOpen }: RowProps) => (
  <div
    id={rowId(at)}
    role="row"
    tabIndex={-1}
    className={`tk-row${current ? ' tk-current' : ''}${isOpen ? ' tk-open' : ''}`}
    aria-rowindex={at + 2}
    aria-selected={current}
    style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    onClick={() => {
      onCursor(at);
      if (row) onOpen(row);
    }}
    onKeyDown={(event) => {
      if (event.key === ' ' && row) onOpen(row);
    }}
  >
    {row === undefined ? (
      <span role="gridcell" className="tk-blank" aria-label={words.loading} />
    ) : (
      <>
        <span role="gridcell" className={`tk-state tk-state-${row.state}`}>
          <span aria-hidden="true">{words.stateShape[row.state]}</span> {words.states[row.state]}
        </span>
        <span role="gridcell" className="tk-title" lang={langOf(row.title)} title={row.title}>
          {row.title}
        </span>
        <span role="gridcell">{words.kinds[row.kind]}</span>
        <span role="gridcell" className="tk-quiet" title={row.link}>
          {row.site}
        </span>
        <span role="gridcell" title={whyOf(row)}>
          {whyOf(row)}
        </span>
        <span role="gridcell" className="tk-num">
          {words.number(row.attempt)}
        </span>
        <span role="gridcell" className="tk-quiet tk-time">
          {words.when(row.updatedAt)}
        </span>
      </>
    )}
  </div>
));
Row.displayName = 'TaskRow';

const whyOf = (row: TaskRow): string => {
  const { error, notBefore } = row;
  if (error === null) return '';
  const again = row.state === 'retryable' && notBefore !== null ? words.retryAt(notBefore) : '';
  return [error.message, again].filter(Boolean).join(' · ');
};

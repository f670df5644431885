import { type RefObject, memo } from 'react';
import type { KrithiRow, KrithiSort } from '../../../src-main/contract/krithis.ts';
import { useCursorList } from '../../ui/use-cursor-list.ts';
import { langOf } from '../review/spelling.ts';
import { krithiWords as words } from '../../words/krithis.ts';

const rowHeight = 36;
const rowId = (id: string): string => `kr-row-${id}`;

type Props = {
  readonly rows: readonly KrithiRow[];
  readonly total: number;
  readonly cursor: number;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onCursor: (at: number) => void;
  readonly onOpen: (id: string) => void;
  readonly onEnd: () => void;
  readonly sort: KrithiSort;
  readonly down: boolean;
  readonly onSort: (sort: KrithiSort) => void;
};

/** Columns by what they sort by; null where there is no order worth having. */
const columns: readonly { readonly name: keyof typeof words.columns; readonly sort: KrithiSort | null }[] = [
  { name: 'title', sort: 'title' },
  { name: 'composer', sort: 'composer' },
  { name: 'raga', sort: 'raga' },
  { name: 'tala', sort: null },
  { name: 'quality', sort: 'quality' },
  { name: 'notes', sort: null },
  { name: 'changed', sort: 'changed' },
  { name: 'state', sort: 'state' },
];

/** The krithis as one grid: arrows move, Enter opens; only what is in view is on the page. */
export const KrithiTable = ({
  rows,
  total,
  cursor,
  list,
  onCursor,
  onOpen,
  onEnd,
  sort,
  down,
  onSort,
}: Props) => {
  const { items, height } = useCursorList({ count: rows.length, rowHeight, cursor, list, onEnd });
  const current = rows[cursor];
  return (
    <div
      className="kr-grid"
      role="grid"
      aria-label={words.listName}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      {...(current ? { 'aria-activedescendant': rowId(current.id) } : {})}
    >
      <div role="row" className="kr-row kr-head" aria-rowindex={1}>
        {columns.map(({ name, sort: by }) => (
          <span
            key={name}
            role="columnheader"
            {...(by === null
              ? {}
              : { 'aria-sort': by === sort ? (down ? 'descending' : 'ascending') : 'none' })}
            title={name === 'quality' ? words.qualityHelp : undefined}
          >
            {by === null ? (
              words.columns[name]
            ) : (
              <button type="button" className="kr-sort" onClick={() => onSort(by)}>
                {words.columns[name]}
                <span aria-hidden="true">{by === sort ? (down ? ' ↓' : ' ↑') : ''}</span>
              </button>
            )}
          </span>
        ))}
      </div>
      <div className="kr-scroll" ref={list} role="rowgroup">
        <div className="kr-space" style={{ height: height }} role="presentation">
          {items.map((item) => {
            const row = rows[item.index];
            return row ? (
              <Row
                key={row.id}
                row={row}
                at={item.index}
                top={item.start}
                current={item.index === cursor}
                onCursor={onCursor}
                onOpen={onOpen}
              />
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
};

type RowProps = {
  readonly row: KrithiRow;
  readonly at: number;
  readonly top: number;
  readonly current: boolean;
  readonly onCursor: (at: number) => void;
  readonly onOpen: (id: string) => void;
};

const Row = memo(({ row, at, top, current, onCursor, onOpen }: RowProps) => (
  // The grid itself has the focus and takes Enter; the mouse has the row.
  <div
    id={rowId(row.id)}
    role="row"
    tabIndex={-1}
    className={`kr-row${current ? ' kr-current' : ''}`}
    aria-rowindex={at + 2}
    aria-selected={current}
    style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    onClick={() => {
      onCursor(at);
      onOpen(row.id);
    }}
    onKeyDown={(event) => {
      if (event.key === ' ') onOpen(row.id);
    }}
  >
    <span role="gridcell" className="kr-title" lang={langOf(row.title)}>
      {row.title}
    </span>
    <span role="gridcell">{row.composer ?? <em>{words.none}</em>}</span>
    <span role="gridcell" lang={langOf(row.ragas.join(' '))}>
      {row.ragas.length > 0 ? row.ragas.join(', ') : <em>{words.none}</em>}
    </span>
    <span role="gridcell">{row.tala ?? <em>{words.noTala}</em>}</span>
    <span role="gridcell" className="kr-number">
      {row.quality === null ? '–' : words.percent(row.quality)}
    </span>
    <span role="gridcell" className="kr-warnings">
      {[
        row.weakNames > 0 ? words.weakNames(row.weakNames) : '',
        row.duplicates > 0 ? words.duplicates(row.duplicates) : '',
        row.flags > 0 ? words.flags(row.flags) : '',
        row.edited ? words.page.edited : '',
      ]
        .filter(Boolean)
        .join(', ')}
    </span>
    <span role="gridcell" className="kr-quiet">
      {words.day(row.changedAt)}
    </span>
    <span role="gridcell" className={`kr-state kr-state-${row.state}`}>
      <span aria-hidden="true">{words.stateShape[row.state]}</span> {words.states[row.state]}
    </span>
  </div>
));
Row.displayName = 'KrithiRow';

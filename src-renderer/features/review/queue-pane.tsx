import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, memo, useLayoutEffect } from 'react';
import type { ValueState } from '../../../src-main/contract/review.ts';
import { type Kind, type Row, isToDo } from './rows.ts';
import type { ReviewState } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { langOf } from './spelling.ts';
import { QueueFilter } from './queue-filter.tsx';
import { reviewWords as words } from '../../words/review.ts';

const rowHeight = 52;
const optionId = (id: number): string => `rv-value-${id}`;

/** The letter that tells the kind beside its colour; the word is in the accessible name. */
export const kindLetter: Record<Kind, string> = {
  raga: 'R',
  composer: 'C',
  tala: 'T',
  deity: 'D',
  temple: 'K',
};

type Props = {
  readonly state: ReviewState;
  readonly session: ReviewSession;
  readonly list: RefObject<HTMLDivElement | null>;
};

/** Left: the distinct names that wait, most krithis first. Rows keep their place when decided. */
export const QueuePane = ({ state, session, list }: Props) => {
  const { rows, cursor } = state;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useLayoutEffect(() => {
    if (rows.length > 0) virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor, rows.length, virtual]);

  const current = rows[cursor];
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  useLayoutEffect(() => {
    if (last && last.index > rows.length - 30) void session.loadMore();
  }, [last, rows.length, session]);

  return (
    <section className="rv-queue" aria-label={words.queue.heading}>
      <QueueFilter state={state} session={session} />
      <div
        ref={list}
        className="rv-list"
        role="listbox"
        tabIndex={0}
        aria-label={nameOf(state.filter.state)}
        {...(current ? { 'aria-activedescendant': optionId(current.item.id) } : {})}
      >
        <div className="rv-list-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row ? (
              <QueueRow
                key={row.item.id}
                row={row}
                top={item.start}
                place={item.index + 1}
                of={Math.max(state.total, rows.length)}
                current={item.index === cursor}
                onGo={session.goTo}
              />
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
};

const nameOf = (state: ValueState): string =>
  state === 'decided' || state === 'none' ? words.queue.nameOf[state] : words.queue.name;

type RowProps = {
  readonly row: Row;
  readonly top: number;
  readonly place: number;
  readonly of: number;
  readonly current: boolean;
  readonly onGo: (id: number) => void;
};

const QueueRow = memo(({ row, top, place, of, current, onGo }: RowProps) => {
  const { item, mark } = row;
  const krithis = words.krithis(item.krithis);
  const below = belowLine(row);
  return (
    // The list takes the keys for its options: the review screen listens for the whole page.
    <div
      id={optionId(item.id)}
      role="option"
      tabIndex={-1}
      className={`rv-row${current ? ' rv-row-current' : ''}${isToDo(row) ? '' : ' rv-row-done'}`}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
      aria-selected={current}
      aria-posinset={place}
      aria-setsize={of}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onGo(item.id)}
      onKeyDown={(event) => {
        if (event.key === ' ') onGo(item.id);
      }}
    >
      <span className={`rv-kind rv-kind-${item.kind}`} title={words.kindTitle(item.kind)} aria-hidden="true">
        {kindLetter[item.kind]}
      </span>
      <span className="rv-row-value" lang={langOf(item.value)}>
        {item.value}
      </span>
      <span className="rv-hidden">, {words.kind(item.kind)}, </span>
      <span className="rv-row-count" title={krithis}>
        {words.number(item.krithis)}
        <span className="rv-hidden"> {words.krithisOnly(item.krithis)}, </span>
      </span>
      <span className={`rv-row-below${mark ? ` rv-mark-${mark.is}` : ''}`}>{below}</span>
    </div>
  );
});
QueueRow.displayName = 'QueueRow';

const belowLine = (row: Row): string => {
  const { item, mark } = row;
  switch (mark?.is) {
    case undefined:
      if (item.decided)
        return item.decided.names.length > 0
          ? `✓ ${item.decided.names.join(' · ')}`
          : words.queue.states.none;
      if (item.state === 'unsure') return words.queue.marks.parked;
      return item.best?.name ?? words.queue.noCandidate;
    case 'accepted':
      return `✓ ${mark.names}`;
    case 'created':
      return `＋ ${mark.names}`;
    case 'parked':
      return `? ${words.queue.marks.parked}`;
    case 'settled':
      return `✓ ${words.queue.marks.settled}`;
    case 'failed':
      return `! ${words.queue.marks.failed}`;
  }
};

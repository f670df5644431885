import { memo, useRef } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { useCursorList } from '../../ui/use-cursor-list.ts';
import { authorityWords as words } from '../../words/authority.ts';
import { factPhrases } from '../review/facts.ts';
import { langOf } from '../review/spelling.ts';

const rowHeight = 48;
const optionId = (id: string): string => `au-${id}`;

type ListProps = {
  readonly rows: readonly EntityRow[];
  readonly total: number;
  readonly cursor: number;
  readonly onCursor: (at: number) => void;
  readonly onEnd: () => void;
};

/** The names as a list that draws only what is seen. */
export const NameList = ({ rows, total, cursor, onCursor, onEnd }: ListProps) => {
  const list = useRef<HTMLDivElement>(null);
  const { items, height } = useCursorList({ count: rows.length, rowHeight, cursor, list, onEnd });
  const current = rows[cursor];
  return (
    <div
      ref={list}
      className="au-list"
      role="listbox"
      tabIndex={0}
      aria-label={words.listName}
      {...(current ? { 'aria-activedescendant': optionId(current.id) } : {})}
    >
      <div className="au-space" style={{ height: height }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <NameRow
              key={row.id}
              row={row}
              at={item.index}
              of={total}
              top={item.start}
              current={item.index === cursor}
              onCursor={onCursor}
            />
          ) : null;
        })}
      </div>
    </div>
  );
};

type RowProps = {
  readonly row: EntityRow;
  readonly at: number;
  readonly of: number;
  readonly top: number;
  readonly current: boolean;
  readonly onCursor: (at: number) => void;
};

const NameRow = memo(({ row, at, of, top, current, onCursor }: RowProps) => (
  <div
    id={optionId(row.id)}
    role="option"
    tabIndex={-1}
    className={`au-row${current ? ' au-current' : ''}`}
    aria-selected={current}
    aria-posinset={at + 1}
    aria-setsize={of}
    style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => onCursor(at)}
    onKeyDown={(event) => {
      if (event.key === ' ') onCursor(at);
    }}
  >
    <span className="au-name" lang={langOf(row.name)}>
      {row.name}
    </span>
    <span className="au-used">{row.used > 0 ? words.number(row.used) : ''}</span>
    <span className="au-below">
      {[factPhrases(row.facts)[0], row.aliases.slice(0, 3).join(', ')].filter(Boolean).join(' · ')}
    </span>
  </div>
));
NameRow.displayName = 'NameRow';

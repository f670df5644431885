import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import { orpc } from '../../client/api.ts';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { factPhrases } from '../review/facts.ts';
import { failureOf } from '../review/failure.ts';
import { langOf } from '../review/spelling.ts';
import { useKrithiKeys } from '../krithis/use-krithi-keys.ts';
import { EntityPage } from './entity-page.tsx';
import { authorityWords as words } from '../../words/authority.ts';
import './authority.css';

const rowHeight = 48;
const kinds = ['raga', 'composer', 'tala', 'deity', 'temple'] as const;
type Kind = (typeof kinds)[number];
const optionId = (id: string): string => `au-${id}`;

/** Authority: the names that krithis are bound to, searchable in any script. */
export const AuthorityScreen = () => {
  const [kind, setKind] = useState<Kind>('raga');
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(text.trim());
  const summary = useQuery(orpc.authority.summary.queryOptions());
  const query = useInfiniteQuery({
    ...orpc.authority.list.infiniteOptions({
      input: (page: string | null) => ({
        kind,
        limit: 200,
        ...(asked === '' ? {} : { text: asked }),
        ...(page === null ? {} : { cursor: page }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const current = rows[at] ?? null;

  useKrithiKeys((action) => {
    switch (action) {
      case 'next':
      case 'previous':
        setCursor(Math.max(0, Math.min(rows.length - 1, at + (action === 'next' ? 1 : -1))));
        return true;
      case 'search':
        search.current?.focus();
        search.current?.select();
        return true;
      case 'leave':
        search.current?.blur();
        return true;
      default:
        return false;
    }
  });

  return (
    <div className="au">
      <header className="au-top">
        <h1>{words.title}</h1>
        <div className="au-segments" role="group" aria-label={words.kindName}>
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === kind}
              onClick={() => {
                setKind(each);
                setCursor(0);
              }}
            >
              {words.kinds[each]}
              {summary.data ? (
                <span className="au-count">{words.number(summary.data.counts[each])}</span>
              ) : null}
            </button>
          ))}
        </div>
        <span className="au-quiet au-version">
          {summary.data
            ? `${words.version(summary.data.version)} · ${words.learntTotal(summary.data.learntAliases)}`
            : ''}
        </span>
      </header>
      <div className="au-sides">
        <section className="au-left" aria-label={words.kinds[kind]}>
          <div className="au-search">
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
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                setCursor(Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
              }}
            />
            <span className="au-quiet">{words.total(total)}</span>
          </div>
          {query.isError ? (
            <div className="au-nothing" role="alert">
              <h2>{words.failed}</h2>
              <p>{failureOf(query.error).message}</p>
              <button type="button" onClick={() => void query.refetch()}>
                {words.retry}
              </button>
            </div>
          ) : query.isSuccess && rows.length === 0 ? (
            <div className="au-nothing">
              <h2>{words.empty}</h2>
              <p>{words.emptyText}</p>
            </div>
          ) : (
            <NameList
              rows={rows}
              total={total}
              cursor={at}
              onCursor={setCursor}
              onEnd={() => {
                if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
              }}
            />
          )}
        </section>
        <section className="au-right" aria-label={current?.name ?? words.choose}>
          {current ? (
            <EntityPage key={current.id} id={current.id} row={current} />
          ) : (
            <div className="au-nothing">
              <h2>{words.choose}</h2>
              <p>{words.chooseText}</p>
            </div>
          )}
        </section>
      </div>
    </div>
  );
};

type ListProps = {
  readonly rows: readonly EntityRow[];
  readonly total: number;
  readonly cursor: number;
  readonly onCursor: (at: number) => void;
  readonly onEnd: () => void;
};

const NameList = ({ rows, total, cursor, onCursor, onEnd }: ListProps) => {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useLayoutEffect(() => {
    if (rows.length > 0) virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor, rows.length, virtual]);
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useLayoutEffect(() => {
    if (rows.length > 0 && lastShown > rows.length - 40) onEnd();
  }, [lastShown, rows.length, onEnd]);
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
      <div className="au-space" style={{ height: virtual.getTotalSize() }}>
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

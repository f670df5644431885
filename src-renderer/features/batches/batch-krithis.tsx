import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { orpc } from '../../client/api.ts';
import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { langOf } from '../review/spelling.ts';
import { type KrithiStateName, stageOrder } from './stages.ts';
import { useLate } from './use-late.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.krithiList;
const states = Object.keys(words.states) as readonly KrithiStateName[];
const rowHeight = 32;

type Props = {
  readonly batch: BatchSummary;
  readonly state: KrithiStateName | null;
  readonly onState: (state: KrithiStateName | null) => void;
  readonly onOpen: (krithi: string) => void;
};

/** The krithis of a batch, by how far they are. */
export const BatchKrithis = ({ batch, state, onState, onOpen }: Props) => {
  const scroll = useRef<HTMLDivElement>(null);
  const query = useInfiniteQuery({
    ...orpc.krithis.list.infiniteOptions({
      input: (cursor: string | null) => ({
        batch: batch.id,
        limit: 200,
        ...(state === null ? {} : { state }),
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const isLate = useLate(query.isPending);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (last > rows.length - 40 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { columns } = words;
  return (
    <section className="bt-panel" aria-label={words.listName}>
      <div className="bt-panel-top">
        <div className="bt-segments" role="group" aria-label={words.filterName}>
          <button type="button" aria-pressed={state === null} onClick={() => onState(null)}>
            {batchWords.rows.all}
          </button>
          {states.map((each) => (
            <button key={each} type="button" aria-pressed={each === state} onClick={() => onState(each)}>
              {batchWords.number(batch.krithis[each])} {words.states[each]}
            </button>
          ))}
        </div>
        <span className="bt-quiet bt-panel-acts" role="status">
          {batchWords.krithis(total)}
        </span>
      </div>
      {query.isError ? (
        <div className="bt-trouble">
          <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : query.isPending ? (
        <p className="bt-quiet bt-none">{isLate ? batchWords.loadingOne : ''}</p>
      ) : rows.length === 0 ? (
        <p className="bt-quiet bt-none">{words.none}</p>
      ) : (
        <div className="bt-grid" role="table" aria-label={words.listName} aria-rowcount={total + 1}>
          <div role="rowgroup">
            <div role="row" className="bt-krithi bt-line-head" aria-rowindex={1}>
              {[columns.title, columns.composer, columns.raga, columns.stage, columns.quality].map((name) => (
                <span key={name} role="columnheader">
                  {name}
                </span>
              ))}
            </div>
          </div>
          <div className="bt-scroll" ref={scroll} role="rowgroup" tabIndex={0} aria-label={words.listName}>
            <div className="bt-space" style={{ height: virtual.getTotalSize() }} role="presentation">
              {items.map((item) => {
                const row = rows[item.index];
                if (row === undefined) return null;
                const stage = stageOrder.find((each) => each === row.stage);
                return (
                  <div
                    key={row.id}
                    role="row"
                    className="bt-krithi"
                    aria-rowindex={item.index + 2}
                    style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
                  >
                    <span role="cell" lang={langOf(row.title)}>
                      <button type="button" className="bt-link" onClick={() => onOpen(row.id)}>
                        {row.title}
                      </button>
                    </span>
                    <span role="cell">
                      {row.composer ?? <span className="bt-quiet">{words.notStated}</span>}
                    </span>
                    <span role="cell" lang={langOf(row.ragas.join(' '))}>
                      {row.ragas.length > 0 ? (
                        row.ragas.join(', ')
                      ) : (
                        <span className="bt-quiet">{words.notStated}</span>
                      )}
                    </span>
                    <span role="cell">
                      {stage === undefined ? (
                        row.stage
                      ) : (
                        <>
                          <span className="bt-swatch" aria-hidden="true" data-stage={stage} />
                          {batchWords.stages[stage]}
                        </>
                      )}
                    </span>
                    <span role="cell" className="bt-num">
                      {row.quality === null ? batchWords.nothing : words.percent(row.quality)}
                    </span>
                  </div>
                );
              })}
            </div>
          </div>
        </div>
      )}
    </section>
  );
};

import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import type { BatchSummary, ManifestRowView } from '../../../src-main/contract/batches.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { langOf } from '../review/spelling.ts';
import type { RowStatus } from './batch-search.ts';
import { csvFile } from './csv.ts';
import { saveAsFile } from './save-as-file.ts';
import { useLate } from './use-late.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.rows;
const statuses = Object.keys(words.statuses) as readonly RowStatus[];
const rowHeight = 32;

type Props = {
  readonly batch: BatchSummary;
  readonly status: RowStatus | null;
  readonly onStatus: (status: RowStatus | null) => void;
  readonly onOpen: (krithi: string) => void;
  readonly onFailed: (thrown: unknown) => void;
};

/** Every row of the file and what became of it: nothing is dropped silently. */
export const RowsReport = ({ batch, status, onStatus, onOpen, onFailed }: Props) => {
  const scroll = useRef<HTMLDivElement>(null);
  const [collecting, setCollecting] = useState<number | null>(null);
  const query = useInfiniteQuery({
    ...orpc.batches.rows.infiniteOptions({
      input: (cursor: string | null) => ({
        id: batch.id,
        limit: 200,
        ...(status === null ? {} : { status }),
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const isLate = useLate(query.isPending);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = status === null ? batch.rows.total : batch.rows[status];

  const download = async (): Promise<void> => {
    setCollecting(0);
    try {
      const all: ManifestRowView[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: ManifestRowView[]; nextCursor: string | null } = await client.batches.rows({
          id: batch.id,
          limit: 500,
          ...(status === null ? {} : { status }),
          ...(cursor === null ? {} : { cursor }),
        });
        all.push(...page.items);
        cursor = page.nextCursor;
        setCollecting(all.length);
      } while (cursor !== null);
      const { columns } = words;
      saveAsFile(
        words.reportName(batch.name),
        csvFile(
          [columns.line, columns.status, columns.title, columns.raga, columns.link, columns.why],
          all.map((row) => [
            row.line,
            words.statuses[row.status],
            row.title,
            row.raga,
            row.hyperlink,
            row.message,
          ]),
        ),
      );
    } catch (thrown) {
      onFailed(thrown);
    }
    setCollecting(null);
  };

  return (
    <section className="bt-panel" aria-label={words.listName}>
      <div className="bt-panel-top">
        <div className="bt-segments" role="group" aria-label={words.filterName}>
          <button type="button" aria-pressed={status === null} onClick={() => onStatus(null)}>
            {words.all} {batchWords.number(batch.rows.total)}
          </button>
          {statuses.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === status}
              title={words.help[each]}
              onClick={() => onStatus(each)}
            >
              {batchWords.intake.counts[each](batch.rows[each])}
            </button>
          ))}
        </div>
        <span className="bt-panel-acts">
          {collecting === null ? null : (
            <span className="bt-quiet" role="status">
              {words.downloading(collecting)}
            </span>
          )}
          <button type="button" disabled={collecting !== null || total === 0} onClick={() => void download()}>
            {words.download}
          </button>
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
        <Rows
          rows={rows}
          total={total}
          scroll={scroll}
          onEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
          onOpen={onOpen}
        />
      )}
    </section>
  );
};

type RowsProps = {
  readonly rows: readonly ManifestRowView[];
  readonly total: number;
  readonly scroll: React.RefObject<HTMLDivElement | null>;
  readonly onEnd: () => void;
  readonly onOpen: (krithi: string) => void;
};

const Rows = ({ rows, total, scroll, onEnd, onOpen }: RowsProps) => {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > rows.length - 40) onEnd();
  }, [last, rows.length, onEnd]);
  const { columns } = words;
  return (
    <div className="bt-grid" role="table" aria-label={words.listName} aria-rowcount={total + 1}>
      <div role="rowgroup">
        <div role="row" className="bt-line bt-line-head" aria-rowindex={1}>
          {[columns.line, columns.status, columns.title, columns.raga, columns.link, columns.why].map(
            (name) => (
              <span key={name} role="columnheader">
                {name}
              </span>
            ),
          )}
        </div>
      </div>
      <div className="bt-scroll" ref={scroll} role="rowgroup" tabIndex={0} aria-label={words.listName}>
        <div style={{ height: virtual.getTotalSize() }} className="bt-space" role="presentation">
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <div
                key={row.line}
                role="row"
                className="bt-line"
                aria-rowindex={item.index + 2}
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              >
                <span role="cell" className="bt-num">
                  {batchWords.number(row.line)}
                </span>
                <span role="cell" className={`bt-row-status bt-row-${row.status}`}>
                  {words.statuses[row.status]}
                </span>
                <span role="cell" lang={langOf(row.title)}>
                  {row.krithiId === null ? (
                    row.title
                  ) : (
                    <button type="button" className="bt-link" onClick={() => onOpen(row.krithiId ?? '')}>
                      {row.title}
                    </button>
                  )}
                </span>
                <span role="cell" lang={langOf(row.raga ?? '')}>
                  {row.raga}
                </span>
                <span role="cell" className="bt-quiet" title={row.hyperlink}>
                  {row.hyperlink}
                </span>
                <span role="cell" title={row.message ?? undefined}>
                  {row.message}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};

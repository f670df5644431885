import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { orpc } from '../../client/api.ts';
import type { TaskFilter, TaskRow } from '../../../src-main/contract/tasks.ts';
import { type PageKeys, learnPage, noPages, pageSize, pagesOf, rowsWithin } from './task-pages.ts';

type Page = {
  readonly items: readonly TaskRow[];
  readonly nextCursor: string | null;
  readonly total: number;
};
type Known = { readonly filter: string; readonly pages: PageKeys };

/**
 * The work that matches a filter, as a list of any length of which only the pages in view are
 * held. `see` tells which rows are in view; `rowAt` is undefined while a row is on its way.
 */
export const useTaskPages = (filter: TaskFilter) => {
  const signature = JSON.stringify(filter);
  const [known, setKnown] = useState<Known>({ filter: signature, pages: noPages });
  const [range, setRange] = useState({ filter: signature, first: 0, last: 0 });
  const pages = known.filter === signature ? known.pages : noPages;
  const seen = range.filter === signature ? range : { first: 0, last: 0 };

  const input = (key: string | null) => ({
    ...filter,
    limit: pageSize,
    ...(key === null ? {} : { cursor: key }),
  });
  // The first page is always held: it has the count, and it stays in view until a new filter's is here.
  const first = useQuery({
    ...orpc.tasks.list.queryOptions({ input: input(null) }),
    placeholderData: keepPreviousData,
  });
  const isStale = first.isPlaceholderData;

  const wanted = pagesOf(pages, seen.first, seen.last).filter((page) => page > 0);
  // What a page held before its key moved stands there until the new rows are here.
  const earlier = useRef<{ filter: string; pages: ReadonlyMap<number, Page> }>({
    filter: signature,
    pages: new Map(),
  });
  const later = useQueries({
    queries: wanted.map((page) => ({
      ...orpc.tasks.list.queryOptions({ input: input(pages.keys[page] ?? null) }),
      placeholderData: () => {
        const before = earlier.current.filter === signature ? earlier.current.pages.get(page) : undefined;
        return before === undefined ? undefined : { ...before, items: [...before.items] };
      },
      gcTime: 30_000,
    })),
  });

  const held = new Map<number, Page>();
  if (first.data) held.set(0, first.data);
  wanted.forEach((page, at) => {
    const data = later[at]?.data;
    if (data) held.set(page, data);
  });

  useEffect(() => {
    earlier.current = { filter: signature, pages: held };
  });

  // What the answers say about where later pages begin; the same said again changes nothing.
  let learnt = pages;
  if (first.data && !isStale) learnt = learnPage(learnt, 0, first.data.nextCursor);
  wanted.forEach((page, at) => {
    const query = later[at];
    if (query?.data && !query.isPlaceholderData) learnt = learnPage(learnt, page, query.data.nextCursor);
  });
  if (learnt !== pages) setKnown({ filter: signature, pages: learnt });

  const total = first.data?.total ?? 0;
  const lastRows = pages.isWhole ? (held.get(pages.keys.length - 1)?.items.length ?? null) : null;
  const failed = first.isError ? first : later.find((query) => query.isError);
  return {
    total,
    count: isStale ? (first.data?.items.length ?? 0) : rowsWithin(pages, total, lastRows),
    rowAt: (index: number): TaskRow | undefined =>
      held.get(Math.floor(index / pageSize))?.items[index % pageSize],
    see: (from: number, to: number): void => {
      // Only a change of pages matters, not every row that is scrolled by.
      const step = pageSize / 2;
      const next = {
        filter: signature,
        first: Math.floor(from / step) * step,
        last: Math.ceil(to / step) * step,
      };
      if (next.first !== seen.first || next.last !== seen.last) setRange(next);
    },
    isWaiting: first.isPending,
    isStale,
    isEmpty: first.isSuccess && !isStale && total === 0,
    error: failed?.error ?? null,
    refetch: (): void => void (failed ?? first).refetch(),
  };
};
export type TaskPages = ReturnType<typeof useTaskPages>;

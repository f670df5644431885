import { type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

type Paged<T> = Pick<
  UseInfiniteQueryResult<InfiniteData<Page<T>>>,
  'data' | 'hasNextPage' | 'isFetchingNextPage'
> & { readonly fetchNextPage: () => Promise<unknown> };

/** The cursor's way through pages: what an infinite query needs besides its input. */
export const byCursor = {
  initialPageParam: null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
} as const;

/** The rows of all pages that are here, how many there are in all (null while more may come), and the way to the next. */
export const usePages = <T>(query: Paged<T>) => {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, total: hasNextPage ? null : rows.length, more };
};

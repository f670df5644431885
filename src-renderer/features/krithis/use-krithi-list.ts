import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { KrithiRow } from '../../../src-main/contract/krithis.ts';
import { orpc } from '../../client/api.ts';
import type { KrithiView } from './view.ts';

/** The krithis of a view, page after page; the old rows stay until the new ones are here. */
export const useKrithiList = ({ filter, sort, down }: KrithiView) => {
  const query = useInfiniteQuery({
    ...orpc.krithis.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: 200,
        ...filter,
        sort,
        down,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const states = useQuery({
    ...orpc.krithis.states.queryOptions({ input: filter }),
    placeholderData: keepPreviousData,
  });
  const rows: readonly KrithiRow[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { query, rows, total: query.data?.pages[0]?.total ?? 0, states: states.data ?? null };
};

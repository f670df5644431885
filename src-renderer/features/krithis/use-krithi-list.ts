import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { orpc } from '../../client/api.ts';
import type { KrithiRow } from '../../../src-main/contract/krithis.ts';

export const statusTabs = ['PENDING', 'APPROVED', 'REJECTED', 'PUBLISHED', 'ALL'] as const;
export type StatusTab = (typeof statusTabs)[number];

/** The krithis of one tab and text, page after page; the old rows stay until the new ones are here. */
export const useKrithiList = (status: StatusTab, text: string) => {
  const query = useInfiniteQuery({
    ...orpc.krithis.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: 200,
        ...(status === 'ALL' ? {} : { status }),
        ...(text === '' ? {} : { text }),
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const rows: readonly KrithiRow[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { query, rows, total: query.data?.pages[0]?.total ?? 0 };
};

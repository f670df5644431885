import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from '../../client/api.ts';
import type { KrithiView } from './view.ts';

/**
 * A krithi with its page and its neighbours in the list it was opened from. The neighbours are
 * fetched ahead, so that the next one is there when it is asked for; until then the old one stays.
 */
export const useKrithi = (id: string, { filter, sort, down }: KrithiView) => {
  const queries = useQueryClient();
  const krithi = useQuery({
    ...orpc.krithis.get.queryOptions({ input: { id } }),
    placeholderData: keepPreviousData,
  });
  const source = useQuery({
    ...orpc.krithis.source.queryOptions({ input: { id } }),
    placeholderData: keepPreviousData,
  });
  const around = useQuery({
    ...orpc.krithis.around.queryOptions({ input: { id, ...filter, sort, down } }),
    placeholderData: keepPreviousData,
  });
  const { previous = null, next = null } = around.isPlaceholderData ? {} : (around.data ?? {});
  useEffect(() => {
    for (const other of [next, previous]) {
      if (other === null) continue;
      void queries.prefetchQuery(orpc.krithis.get.queryOptions({ input: { id: other } }));
      void queries.prefetchQuery(orpc.krithis.source.queryOptions({ input: { id: other } }));
      void queries.prefetchQuery(
        orpc.krithis.around.queryOptions({ input: { id: other, ...filter, sort, down } }),
      );
    }
  }, [next, previous, queries, filter, sort, down]);
  return {
    query: krithi,
    /** What is shown; of the one before while this one is on its way. */
    shown: krithi.data ?? null,
    /** Only this one may be acted on. */
    krithi: krithi.data?.id === id ? krithi.data : null,
    source,
    previous,
    next,
    at: around.data?.at ?? null,
    total: around.data?.total ?? 0,
  };
};

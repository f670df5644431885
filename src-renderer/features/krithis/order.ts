import type { QueryClient } from '@tanstack/react-query';

/** The order in which the list last showed the krithis: what "next" and "previous" mean on a krithi's page. */
export type Order = { readonly ids: readonly string[] };

const key = ['order of krithis'];

export const keepOrder = (queries: QueryClient, ids: readonly string[]): void => {
  queries.setQueryData<Order>(key, { ids });
};

export const orderOf = (queries: QueryClient): Order => queries.getQueryData<Order>(key) ?? { ids: [] };

/** The neighbour of a krithi in the order; null at the ends and for one that is not in it. */
export const neighbour = (order: Order, id: string, delta: 1 | -1): string | null => {
  const at = order.ids.indexOf(id);
  return at < 0 ? null : (order.ids[at + delta] ?? null);
};

import { useQuery } from '@tanstack/react-query';
import type { KrithiFilter } from '../../../src-main/contract/krithis.ts';
import { client } from '../../client/api.ts';

const freshMs = 10_000;
export const facetFields = ['batch', 'site', 'composer', 'raga'] as const;
const lists = { batch: 'batches', site: 'sites', composer: 'composers', raga: 'ragas' } as const;
type FacetField = (typeof facetFields)[number];

/** What the list can be narrowed by, with the names of it. Not asked anew with every judgement: it only grows with a batch. */
export const useFacets = () => {
  const query = useQuery({
    queryKey: ['what krithis are narrowed by'],
    queryFn: () => client.krithis.facets(),
    staleTime: freshMs,
  });
  const facets = query.data;
  const choices = (field: FacetField): readonly { readonly id: string; readonly name: string }[] =>
    facets?.[lists[field]] ?? [];
  return {
    choices,
    /** Asks anew on the way to a choice: a batch may have brought more. */
    refresh: (): void => {
      if (query.isStale) void query.refetch();
    },
    /** The name of what the filter is narrowed to. */
    nameOf: (filter: KrithiFilter, field: FacetField): string | undefined =>
      choices(field).find(({ id }) => id === filter[field])?.name,
  };
};

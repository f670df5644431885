import { useQuery } from '@tanstack/react-query';
import type { KrithiFilter } from '../../../src-main/contract/krithis.ts';
import { client } from '../../client/api.ts';

const freshMs = 10_000;
export const facetFields = ['batch', 'site', 'composer', 'raga'] as const;
const lists = { batch: 'batches', site: 'sites', composer: 'composers', raga: 'ragas' } as const;
type FacetField = (typeof facetFields)[number];

/** What the list can be narrowed by, with the names of it. Not asked anew with every judgement: it only grows with a batch. */
export const useFacets = () => {
  const facets = useQuery({
    queryKey: ['what krithis are narrowed by'],
    queryFn: () => client.krithis.facets(),
    staleTime: freshMs,
  }).data;
  const choices = (field: FacetField): readonly { readonly id: string; readonly name: string }[] =>
    facets?.[lists[field]] ?? [];
  return {
    choices,
    /** The name of what the filter is narrowed to. */
    nameOf: (filter: KrithiFilter, field: FacetField): string | undefined =>
      choices(field).find(({ id }) => id === filter[field])?.name,
  };
};

import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../client/api.ts';

/** The sentence of a page, for one name in one krithi: what is shown, and what is fetched ahead. */
export const snippetOptions = (value: number, krithi: string) =>
  orpc.review.snippet.queryOptions({ input: { id: value, krithi } });

/** The sentence of the krithi's page that prints the name. */
export const useSnippet = (value: number, krithi: string | null) =>
  useQuery({ ...snippetOptions(value, krithi ?? '-'), enabled: krithi !== null });

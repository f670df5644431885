import { NameKind } from '../../domain/name.ts';
import type { Engine } from '../../engine.ts';
import { describe } from './describe.ts';
import { serviceLimits } from './limits.ts';
import type { List } from './list.ts';
import { properties, types } from './vocabulary.ts';

type Suggestion = {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly notable?: readonly string[];
};
export type Suggestions = { readonly result: readonly Suggestion[] };

/** A whole number of the address, or what holds without one. */
const wholeOf = (params: URLSearchParams, name: string, otherwise: number, most: number): number => {
  const given = params.get(name);
  const value = given === null || given === '' ? Number.NaN : Number(given);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : otherwise;
};

const pageOf = (params: URLSearchParams): { readonly skip: number; readonly take: number } => ({
  skip: wholeOf(params, 'cursor', 0, serviceLimits.mostSkipped),
  take: Math.max(1, wholeOf(params, 'limit', serviceLimits.suggestions, serviceLimits.candidates)),
});

const prefixOf = (params: URLSearchParams): string => (params.get('prefix') ?? '').trim();

/** Entries whose name begins so, in any spelling or script; an id finds its entry. */
export const suggestEntities = async (
  names: Engine['names'],
  list: List,
  params: URLSearchParams,
): Promise<Suggestions> => {
  const prefix = prefixOf(params);
  if (prefix === '' || prefix.length > serviceLimits.nameChars) return { result: [] };
  const { skip, take } = pageOf(params);
  const kind = NameKind.safeParse(params.get('type')).data ?? null;
  const hits = await names.search(kind, prefix, skip + take);
  return {
    result: hits.slice(skip).flatMap((hit) => {
      const entity = list.find(hit.id);
      // OpenRefine joins `notable` into text: ids it is, not objects.
      return entity === null
        ? []
        : [{ id: entity.id, name: entity.name, description: describe(entity), notable: [entity.kind] }];
    }),
  };
};

/** Words of the vocabulary, by the beginning of their name, of a word in it, or of their id. */
const fitting = <T extends { readonly id: string; readonly name: string }>(
  all: readonly T[],
  params: URLSearchParams,
): readonly T[] => {
  const prefix = prefixOf(params).toLowerCase();
  const { skip, take } = pageOf(params);
  return all
    .filter(({ id, name }) =>
      [id, name, ...name.split(' ')].some((word) => word.toLowerCase().startsWith(prefix)),
    )
    .slice(skip, skip + take);
};

export const suggestTypes = (params: URLSearchParams): Suggestions => ({
  result: fitting(types, params).map(({ id, name, description }) => ({ id, name, description })),
});

/** Properties of one type where the client names one, else of all. */
export const suggestProperties = (params: URLSearchParams): Suggestions => {
  const kind = NameKind.safeParse(params.get('type')).data;
  const asked = properties.filter(({ kinds }) => kind === undefined || kinds.includes(kind));
  return { result: fitting(asked, params).map(({ id, name, description }) => ({ id, name, description })) };
};

import { z } from 'zod';
import type { NameKind } from '../../domain/name.ts';
import { NameKind as Kind } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import { serviceLimits } from './limits.ts';
import { badQuery } from './requests.ts';

/** A value that a client gives for a property: text, a number, a yes or no, or an entity it reconciled before. */
const Value = z.union([
  z.string().max(serviceLimits.nameChars),
  z.number(),
  z.boolean(),
  z.object({ id: z.string().max(serviceLimits.nameChars), name: z.string().optional() }),
]);
export type GivenValue = z.infer<typeof Value>;

const listOf = <T extends z.ZodType>(item: T, most: number) =>
  z.union([item.transform((one) => [one]), z.array(item).max(most)]);

/** Unknown fields are passed over: later versions of the API have more of them. */
const Query = z
  .object({
    query: z.string().optional(),
    type: listOf(z.string(), 50).optional(),
    type_strict: z.enum(['any', 'should', 'all']).optional(),
    limit: z.number().int().positive().optional(),
    properties: z
      .array(z.object({ pid: z.string(), v: listOf(Value, serviceLimits.valuesOfProperty) }))
      .max(serviceLimits.propertiesOfQuery)
      .optional(),
  })
  .refine((query) => query.query !== undefined || (query.properties ?? []).length > 0, {
    message: 'has neither a query nor properties',
  });

/** One question of a batch, ready to be worked on. */
export type ServiceQuery = {
  /** Empty where only properties are given. */
  readonly text: string;
  /** The kinds to look in; none where the type is unknown here. */
  readonly kinds: readonly NameKind[];
  readonly isTyped: boolean;
  readonly limit: number;
  readonly properties: readonly { readonly pid: string; readonly values: readonly GivenValue[] }[];
};

/** Parses what stands in `queries` or `extend`. @throws AppError `reconciliation.bad_query`. */
export const parseJson = (text: string, field: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw badQuery(`${field} is no JSON`, thrown);
  }
};

/**
 * The kinds to look in. Entities here have one type each, so `all` with two
 * types fits none. `should`, which OpenRefine always sends, keeps to the types
 * we know, and is no restriction where we know none of them.
 */
const kindsOf = (
  given: readonly string[] | undefined,
  strictness: 'any' | 'should' | 'all',
): readonly NameKind[] => {
  const ids = [...new Set(given ?? [])];
  const known = ids.flatMap((id) => Kind.safeParse(id).data ?? []);
  if (ids.length === 0) return Kind.options;
  if (strictness === 'all') return ids.length === 1 ? known : [];
  if (strictness === 'should' && known.length === 0) return Kind.options;
  return known;
};

/**
 * Reads a batch of queries, by the client's own keys.
 * @throws AppError `reconciliation.bad_query` naming the query and field, or `reconciliation.too_large`.
 */
export const readBatch = (raw: unknown): ReadonlyMap<string, ServiceQuery> => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw badQuery('queries is to be an object of queries by key');
  const entries = Object.entries(raw);
  if (entries.length > serviceLimits.batchSize) {
    throw new AppError('reconciliation.too_large', {
      detail: `${entries.length} queries, ${serviceLimits.batchSize} are the most`,
    });
  }
  return new Map(entries.map(([key, each]) => [key, readQuery(key, each)]));
};

const readQuery = (key: string, raw: unknown): ServiceQuery => {
  const parsed = Query.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = [key.slice(0, 40), ...(issue?.path.map(String) ?? [])].join('.');
    throw badQuery(`${place}: ${issue?.message ?? 'not a query'}`);
  }
  const { query = '', type, type_strict = 'should', limit, properties = [] } = parsed.data;
  const kinds = kindsOf(type, type_strict);
  return {
    text: query.trim(),
    kinds,
    isTyped: kinds.length < Kind.options.length,
    limit: Math.min(limit ?? 5, serviceLimits.candidates),
    properties: properties.map(({ pid, v }) => ({ pid, values: v })),
  };
};

import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { NameKind } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import { serviceLimits } from './limits.ts';
import type { List } from './list.ts';
import { badQuery } from './requests.ts';
import { type ExtensionValue, valuesOf } from './values.ts';
import { properties, propertyOf, typeOf } from './vocabulary.ts';

/** Settings of a property, of which `limit` is known here; forms send numbers as text too. */
const Settings = z
  .record(z.string(), z.unknown())
  .transform(({ limit }) => ({ limit: z.coerce.number().int().positive().safeParse(limit).data ?? null }));

/** What the manifest announces of them. */
export const propertySettings = [
  {
    name: 'limit',
    label: 'Most values',
    type: 'number',
    default: 0,
    help_text: 'How many values to fetch at most; 0 fetches all of them',
  },
] as const;

const ExtensionQuery = z.object({
  ids: z.array(z.string().max(serviceLimits.nameChars)),
  properties: z.array(
    z.object({ id: z.string().max(serviceLimits.nameChars), settings: Settings.optional() }),
  ),
});
export type ExtensionQuery = z.infer<typeof ExtensionQuery>;

type Meta = {
  readonly id: string;
  readonly name: string;
  readonly type?: { readonly id: string; readonly name: string };
};
export type Extension = {
  readonly meta: readonly Meta[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly ExtensionValue[]>>>>;
};

/** @throws AppError `reconciliation.bad_query`, or `reconciliation.too_large`. */
export const readExtension = (raw: unknown): ExtensionQuery => {
  const parsed = ExtensionQuery.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badQuery(
      `extend${issue?.path.map((part) => `.${String(part)}`).join('') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  const { ids, properties: asked } = parsed.data;
  if (ids.length > serviceLimits.extendIds || asked.length > serviceLimits.extendProperties) {
    throw new AppError('reconciliation.too_large', {
      detail: `${serviceLimits.extendIds} entries and ${serviceLimits.extendProperties} properties are the most`,
    });
  }
  return parsed.data;
};

const metaOf = (id: string): Meta => {
  const property = propertyOf(id);
  if (property === null) return { id, name: id };
  const base = { id, name: property.name };
  if (id === 'parent') return { ...base, type: typeOf('raga') };
  return id === 'deity' ? { ...base, type: typeOf('deity') } : base;
};

/** Values of properties: a row for each id that was asked for; what is not known is empty. */
export const extend = async (
  list: List,
  query: ExtensionQuery,
  isGone: () => boolean,
): Promise<Extension> => {
  // A property that is asked for twice is one column, by its first settings.
  const limits = new Map(
    query.properties.toReversed().map((each) => [each.id, each.settings?.limit ?? null]),
  );
  const ids = [...new Set(query.properties.map(({ id }) => id))];
  const rows: [string, Record<string, readonly ExtensionValue[]>][] = [];
  for (const [at, id] of [...new Set(query.ids)].entries()) {
    if (isGone()) break;
    const entity = list.find(id);
    const values: [string, readonly ExtensionValue[]][] = [];
    for (const pid of ids) {
      const property = propertyOf(pid);
      const all = entity === null || property === null ? [] : await valuesOf(list, entity, property.id);
      values.push([pid, all.slice(0, limits.get(pid) ?? all.length)]);
    }
    rows.push([id, Object.fromEntries(values)]);
    if (at % 50 === 49) await nextTurn();
  }
  return { meta: ids.map(metaOf), rows: Object.fromEntries(rows) };
};

/** What can be fetched for entries of a type; for an unknown type, what every entry has. */
export const proposeProperties = (
  params: URLSearchParams,
): {
  readonly type: string;
  readonly properties: readonly { readonly id: string; readonly name: string }[];
  readonly limit?: number;
} => {
  const type = params.get('type') ?? '';
  const kind = NameKind.safeParse(type).data;
  const given = Number(params.get('limit') ?? '');
  const limit = Number.isInteger(given) && given > 0 ? given : null;
  const fitting = properties.filter(
    ({ kinds, isFetched }) =>
      isFetched && (kind === undefined ? kinds.length === NameKind.options.length : kinds.includes(kind)),
  );
  return {
    type,
    properties: fitting.slice(0, limit ?? fitting.length).map(({ id, name }) => ({ id, name })),
    ...(limit === null ? {} : { limit }),
  };
};

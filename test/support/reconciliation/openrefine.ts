import { expect } from 'vitest';
import { type SchemaName, faultsOf } from './schemas.ts';

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly type: readonly { readonly id: string; readonly name: string }[];
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
};
export type Results = Readonly<Record<string, { readonly result: readonly Candidate[] }>>;
type Value = { readonly str?: string; readonly int?: number; readonly id?: string; readonly name?: string };
export type Extension = {
  readonly meta: readonly { readonly id: string; readonly name: string }[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly Value[]>>>>;
};
type ServicePath = { readonly service_url: string; readonly service_path: string };
export type Manifest = {
  readonly name: string;
  readonly batchSize: number;
  readonly defaultTypes: readonly { readonly id: string; readonly name: string }[];
  readonly preview: { readonly url: string; readonly width: number; readonly height: number };
  readonly view: { readonly url: string };
  readonly feature_view: { readonly url: string };
  readonly suggest: Readonly<Record<'entity' | 'type' | 'property', ServicePath>>;
  readonly extend: { readonly propose_properties: ServicePath };
};

/** A query as OpenRefine writes it: it always says `should`. */
export type Query = {
  readonly query?: string;
  readonly type?: string;
  readonly type_strict?: 'should' | 'any' | 'all';
  readonly limit?: number;
  readonly properties?: readonly { readonly pid: string; readonly v: unknown }[];
};

const fits = (schema: SchemaName, value: unknown): void => expect(faultsOf(schema, value)).toEqual([]);

const readJson = async <T>(response: Response, schema: SchemaName): Promise<T> => {
  const text = await response.text();
  expect(response.status === 200 ? '' : text).toBe('');
  expect(response.headers.get('content-type')).toContain('application/json');
  const value: unknown = JSON.parse(text);
  fits(schema, value);
  return value as T;
};

/**
 * Speaks to a service as OpenRefine does: forms from its server, cross-origin
 * reads from its page. What goes out and what comes back is held against the schemas.
 */
export const createOpenRefine = (address: string, origin = 'http://127.0.0.1:3333') => {
  /** Its server sends no Origin. */
  const post = (field: string, value: unknown): Promise<Response> =>
    fetch(address, { method: 'POST', body: new URLSearchParams({ [field]: JSON.stringify(value) }) });

  /** Its page may read an answer only when CORS says so. */
  const read = async (url: string, params: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const query = new URLSearchParams(params).toString();
    const response = await fetch(query === '' ? url : `${url}?${query}`, { headers: { Origin: origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    return response;
  };

  const full = ({ service_url, service_path }: ServicePath): string => service_url + service_path;

  return {
    manifest: async (): Promise<Manifest> => readJson<Manifest>(await read(address), 'manifest'),
    reconcile: async (queries: Readonly<Record<string, Query>>): Promise<Results> => {
      fits('reconciliation-query-batch', queries);
      const results = await readJson<Results>(await post('queries', queries), 'reconciliation-result-batch');
      expect(Object.keys(results).sort()).toEqual(Object.keys(queries).sort());
      return results;
    },
    extend: async (ids: readonly string[], properties: readonly string[]): Promise<Extension> => {
      const query = { ids, properties: properties.map((id) => ({ id })) };
      fits('data-extension-query', query);
      const extension = await readJson<Extension>(await post('extend', query), 'data-extension-response');
      expect(extension.meta.map(({ id }) => id)).toEqual(properties);
      for (const id of ids) expect(Object.keys(extension.rows[id] ?? {})).toEqual(properties);
      return extension;
    },
    propose: async (manifest: Manifest, type: string, limit?: number) =>
      readJson<{
        type: string;
        limit?: number;
        properties: { id: string; name: string }[];
      }>(
        await read(full(manifest.extend.propose_properties), {
          type,
          ...(limit === undefined ? {} : { limit: String(limit) }),
        }),
        'data-extension-property-proposal',
      ),
    suggest: async (
      manifest: Manifest,
      what: 'entity' | 'type' | 'property',
      prefix: string,
      more: Readonly<Record<string, string>> = {},
    ) => {
      const schemas = {
        entity: 'suggest-entities-response',
        type: 'suggest-types-response',
        property: 'suggest-properties-response',
      } as const;
      const response = await read(full(manifest.suggest[what]), { prefix, ...more });
      return (
        await readJson<{
          result: { id: string; name: string; description?: string; notable?: string[] }[];
        }>(response, schemas[what])
      ).result;
    },
    /** A page of the service about one entry. */
    page: (template: string, id: string): Promise<Response> =>
      fetch(template.replace('{{id}}', encodeURIComponent(id))),
  };
};

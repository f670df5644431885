import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = join(import.meta.dirname, 'schemas');

export type SchemaName =
  | 'manifest'
  | 'preview-metadata'
  | 'reconciliation-query-batch'
  | 'reconciliation-result-batch'
  | 'suggest-entities-response'
  | 'suggest-properties-response'
  | 'suggest-types-response'
  | 'data-extension-query'
  | 'data-extension-response'
  | 'data-extension-property-proposal'
  | 'error';

const ajv = new Ajv2020({
  allErrors: true,
  strictRequired: false,
  strictTypes: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
});
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
  ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object);

/** What a value breaks of a schema, in words; empty where it fits. */
export const faultsOf = (schema: SchemaName, value: unknown): string[] => {
  const check = ajv.getSchema(`https://krithi-desk.invalid/reconciliation-0.2/${schema}.json`);
  if (check === undefined) throw new Error(`no schema ${schema}`);
  return check(value) === true
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};

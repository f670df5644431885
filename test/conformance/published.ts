import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Schemas as the specification publishes them, each known by the name of its file without `.json`. */
export type Published = {
  readonly names: readonly string[];
  /** What a value breaks, in words; empty where it fits, null where the folder has no such schema. */
  readonly faultsOf: (name: string, value: unknown) => readonly string[] | null;
};

/** Without these there is nothing to speak of; the folder may hold more. */
const needed = [
  'manifest',
  'reconciliation-query-batch',
  'reconciliation-result-batch',
  'suggest-entities-response',
  'suggest-properties-response',
  'suggest-types-response',
  'data-extension-query',
  'data-extension-response',
] as const;

const read = (path: string): { readonly $id: string } => {
  const schema: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof schema !== 'object' || schema === null || !('$id' in schema) || typeof schema.$id !== 'string')
    throw new Error(`${path} has no $id`);
  return { ...schema, $id: schema.$id };
};

/** @throws Error naming the file that is missing, or is no schema. */
export const readPublished = (folder: string): Published => {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();
  for (const name of needed) if (!names.includes(name)) throw new Error(`${folder} has no ${name}.json`);
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
      email: (text: string) => text.includes('@'),
    },
  });
  // By the name of the file, which an `$id` need not agree with.
  const ids = new Map(
    names.map((name) => {
      const schema = read(join(folder, `${name}.json`));
      ajv.addSchema(schema);
      return [name, schema.$id];
    }),
  );
  return {
    names,
    faultsOf: (name, value) => {
      const check = ajv.getSchema(ids.get(name) ?? '');
      if (check === undefined) return null;
      return check(value) === true
        ? []
        : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
    },
  };
};

import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type Entity, EntityFacts, type NameKind, nameKinds } from '../domain/name.ts';
import { entryLines } from './authority-lines.ts';

/**
 * The file form of the authority list: one JSON object with `version` and a list per kind
 * (`ragas`, `composers`, `talas`, `deities`, `temples`), each entry flat: id, name, aliases,
 * its facts, provenance. A fact that is null counts as absent, an alias may be text or an
 * object with a `name`, a `display` name is one more alias; other fields of an entry are passed over.
 */
const lists = {
  raga: 'ragas',
  composer: 'composers',
  tala: 'talas',
  deity: 'deities',
  temple: 'temples',
} as const satisfies Record<NameKind, string>;

const listNames: ReadonlySet<string> = new Set(Object.values(lists));
const noVersion = 'unversioned';

const Word = z.string().refine((text) => text.trim() !== '', 'is empty');
const Alias = z.union([Word, z.object({ name: Word }).transform((alias) => alias.name)]);
const Entry = z.object({
  id: Word,
  name: Word,
  aliases: z.array(Alias).default([]),
  display: Word.optional(),
  provenance: z.string().optional(),
});

export type Authority = { readonly version: string; readonly entities: readonly Entity[] };

/** An entry that cannot be taken, with its line in the file (from 1). */
export type FileProblem = { readonly line: number; readonly entry: string; readonly message: string };

/**
 * Reads a list of names and tells of every entry that cannot be taken, each with its line; the others
 * are given. Throws `resolve.bad_authority` only where the file as a whole is no such list.
 * `label` says in errors where the text comes from, usually the file's name.
 * Entities come in the order of the kinds, then of the file.
 */
export const readAuthority = (
  text: string,
  label: string,
): Authority & { readonly problems: readonly FileProblem[] } => {
  const fail = (what: string, cause?: unknown): AppError =>
    new AppError('resolve.bad_authority', { detail: `${label}: ${what}`, cause });

  const file = asRecord(readJson(text, fail));
  if (file === null) throw fail('the file is no JSON object; write {"version": ..., "ragas": [...], ...}');
  const strange = Object.keys(file).find(
    (key) => key !== 'version' && !key.startsWith('_') && !listNames.has(key),
  );
  if (strange !== undefined) {
    throw fail(`"${strange}" is no list of names; the lists are ${[...listNames].join(', ')}`);
  }
  if (!Object.keys(file).some((key) => listNames.has(key))) {
    throw fail(`it has no list of names; the lists are ${[...listNames].join(', ')}`);
  }

  const lines = entryLines(text);
  const problems: FileProblem[] = [];
  const entities: Entity[] = [];
  const seen = new Map<string, string>();
  for (const kind of nameKinds) {
    for (const [index, raw] of rowsOf(kind, file[lists[kind]], fail).entries()) {
      const line = lines.get(lists[kind])?.[index] ?? 1;
      const place = `${lists[kind]}, entry ${index + 1}`;
      const read = readEntry(kind, raw);
      const other = 'entity' in read ? seen.get(read.entity.id) : undefined;
      if ('problem' in read) problems.push({ line, entry: `${place}${read.who}`, message: read.problem });
      else if (other !== undefined) {
        const { id, name } = read.entity;
        const message = `${id} is the id of both "${other}" and "${name}"; give one of them its own`;
        problems.push({ line, entry: place, message });
      } else {
        seen.set(read.entity.id, read.entity.name);
        entities.push(read.entity);
      }
    }
  }
  return { version: readVersion(file['version'], fail), entities, problems };
};

/** The same for a list that must be sound: throws `resolve.bad_authority` with the first entry that is not. */
export const parseAuthority = (text: string, label: string): Authority => {
  const { version, entities, problems } = readAuthority(text, label);
  const [first] = problems;
  if (first === undefined) return { version, entities };
  throw new AppError('resolve.bad_authority', {
    detail: `${label}: line ${first.line}: ${first.entry}: ${first.message}`,
  });
};

/** The list as text that `parseAuthority` reads back: one entry a line, so that a change shows as one line. */
export const writeAuthority = (entities: readonly Entity[], version: string): string => {
  const parts = nameKinds.map((kind) => {
    const entries = entities
      .filter((entity) => entity.kind === kind)
      .map((entity) => JSON.stringify(flat(entity)));
    return `${JSON.stringify(lists[kind])}: [${entries.length === 0 ? '' : `\n${entries.join(',\n')}\n`}]`;
  });
  return `{\n"version": ${JSON.stringify(version)},\n${parts.join(',\n')}\n}\n`;
};

const flat = ({ id, name, aliases, facts, provenance }: Entity): Record<string, unknown> => ({
  id,
  name,
  aliases,
  ...facts,
  ...(provenance === undefined ? {} : { provenance }),
});

type Fail = (what: string, cause?: unknown) => AppError;

const readJson = (text: string, fail: Fail): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw fail(`it is not JSON: ${reason}`, thrown);
  }
};

const readVersion = (version: unknown, fail: Fail): string => {
  if (version === undefined) return noVersion;
  if (typeof version === 'string' || typeof version === 'number') return String(version);
  throw fail('"version" is neither text nor a number');
};

const rowsOf = (kind: NameKind, list: unknown, fail: Fail): readonly unknown[] => {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw fail(`"${lists[kind]}" is no list; put its entries between [ and ]`);
  return list;
};

type Read = { readonly entity: Entity } | { readonly problem: string; readonly who: string };

const readEntry = (kind: NameKind, raw: unknown): Read => {
  const entry = asRecord(raw);
  if (entry === null) return { problem: 'it is no object with id and name', who: '' };
  const present = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
  const core = Entry.safeParse(present);
  const facts = EntityFacts.safeParse(present);
  const issue = core.error?.issues[0] ?? facts.error?.issues[0];
  if (!core.success || !facts.success) {
    const who = [present['id'], present['name']]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(', ');
    return { problem: fault(issue), who: who === '' ? '' : ` (${who})` };
  }
  const { id, name, display = name, provenance } = core.data;
  const aliases = [...new Set([display, ...core.data.aliases])].filter((alias) => alias !== name);
  const entity: Entity = { id, kind, name, aliases, facts: facts.data };
  return { entity: provenance === undefined ? entity : { ...entity, provenance } };
};

const fault = (issue: z.core.$ZodIssue | undefined): string =>
  issue === undefined ? 'it cannot be read' : `"${issue.path.join('.')}": ${issue.message}`;

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

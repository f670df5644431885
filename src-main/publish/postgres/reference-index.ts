import type { EntityFacts, NameKind } from '../../domain/name.ts';
import { spacedKey, tightKey } from '../name-keys.ts';
import type { EntityRef, PublishPorts } from '../types.ts';
import type { Queryable } from './connection.ts';
import type { MainSchema } from './schema.ts';

/** A composer, raga, tala, deity or temple as it stands over there, with what tells it apart. */
type ReferenceRow = {
  readonly id: string;
  readonly name: string;
  readonly normalized: string;
  readonly aliases: readonly string[];
  /** Our entity's id, where we created the row. */
  readonly ours: string | null;
  readonly melakarta: number | null;
  readonly parent: number | null;
  readonly arohanam: string | null;
  readonly avarohanam: string | null;
  readonly city: string | null;
};

type Found =
  | { readonly state: 'found'; readonly row: ReferenceRow }
  | { readonly state: 'missing' }
  /** Two rows would do, or one of this name is something else: a person has to look. */
  | { readonly state: 'unclear'; readonly message: string };

export const referenceTables: Record<NameKind, string> = {
  composer: 'composers',
  raga: 'ragas',
  tala: 'talas',
  deity: 'deities',
  temple: 'temples',
};

const none = 'NULL::int AS melakarta, NULL::int AS parent, NULL AS arohanam, NULL AS avarohanam';
const ragaFacts = `r.melakarta_number AS melakarta, r.arohanam, r.avarohanam,
  (SELECT p.melakarta_number FROM ragas p WHERE p.id = r.parent_raga_id) AS parent`;

const rowsQuery = (kind: NameKind, schema: MainSchema): string => {
  const aliases =
    kind === 'composer' && schema.has('composer_aliases')
      ? 'ARRAY(SELECT a.alias_normalized FROM composer_aliases a WHERE a.composer_id = r.id)'
      : "'{}'::text[]";
  return `
    SELECT r.id::text, r.name, r.name_normalized AS normalized, ${aliases} AS aliases,
           ${kind === 'raga' ? ragaFacts : none}, ${kind === 'temple' ? 'r.city' : 'NULL AS city'}, made.ours
      FROM ${referenceTables[kind]} r
      LEFT JOIN (SELECT entity_id, min(metadata ->> 'entity_id') AS ours FROM audit_log
                  WHERE entity_table = $1 AND action = 'CREATE' AND metadata ->> 'tool' = 'krithi-desk'
                  GROUP BY entity_id) made ON made.entity_id = r.id
     ORDER BY r.id`;
};

/** A scale without blanks, dots and case: the notes alone. */
const scale = (arohanam?: string | null, avarohanam?: string | null): string | null => {
  const notes = `${arohanam ?? ''}|${avarohanam ?? ''}`.toLowerCase().replace(/[^a-z0-9|]/g, '');
  return notes.length > 1 ? notes : null;
};

const differ = <T>(a: T | null | undefined, b: T | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a !== b;

/**
 * Whether facts say that these are two things of one name. Schools differ
 * over a janya's parent, so for rows of the very same name the parent counts
 * only where the scale differs as well; for a mere likeness any difference counts.
 */
const contradicts = (facts: EntityFacts, row: ReferenceRow, strict: boolean): boolean => {
  if (differ(facts.melakarta, row.melakarta)) return true;
  if (facts.city !== undefined && row.city !== null && tightKey(facts.city) !== tightKey(row.city))
    return true;
  const parents = differ(facts.parent_melakarta, row.parent);
  const scales = differ(scale(facts.arohanam, facts.avarohanam), scale(row.arohanam, row.avarohanam));
  return strict ? parents || scales : parents && scales;
};

export type ReferenceIndex = {
  /** The row that an entity stands for, by id, by name, by alias, by sound: in this order. */
  readonly find: (entity: EntityRef) => Found;
  readonly rows: readonly ReferenceRow[];
};

const group = (
  rows: readonly ReferenceRow[],
  keys: (row: ReferenceRow) => readonly string[],
): ReadonlyMap<string, ReadonlySet<ReferenceRow>> => {
  const map = new Map<string, Set<ReferenceRow>>();
  for (const row of rows) {
    for (const key of keys(row)) {
      if (key === '') continue;
      const set = map.get(key) ?? new Set();
      map.set(key, set.add(row));
    }
  }
  return map;
};

/** Indexes the rows of a kind by every key we look up by. */
export const indexReferences = (
  kind: NameKind,
  rows: readonly ReferenceRow[],
  soundKey: PublishPorts['soundKey'],
): ReferenceIndex => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byOurs = new Map(rows.filter(({ ours }) => ours !== null).map((row) => [row.ours, row]));
  // Without spaces both of the rules by which name_normalized was made give the same key.
  const byLetters = group(rows, (row) => [tightKey(row.normalized), tightKey(row.name)]);
  const byAlias = group(rows, (row) => row.aliases.map(tightKey));
  const bySound = group(rows, (row) => [soundKey(kind, row.name)]);

  const choose = (rows: ReadonlySet<ReferenceRow>, entity: EntityRef): Found => {
    const exact = [...rows].filter((row) => row.name === entity.name);
    const spaced = [...rows].filter((row) => row.normalized === spacedKey(entity.name));
    for (const few of [[...rows], exact, spaced]) {
      const [only] = few;
      if (few.length === 1 && only !== undefined) return { state: 'found', row: only };
    }
    const names = [...rows].map((row) => `“${row.name}”`).join(' and ');
    return { state: 'unclear', message: `${entity.name} may be ${names} there` };
  };

  const find = (entity: EntityRef): Found => {
    const known = entity.id.startsWith('main:') ? byId.get(entity.id.slice(5)) : byOurs.get(entity.id);
    if (known !== undefined) return { state: 'found', row: known };

    const letters = tightKey(entity.name);
    const same = new Set([...(byLetters.get(letters) ?? []), ...(byAlias.get(letters) ?? [])]);
    const agreeing = new Set([...same].filter((row) => !contradicts(entity.facts, row, false)));
    if (agreeing.size > 0) return choose(agreeing, entity);
    // Names are unique there, so a second one of this name cannot be made; temples may share a name.
    if (same.size > 0 && kind !== 'temple') {
      return { state: 'unclear', message: `another ${kind} named ${entity.name} is there, with other facts` };
    }

    const alike = [
      entity.aliases.flatMap((alias) => {
        const key = tightKey(alias);
        return [...(byLetters.get(key) ?? []), ...(byAlias.get(key) ?? [])];
      }),
      [...(bySound.get(soundKey(kind, entity.name)) ?? [])],
    ];
    for (const rows of alike) {
      const fitting = new Set(rows.filter((row) => !contradicts(entity.facts, row, true)));
      if (fitting.size > 0) return choose(fitting, entity);
    }
    return { state: 'missing' };
  };

  return { find, rows };
};

/** Loads all rows of a kind: a few thousand at most. */
export const loadReferences = async (
  db: Queryable,
  schema: MainSchema,
  kind: NameKind,
  soundKey: PublishPorts['soundKey'],
): Promise<ReferenceIndex> =>
  indexReferences(
    kind,
    await db.rows<ReferenceRow>(rowsQuery(kind, schema), [referenceTables[kind]]),
    soundKey,
  );

import type { Entity, EntityFacts } from '../domain/name.ts';
import { connect, type Queryable } from './postgres/connection.ts';
import { publishError } from './postgres/errors.ts';
import { type MainSchema, detectSchema } from './postgres/schema.ts';

export type PulledAuthority = {
  readonly entities: readonly Entity[];
  /** Where they come from, without any password. */
  readonly from: string;
  readonly notes: readonly string[];
};

type Named = { readonly id: string; readonly name: string };

/** Facts without the absent ones. */
const factsOf = (facts: { readonly [K in keyof EntityFacts]: EntityFacts[K] | null }): EntityFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== ''));

const entity = (
  kind: Entity['kind'],
  { id, name }: Named,
  aliases: readonly string[],
  facts: Parameters<typeof factsOf>[0],
  provenance: string,
): Entity => ({ id: `main:${id}`, kind, name, aliases: [...aliases], facts: factsOf(facts), provenance });

const life = (birth: number | null, death: number | null): string | null =>
  birth === null && death === null ? null : `${birth ?? ''}-${death ?? ''}`;

const melakarta = (number: number | null): number | null =>
  number !== null && number >= 1 && number <= 72 ? number : null;

const pullComposers = async (
  db: Queryable,
  withAliases: boolean,
  from: string,
): Promise<readonly Entity[]> => {
  const aliases = withAliases
    ? 'ARRAY(SELECT alias_normalized FROM composer_aliases a WHERE a.composer_id = c.id ORDER BY 1)'
    : "'{}'::text[]";
  const rows = await db.rows<
    Named & { aliases: string[]; birth: number | null; death: number | null; place: string | null }
  >(
    `SELECT id::text, name, ${aliases} AS aliases, birth_year AS birth, death_year AS death, place
       FROM composers c ORDER BY name_normalized`,
  );
  return rows.map((row) =>
    entity('composer', row, row.aliases, { life: life(row.birth, row.death), place: row.place }, from),
  );
};

const pullRagas = async (db: Queryable, from: string): Promise<readonly Entity[]> => {
  const rows = await db.rows<
    Named & {
      number: number | null;
      parent: number | null;
      arohanam: string | null;
      avarohanam: string | null;
    }
  >(
    `SELECT r.id::text, r.name, r.melakarta_number AS number, p.melakarta_number AS parent, r.arohanam, r.avarohanam
       FROM ragas r LEFT JOIN ragas p ON p.id = r.parent_raga_id ORDER BY r.name_normalized`,
  );
  return rows.map((row) => {
    const { arohanam, avarohanam } = row;
    const facts = { melakarta: melakarta(row.number), parent_melakarta: melakarta(row.parent) };
    return entity('raga', row, [], { ...facts, arohanam, avarohanam }, from);
  });
};

const pullOthers = async (db: Queryable, from: string): Promise<readonly Entity[]> => {
  const talas = await db.rows<Named & { beats: number | null }>(
    'SELECT id::text, name, beat_count AS beats FROM talas ORDER BY name_normalized',
  );
  const deities = await db.rows<Named>('SELECT id::text, name FROM deities ORDER BY name_normalized');
  const temples = await db.rows<Named & { city: string | null }>(
    'SELECT id::text, name, city FROM temples ORDER BY name_normalized, city',
  );
  return [
    ...talas.map((row) =>
      entity('tala', row, [], { aksharas: row.beats !== null && row.beats > 0 ? row.beats : null }, from),
    ),
    ...deities.map((row) => entity('deity', row, [], {}, from)),
    ...temples.map((row) => entity('temple', row, [], { city: row.city }, from)),
  ];
};

/**
 * Reads composers, ragas, talas, deities and temples of the main database as
 * entities with ids `main:<uuid>`; writes nothing.
 * Errors: publish.bad_target, publish.auth, publish.unreachable, publish.schema.
 */
export const pullAuthority = async (address: string): Promise<PulledAuthority> => {
  const connection = await connect(address);
  try {
    const schema = await detectSchema(connection);
    const from = `main database at ${connection.place}`;
    return { entities: await readMainList(connection, schema, from), from, notes: schema.notes };
  } catch (thrown) {
    throw publishError(thrown, 'publish.list_failed');
  } finally {
    await connection.close();
  }
};

/** Every entry over there, with ids `main:<uuid>`. */
export const readMainList = async (
  db: Queryable,
  schema: MainSchema,
  from: string,
): Promise<readonly Entity[]> =>
  [
    ...(await pullComposers(db, schema.has('composer_aliases'), from)),
    ...(await pullRagas(db, from)),
    ...(await pullOthers(db, from)),
  ].filter(({ name }) => name.trim() !== '');

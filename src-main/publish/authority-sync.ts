import type { AuthorityLink } from '../domain/authority.ts';
import { type Entity, type EntityFacts, type NameKind, nameKinds } from '../domain/name.ts';
import { readMainList } from './authority-pull.ts';
import { tightKey } from './name-keys.ts';
import { auditDiff, auditRow } from './postgres/audit.ts';
import { type Queryable, connect } from './postgres/connection.ts';
import { publishError } from './postgres/errors.ts';
import { type Row, insertRows, updateRow } from './postgres/insert.ts';
import { ownColumns } from './postgres/reference-create.ts';
import { referenceTables } from './postgres/reference-index.ts';
import { loadAllReferences } from './postgres/references.ts';
import { type MainSchema, detectSchema } from './postgres/schema.ts';
import type { FieldChange, PublishPorts } from './types.ts';

export type ListRow = {
  readonly entityId: string;
  readonly kind: NameKind;
  readonly name: string;
  readonly action: 'create' | 'update' | 'unchanged' | 'conflict';
  readonly changes: readonly FieldChange[];
  /** Why it is a conflict. */
  readonly reason: string | null;
  readonly remoteId: string | null;
};

type PushResult = {
  readonly place: string;
  readonly rows: readonly ListRow[];
  /** To be kept: what both sides have in common now. Empty for a plan. */
  readonly links: ReadonlyMap<string, AuthorityLink>;
  readonly notes: readonly string[];
};

/** The facts that have a column over there. */
const sharedFacts: Readonly<Record<NameKind, readonly (keyof EntityFacts)[]>> = {
  composer: ['life', 'place'],
  raga: ['melakarta', 'parent_melakarta', 'arohanam', 'avarohanam'],
  tala: ['aksharas'],
  deity: [],
  temple: ['city'],
};

const text = (value: EntityFacts[keyof EntityFacts]): string | null =>
  value === undefined ? null : String(value);

/** Spaces and dashes are written either way; a fact is the same all the same. */
const norm = (value: EntityFacts[keyof EntityFacts]): string | null =>
  text(value)?.replaceAll('–', '-').replace(/\s+/g, ' ').trim() ?? null;

type Compared = {
  /** What one side would bring to the other. */
  readonly changes: readonly FieldChange[];
  /** What both changed, or hold differently from the start. */
  readonly conflicts: readonly FieldChange[];
};

/**
 * What `mine` would write over `yours`, given what both had in common last (null: never met). A fact
 * that only the other side changed since is theirs and is left alone; what both changed is a conflict.
 */
const compareFacts = (
  kind: NameKind,
  mine: EntityFacts,
  yours: EntityFacts,
  base: EntityFacts | null,
): Compared => {
  const changes: FieldChange[] = [];
  const conflicts: FieldChange[] = [];
  for (const fact of sharedFacts[kind]) {
    const [my, your] = [norm(mine[fact]), norm(yours[fact])];
    const was = base === null ? undefined : norm(base[fact]);
    if (my === null || my === your) continue;
    const change = { field: fact, before: text(yours[fact]), after: text(mine[fact]) };
    if (was === my) continue;
    if (your === (was ?? null)) changes.push(change);
    else conflicts.push(change);
  }
  return { changes, conflicts };
};

type Met = {
  readonly rows: ListRow[];
  readonly remote: ReadonlyMap<string, Entity>;
};

/** Lays our list beside theirs: by what was brought together before, then as publishing finds its references. */
const meet = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  entities: readonly Entity[],
  links: ReadonlyMap<string, AuthorityLink>,
): Promise<Met> => {
  const remote = new Map((await readMainList(db, schema, '')).map((entity) => [entity.id.slice(5), entity]));
  const references = await loadAllReferences(db, schema, ports.soundKey);
  const taken = new Map<string, string>();
  const names = new Map<string, string>();
  const rows = entities.map((entity): ListRow => {
    const { id: entityId, kind, name, facts } = entity;
    const core = { entityId, kind, name };
    const conflict = (reason: string, changes: readonly FieldChange[], remoteId: string | null): ListRow => ({
      ...core,
      action: 'conflict',
      changes,
      reason,
      remoteId,
    });
    const link = links.get(entityId);
    const found =
      link !== undefined && remote.has(link.remoteId)
        ? ({ state: 'found', row: { id: link.remoteId } } as const)
        : references[kind].find(entity);
    if (found.state === 'unclear') return conflict(found.message, [], null);
    if (found.state === 'missing') {
      const key = `${kind} ${tightKey(name)} ${kind === 'temple' ? (facts.city ?? '') : ''}`;
      const twin = names.get(key);
      if (twin !== undefined)
        return conflict(`two entries here are named ${name}; there is one row for both`, [], null);
      names.set(key, entityId);
      const changes = sharedFacts[kind]
        .filter((fact) => facts[fact] !== undefined)
        .map((fact) => ({ field: fact, before: null, after: text(facts[fact]) }));
      return { ...core, action: 'create', changes, reason: null, remoteId: null };
    }
    const remoteId = found.row.id;
    const other = taken.get(remoteId);
    if (other !== undefined) return conflict(`${other} stands for the same row there`, [], remoteId);
    taken.set(remoteId, name);
    const theirs = remote.get(remoteId);
    if (theirs === undefined) return conflict('the row has no name there', [], remoteId);
    const { changes, conflicts } = compareFacts(kind, facts, theirs.facts, link?.facts ?? null);
    if (conflicts.length > 0)
      return conflict(`${conflicts.map(({ field }) => field).join(', ')} differ there`, conflicts, remoteId);
    const added =
      kind === 'composer' && schema.has('composer_aliases') ? newAliases(entity, theirs, remote) : [];
    const all =
      added.length === 0
        ? changes
        : [...changes, { field: 'aliases', before: null, after: added.join(', ') }];
    return {
      ...core,
      action: all.length === 0 ? 'unchanged' : 'update',
      changes: all,
      reason: null,
      remoteId,
    };
  });
  return { rows, remote };
};

/** Other names of a composer that no composer has over there, as that table folds them. */
const newAliases = (entity: Entity, theirs: Entity | null, remote: ReadonlyMap<string, Entity>): string[] => {
  const known = new Set(
    [...remote.values()]
      .filter(({ kind }) => kind === 'composer')
      .flatMap(({ name, aliases }) => [name, ...aliases].map(tightKey)),
  );
  if (theirs === null) known.add(tightKey(entity.name));
  return [...new Set(entity.aliases.map(tightKey))].filter((key) => key !== '' && !known.has(key));
};

/** What both sides have in common now; where they differ, what they had in common before. */
const inCommon = (
  kind: NameKind,
  mine: EntityFacts,
  yours: EntityFacts,
  base: EntityFacts | null,
): EntityFacts =>
  Object.fromEntries(
    sharedFacts[kind].flatMap((fact) => {
      const value = norm(mine[fact]) === norm(yours[fact]) ? yours[fact] : base?.[fact];
      return value === undefined ? [] : [[fact, value]];
    }),
  );

/** Their facts once a row's changes are written. */
const written = ({ changes }: ListRow, yours: EntityFacts, mine: EntityFacts): EntityFacts => {
  const fields = new Set(changes.map(({ field }) => field));
  return { ...yours, ...Object.fromEntries(Object.entries(mine).filter(([fact]) => fields.has(fact))) };
};

/** Parents before their janyas, so that a new janya finds its parent. */
const inOrder = (entities: readonly Entity[]): Entity[] =>
  entities.toSorted(
    (a, b) =>
      nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind) ||
      Number(a.facts.melakarta === undefined) - Number(b.facts.melakarta === undefined),
  );

const write = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  entities: readonly Entity[],
  { rows, remote }: Met,
  known: ReadonlyMap<string, AuthorityLink>,
): Promise<Map<string, AuthorityLink>> => {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const parents = new Map(
    [...remote].flatMap(([id, { kind, facts }]) =>
      kind === 'raga' && facts.melakarta !== undefined ? [[facts.melakarta, id] as const] : [],
    ),
  );
  const links = new Map<string, AuthorityLink>();
  for (const row of rows) {
    const entity = byId.get(row.entityId);
    if (entity === undefined || row.action === 'conflict') continue;
    const { kind, facts } = entity;
    const theirs = row.remoteId === null ? null : (remote.get(row.remoteId) ?? null);
    const base = known.get(entity.id)?.facts ?? null;
    if (row.remoteId !== null && row.action === 'unchanged') {
      const facts = inCommon(kind, entity.facts, theirs?.facts ?? {}, base);
      links.set(entity.id, { remoteId: row.remoteId, facts });
      continue;
    }
    const id = row.remoteId ?? ports.newId();
    const table = referenceTables[kind];
    const columns = ownColumns(entity, parents.get(facts.parent_melakarta ?? 0) ?? null);
    if (row.action === 'create') {
      await insertRows(db, schema, table, [
        { id, name: entity.name, name_normalized: tightKey(entity.name), ...columns },
      ]);
      if (kind === 'raga' && facts.melakarta !== undefined) parents.set(facts.melakarta, id);
    } else {
      const changed = new Set(row.changes.flatMap(({ field }) => columnsOfFact[field] ?? []));
      const cells: Row = Object.fromEntries(
        Object.entries(columns).filter(([column]) => changed.has(column)),
      );
      await updateRow(db, schema, table, id, cells);
    }
    for (const alias of kind === 'composer' && schema.has('composer_aliases')
      ? newAliases(entity, theirs, remote)
      : [])
      await db.rows(
        'INSERT INTO composer_aliases (alias_normalized, composer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [alias, id],
      );
    const verb = row.action === 'create' ? 'CREATE' : 'UPDATE';
    const diff = auditDiff(
      row.action === 'create'
        ? [{ field: 'name', before: null, after: entity.name }, ...row.changes]
        : row.changes,
    );
    const metadata = { entity_id: entity.id, provenance: entity.provenance ?? null };
    await insertRows(db, schema, 'audit_log', [auditRow(ports, verb, table, id, diff, metadata)]);
    const now = written(row, theirs?.facts ?? {}, facts);
    links.set(entity.id, { remoteId: id, facts: inCommon(kind, facts, now, base) });
  }
  return links;
};

const columnsOfFact: Readonly<Record<string, readonly string[]>> = {
  life: ['birth_year', 'death_year'],
  place: ['place'],
  melakarta: ['melakarta_number'],
  parent_melakarta: ['parent_raga_id'],
  arohanam: ['arohanam'],
  avarohanam: ['avarohanam'],
  aksharas: ['beat_count'],
  city: ['city'],
};

/**
 * What pushing the list would do over there, or does: one transaction, in which the tables are held so
 * that what was seen is what is written over. A repeat changes nothing; what changed there since the
 * two were last brought together is never written over.
 * Errors: publish.bad_target, publish.auth, publish.unreachable, publish.schema, publish.list_failed.
 */
export const pushAuthority = async (
  address: string,
  ports: PublishPorts,
  list: readonly Entity[],
  links: ReadonlyMap<string, AuthorityLink>,
  mode: 'plan' | 'apply',
): Promise<PushResult> => {
  const entities = inOrder(list);
  const connection = await connect(address);
  try {
    const schema = await detectSchema(connection);
    const notes = [...schema.notes, 'Other names of ragas and talas have no place there.'];
    const core = { place: connection.place, notes };
    if (mode === 'plan') {
      const { rows } = await meet(connection, schema, ports, entities, links);
      return { ...core, rows, links: new Map() };
    }
    return await connection.transaction(async (db) => {
      await db.rows(`LOCK TABLE ${Object.values(referenceTables).join(', ')} IN SHARE ROW EXCLUSIVE MODE`);
      const met = await meet(db, schema, ports, entities, links);
      const written = await write(db, schema, ports, entities, met, links);
      return { keep: true, value: { ...core, rows: met.rows, links: written } };
    });
  } catch (thrown) {
    throw publishError(thrown, 'publish.list_failed');
  } finally {
    await connection.close();
  }
};

type PullRow = {
  readonly entity: Entity;
  /** Ours, where we have it. */
  readonly entityId: string | null;
  readonly conflicts: readonly FieldChange[];
};

/** Theirs beside ours: each row over there as an entry that takes what is new there and keeps what is ours. */
export const pullInto = async (
  address: string,
  ports: PublishPorts,
  list: readonly Entity[],
  links: ReadonlyMap<string, AuthorityLink>,
): Promise<{
  readonly place: string;
  readonly rows: readonly PullRow[];
  readonly links: ReadonlyMap<string, AuthorityLink>;
}> => {
  const connection = await connect(address);
  try {
    const schema = await detectSchema(connection);
    const { rows, remote } = await meet(connection, schema, ports, list, links);
    const byId = new Map(list.map((entity) => [entity.id, entity]));
    const ours = new Map(
      rows.flatMap((row) => (row.remoteId === null ? [] : [[row.remoteId, row.entityId] as const])),
    );
    const held = new Set(
      list.flatMap(({ kind, name, aliases }) =>
        [name, ...aliases].map((each) => `${kind} ${tightKey(each)}`),
      ),
    );
    const provenance = `main database at ${connection.place}`;
    const pulled = [...remote].map(([remoteId, theirs]): PullRow => {
      const own = byId.get(ours.get(remoteId) ?? '');
      if (own === undefined) {
        // A second row of a name that we have would make that name ambiguous: a person looks first.
        const isTwin = held.has(`${theirs.kind} ${tightKey(theirs.name)}`);
        const conflicts = isTwin ? [{ field: 'name', before: null, after: theirs.name }] : [];
        return { entity: { ...theirs, provenance }, entityId: null, conflicts };
      }
      const base = links.get(own.id)?.facts ?? null;
      const { changes, conflicts } = compareFacts(own.kind, theirs.facts, own.facts, base);
      const taken = new Set(changes.map(({ field }) => field));
      const facts = Object.fromEntries(Object.entries(theirs.facts).filter(([fact]) => taken.has(fact)));
      const known = new Set([own.name, ...own.aliases].map(tightKey));
      const names = [theirs.name, ...theirs.aliases].filter((name) => !known.has(tightKey(name)));
      const entity = { ...own, aliases: [...own.aliases, ...names], facts: { ...own.facts, ...facts } };
      return { entity, entityId: own.id, conflicts };
    });
    const remoteIds = [...remote.keys()];
    const met = pulled.map(({ entity }, at): [string, AuthorityLink] => {
      const remoteId = remoteIds[at] ?? '';
      const base = links.get(entity.id)?.facts ?? null;
      return [
        entity.id,
        { remoteId, facts: inCommon(entity.kind, entity.facts, remote.get(remoteId)?.facts ?? {}, base) },
      ];
    });
    return { place: connection.place, rows: pulled, links: new Map(met) };
  } catch (thrown) {
    throw publishError(thrown, 'publish.list_failed');
  } finally {
    await connection.close();
  }
};

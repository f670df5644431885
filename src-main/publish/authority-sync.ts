import type { AuthorityLink } from '../domain/authority.ts';
import { type Entity, nameKinds } from '../domain/name.ts';
import { type FactChange, compareFacts, inCommon } from './authority-facts.ts';
import { type ListRow, meet } from './authority-meet.ts';
import { writeList } from './authority-write.ts';
import { tightKey } from './name-keys.ts';
import { connect } from './postgres/connection.ts';
import { publishError } from './postgres/errors.ts';
import { referenceTables } from './postgres/reference-index.ts';
import { detectSchema } from './postgres/schema.ts';
import type { PublishPorts } from './types.ts';

type PushResult = {
  readonly place: string;
  readonly rows: readonly ListRow[];
  /** To be kept: what both sides have in common now. Empty for a plan. */
  readonly links: ReadonlyMap<string, AuthorityLink>;
  readonly notes: readonly string[];
};

/** Parents before their janyas, so that a new janya finds its parent. */
const inOrder = (entities: readonly Entity[]): Entity[] =>
  entities.toSorted(
    (a, b) =>
      nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind) ||
      Number(a.facts.melakarta === undefined) - Number(b.facts.melakarta === undefined),
  );

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
      const written = await writeList(db, schema, ports, entities, met, links);
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
  readonly conflicts: readonly FactChange[];
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
        const conflicts = isTwin ? [{ field: 'name', before: null, after: theirs.name, base: null }] : [];
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

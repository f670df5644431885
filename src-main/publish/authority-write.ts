import type { AuthorityLink } from '../domain/authority.ts';
import type { Entity, EntityFacts } from '../domain/name.ts';
import { inCommon } from './authority-facts.ts';
import { type ListRow, type Met, newAliases } from './authority-meet.ts';
import { tightKey } from './name-keys.ts';
import { auditDiff, auditRow } from './postgres/audit.ts';
import type { Queryable } from './postgres/connection.ts';
import { type Row, insertRows, updateRow } from './postgres/insert.ts';
import { ownColumns } from './postgres/reference-create.ts';
import { referenceTables } from './postgres/reference-index.ts';
import type { MainSchema } from './postgres/schema.ts';
import type { PublishPorts } from './types.ts';

/** Their facts once a row's changes are written. */
const written = ({ changes }: ListRow, yours: EntityFacts, mine: EntityFacts): EntityFacts => {
  const fields = new Set(changes.map(({ field }) => field));
  return { ...yours, ...Object.fromEntries(Object.entries(mine).filter(([fact]) => fields.has(fact))) };
};

/** Writes what is new and what changed, each with its line of the audit log; gives what both sides have in common now. */
export const writeList = async (
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

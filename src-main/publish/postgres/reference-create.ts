import type { NameKind } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import { tightKey } from '../name-keys.ts';
import type { EntityRef, PublishPorts } from '../types.ts';
import { auditRow } from './audit.ts';
import type { Queryable } from './connection.ts';
import { insertRows, type Row } from './insert.ts';
import { indexReferences, loadReferences, type ReferenceIndex, referenceTables } from './reference-index.ts';
import type { MainSchema } from './schema.ts';

/** `1767-1847`, or one year with a dash on either side; anything else says nothing certain. */
const years = (life: string | undefined): { birth: number | null; death: number | null } => {
  const match = /^\s*(\d{4})?\s*[-–]\s*(\d{4})?\s*$/.exec(life ?? '');
  return { birth: match?.[1] ? Number(match[1]) : null, death: match?.[2] ? Number(match[2]) : null };
};

/** The columns of a reference row that facts fill. */
export const ownColumns = (entity: EntityRef, parentRaga: string | null): Row => {
  const { facts } = entity;
  switch (entity.kind) {
    case 'composer': {
      const { birth, death } = years(facts.life);
      return { birth_year: birth, death_year: death, place: facts.place ?? null };
    }
    case 'raga':
      return {
        melakarta_number: facts.melakarta ?? null,
        parent_raga_id: parentRaga,
        arohanam: facts.arohanam ?? null,
        avarohanam: facts.avarohanam ?? null,
      };
    case 'tala':
      return { beat_count: facts.aksharas ?? null };
    case 'deity':
      return {};
    case 'temple':
      return { city: facts.city ?? null };
  }
};

/**
 * Finds or makes the row of an entity. Whoever wants to make one takes a lock
 * on the name first and looks again, so two publishers make one row; the
 * unique key stands behind it for those who do not know the lock.
 * Errors: publish.unresolved where the authority list does not hold the entity.
 */
export const createReference = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  kind: NameKind,
  entity: EntityRef,
): Promise<ReferenceIndex> => {
  if (!ports.holdsEntity(entity.id)) {
    throw new AppError('publish.unresolved', {
      detail: `${kind} “${entity.name}” is not in the authority list`,
    });
  }
  const normalized = tightKey(entity.name);
  await db.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `krithi-desk ${kind} ${normalized}`,
  ]);
  const before = await loadReferences(db, schema, kind, ports.soundKey);
  if (before.find(entity).state !== 'missing') return before;

  const id = ports.newId();
  const parent = before.rows.find(({ melakarta }) => melakarta === (entity.facts.parent_melakarta ?? 0));
  await insertRows(
    db,
    schema,
    referenceTables[kind],
    [{ id, name: entity.name, name_normalized: normalized, ...ownColumns(entity, parent?.id ?? null) }],
    'ON CONFLICT DO NOTHING',
  );
  const after = await loadReferences(db, schema, kind, ports.soundKey);
  if (!after.rows.some((row) => row.id === id)) return after; // somebody without our lock was first
  const diff = { name: { before: null, after: entity.name } };
  const metadata = { entity_id: entity.id, provenance: entity.provenance ?? null };
  await insertRows(db, schema, 'audit_log', [
    auditRow(ports, 'CREATE', referenceTables[kind], id, diff, metadata),
  ]);
  return indexReferences(
    kind,
    after.rows.map((row) => (row.id === id ? { ...row, ours: entity.id } : row)),
    ports.soundKey,
  );
};

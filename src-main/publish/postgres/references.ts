import { type NameKind, nameKinds } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import { type RefState, newRef } from '../krithi-state.ts';
import { referencesOf } from '../readiness.ts';
import type { EntityRef, PublishableKrithi, PublishPorts } from '../types.ts';
import type { Queryable } from './connection.ts';
import { createReference } from './reference-create.ts';
import { loadReferences, type ReferenceIndex } from './reference-index.ts';
import type { MainSchema } from './schema.ts';

/** The reference rows as one run of publishing knows them. Only what is committed may be kept. */
export type References = Readonly<Record<NameKind, ReferenceIndex>>;

export const loadAllReferences = async (
  db: Queryable,
  schema: MainSchema,
  soundKey: PublishPorts['soundKey'],
): Promise<References> => {
  const load = (kind: NameKind): Promise<ReferenceIndex> => loadReferences(db, schema, kind, soundKey);
  return {
    composer: await load('composer'),
    raga: await load('raga'),
    tala: await load('tala'),
    deity: await load('deity'),
    temple: await load('temple'),
  };
};

/**
 * The row an entity stands for, or a stand-in `new:...` where it would be made.
 * Errors: publish.conflict where two rows would do.
 */
export const refer = (references: References, kind: NameKind, entity: EntityRef): RefState => {
  const found = references[kind].find(entity);
  switch (found.state) {
    case 'found':
      return { id: found.row.id, name: found.row.name };
    case 'missing':
      return { id: `new:${entity.id}`, name: entity.name + newRef };
    case 'unclear':
      throw new AppError('publish.conflict', { detail: found.message });
  }
};

/** The references of a krithi that are not there yet, one each, in the order that everybody makes them in. */
export const missingReferences = (
  references: References,
  krithi: PublishableKrithi,
): readonly { kind: NameKind; entity: EntityRef }[] => {
  const missing = referencesOf(krithi).filter(
    ({ kind, entity }) => references[kind].find(entity).state === 'missing',
  );
  const distinct = new Map(missing.map((reference) => [reference.entity.id, reference]));
  // One order for all publishers, so that two of them never wait for each other's name.
  return [...distinct.values()].toSorted(
    (a, b) =>
      nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind) || (a.entity.name < b.entity.name ? -1 : 1),
  );
};

/** Looks again at the kinds of which a name seems to be missing: another publisher may have made it since. */
export const reloadMissing = async (
  db: Queryable,
  schema: MainSchema,
  { soundKey }: PublishPorts,
  references: References,
  krithi: PublishableKrithi,
): Promise<References> => {
  let known = references;
  for (const kind of new Set(missingReferences(references, krithi).map(({ kind }) => kind))) {
    known = { ...known, [kind]: await loadReferences(db, schema, kind, soundKey) };
  }
  return known;
};

/** Makes the missing ones inside a transaction; keep the answer only once that is committed. */
export const createMissing = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  references: References,
  krithi: PublishableKrithi,
): Promise<References> => {
  let known = references;
  for (const { kind, entity } of missingReferences(references, krithi)) {
    known = { ...known, [kind]: await createReference(db, schema, ports, kind, entity) };
  }
  return known;
};

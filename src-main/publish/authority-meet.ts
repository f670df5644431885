import type { AuthorityLink } from '../domain/authority.ts';
import type { Entity, NameKind } from '../domain/name.ts';
import { compareFacts, sharedFacts, text } from './authority-facts.ts';
import { readMainList } from './authority-pull.ts';
import { tightKey } from './name-keys.ts';
import type { Queryable } from './postgres/connection.ts';
import { loadAllReferences } from './postgres/references.ts';
import type { MainSchema } from './postgres/schema.ts';
import type { FieldChange, PublishPorts } from './types.ts';

export type ListRow = {
  readonly entityId: string;
  readonly kind: NameKind;
  readonly name: string;
  readonly action: 'create' | 'update' | 'unchanged' | 'conflict';
  /** Of a conflict with what both had in common last. */
  readonly changes: readonly (FieldChange & { readonly base?: string | null })[];
  /** Why it is a conflict. */
  readonly reason: string | null;
  readonly remoteId: string | null;
};

export type Met = {
  readonly rows: ListRow[];
  readonly remote: ReadonlyMap<string, Entity>;
};

/** Lays our list beside theirs: by what was brought together before, then as publishing finds its references. */
export const meet = async (
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
    const conflict = (reason: string, changes: ListRow['changes'], remoteId: string | null): ListRow => ({
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
export const newAliases = (
  entity: Entity,
  theirs: Entity | null,
  remote: ReadonlyMap<string, Entity>,
): string[] => {
  const known = new Set(
    [...remote.values()]
      .filter(({ kind }) => kind === 'composer')
      .flatMap(({ name, aliases }) => [name, ...aliases].map(tightKey)),
  );
  if (theirs === null) known.add(tightKey(entity.name));
  return [...new Set(entity.aliases.map(tightKey))].filter((key) => key !== '' && !known.has(key));
};

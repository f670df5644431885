import { AppError } from '../../domain/errors.ts';
import type { NewId } from '../../domain/ids.ts';
import type { EntityFacts, NameKind } from '../../domain/name.ts';
import type { StoredEntity } from '../../store/entities.ts';
import type { Records } from '../../store/index.ts';
import { type Effect, perform } from './perform.ts';

export type NewEntry = {
  readonly kind: NameKind;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly facts?: EntityFacts | undefined;
};

/** What shall be other than it is; facts that are named as null are taken out. */
export type Edit = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly facts?: { readonly [K in keyof EntityFacts]?: EntityFacts[K] | null } | undefined;
  readonly addAliases?: readonly string[] | undefined;
  readonly removeAliases?: readonly string[] | undefined;
  readonly note?: string | undefined;
};

/** The present entry of an id. @throws AppError `store.not_found`. */
export const entryOf = (records: Records, id: string): StoredEntity => {
  const found = records.entities.find(id);
  if (found === null) throw new AppError('store.not_found', { detail: records.entities.nameOf(id) });
  return found;
};

/** A name as a person typed it. @throws AppError `internal.bad_input` where nothing is left. */
const tidy = (name: string): string => {
  const text = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (text === '') throw new AppError('internal.bad_input', { detail: 'the name is empty' });
  return text;
};

/** Other names in their order, each once, without the name itself. */
export const aliasesOf = (name: string, aliases: readonly string[]): string[] =>
  [...new Set(aliases.map(tidy))].filter((alias) => alias !== name);

export const newEntry = (
  newId: NewId,
  { kind, name, aliases = [], facts = {} }: NewEntry,
  who: string,
): StoredEntity => {
  const tidied = tidy(name);
  return {
    id: `${kind}:${newId()}`,
    kind,
    name: tidied,
    aliases: aliasesOf(tidied, aliases),
    facts,
    provenance: `added by ${who}`,
    source: 'person',
  };
};

export const createEntry = (
  records: Records,
  newId: NewId,
  entry: NewEntry,
  who: string,
): Effect & { id: string } => {
  const entity = newEntry(newId, entry, who);
  const effect = perform(records, {
    act: 'create',
    who,
    set: [{ id: entity.id, entity }],
    data: { about: [entity.name] },
  });
  return { ...effect, id: entity.id };
};

const edited = (entity: StoredEntity, edit: Edit): StoredEntity => {
  const name = edit.name === undefined ? entity.name : tidy(edit.name);
  const gone = new Set((edit.removeAliases ?? []).map(tidy));
  const kept = entity.aliases.filter((alias) => !gone.has(alias));
  // A name that is replaced stays findable: it becomes one of the other names.
  const former = name === entity.name ? [] : [entity.name];
  const facts: Record<string, unknown> = { ...entity.facts };
  for (const [fact, value] of Object.entries(edit.facts ?? {})) {
    if (value === null) delete facts[fact];
    else if (value !== undefined) facts[fact] = value;
  }
  return {
    ...entity,
    name,
    aliases: aliasesOf(name, [...kept, ...former, ...(edit.addAliases ?? [])]),
    facts,
    source: 'person',
  };
};

/** Changes a name, its facts or its other names. */
export const editEntry = (records: Records, edit: Edit, who: string): Effect => {
  const before = entryOf(records, edit.id);
  const after = edited(before, edit);
  const isSame = JSON.stringify({ ...after, source: before.source }) === JSON.stringify(before);
  return perform(records, {
    act: 'edit',
    who,
    note: edit.note ?? null,
    set: isSame ? [] : [{ id: edit.id, entity: after }],
    data: { about: [after.name] },
    ...((edit.removeAliases ?? []).length > 0 ? { holds: [edit.id] } : {}),
  });
};

/**
 * Takes an entry out of the list that nothing rests on.
 * @throws AppError `authority.in_use` where krithis, decisions or other entries do.
 */
export const removeEntry = (records: Records, id: string, who: string): Effect => {
  const entity = entryOf(records, id);
  const krithis = records.names.used(id);
  const decisions = records.entityUse.chosenBy(id).filter((d) => records.decisions.stands(d.id)).length;
  const merged = records.redirects.changesLeadingTo(id).length;
  if (krithis + decisions + merged > 0) {
    throw new AppError('authority.in_use', {
      detail: `${entity.name}: ${krithis} krithis, ${decisions} decisions, ${merged} merged or split names`,
    });
  }
  return perform(records, {
    act: 'remove',
    who,
    set: [{ id, entity: null }],
    data: { about: [entity.name] },
  });
};

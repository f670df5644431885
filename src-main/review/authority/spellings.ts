import type { SpellingState } from '../../domain/authority.ts';
import { AppError } from '../../domain/errors.ts';
import type { AliasScope } from '../../domain/name.ts';
import type { AliasRow } from '../../store/aliases.ts';
import type { KrithiUse } from '../../store/entity-use.ts';
import type { Records } from '../../store/index.ts';
import { type Effect, perform } from './perform.ts';

export const spellingState = (alias: AliasRow): SpellingState => ({
  entityId: alias.entityId,
  scope: alias.scope,
  scopeId: alias.scopeId,
  retired: alias.retiredAt !== null,
});

/** A learnt spelling that holds. @throws AppError `store.not_found`. */
export const spellingOf = (records: Records, id: string): AliasRow => {
  const alias = records.aliases.find(id);
  if (alias === null || alias.revokedAt !== null || alias.retiredAt !== null)
    throw new AppError('store.not_found', { detail: 'that learnt spelling' });
  return alias;
};

/** An entry, and all that were merged into it. */
const withMerged = (records: Records, id: string): string[] => [
  id,
  ...records.redirects.mergedHere(id).flatMap((merged) => withMerged(records, merged)),
];

/** Spellings learnt for an entry, and for those that were merged into it. */
export const spellingsOfEntry = (records: Records, id: string): AliasRow[] =>
  withMerged(records, id).flatMap((each) => records.aliases.ofEntity(each));

/** The same a page at a time, oldest first, from the one after `after` on. */
export const spellingsPage = (
  records: Records,
  id: string,
  after: Pick<AliasRow, 'at' | 'id'> | null,
  limit: number,
): AliasRow[] => records.aliases.pageOfEntities(withMerged(records, id), after, limit);

const change = (
  records: Records,
  alias: AliasRow,
  to: Partial<SpellingState>,
  who: string,
  note: string,
): Effect => {
  const before = spellingState(alias);
  const after = { ...before, ...to };
  if (JSON.stringify(before) === JSON.stringify(after))
    return { change: null, version: records.entities.version(), freed: 0, blocked: 0 };
  const value = records.names.findByKey(alias.kind, alias.key);
  return perform(records, {
    act: 'spelling',
    who,
    note,
    set: [],
    values: value === null ? [] : [value.id],
    data: {
      about: [alias.value, records.entities.nameOf(alias.entityId)],
      spellings: [{ id: alias.id, value: alias.value, before, after }],
    },
  });
};

/** Makes a spelling hold everywhere, on one site, or in one batch. */
export const scopeSpelling = (
  records: Records,
  id: string,
  scope: AliasScope,
  scopeId: string | null,
  who: string,
): Effect => {
  if ((scope === 'always') !== (scopeId === null))
    throw new AppError('internal.bad_input', { detail: 'name the site or the batch' });
  return change(records, spellingOf(records, id), { scope, scopeId }, who, 'scope');
};

/**
 * Takes a learnt spelling back. The decision that taught it still holds for the krithis that it was
 * made on; those that rest on the spelling alone are asked about again.
 */
export const retireSpelling = (records: Records, id: string, who: string): Effect =>
  change(records, spellingOf(records, id), { retired: true }, who, 'taken back');

/** Krithis that taking the spelling back, or narrowing it, would touch. */
export const restingOnSpelling = (
  records: Records,
  id: string,
  limit: number,
): { readonly krithis: number; readonly list: readonly KrithiUse[] } => {
  const alias = spellingOf(records, id);
  return {
    krithis: records.entityUse.restingCount(alias),
    list: records.entityUse.restingOn(alias, limit),
  };
};

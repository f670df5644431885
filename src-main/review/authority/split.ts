import { placeKey } from '../../domain/authority.ts';
import { AppError } from '../../domain/errors.ts';
import type { NewId } from '../../domain/ids.ts';
import type { EntityFacts } from '../../domain/name.ts';
import type { AliasRow } from '../../store/aliases.ts';
import type { ValueUse } from '../../store/entity-use.ts';
import type { Records } from '../../store/index.ts';
import { aliasesOf, entryOf, newEntry } from './edit.ts';
import { type Impact, impactOf } from './impact.ts';
import { type Effect, perform, valuesOn } from './perform.ts';
import { spellingState, spellingsOfEntry } from './spellings.ts';

/** How an entry is parted in two. */
export type Split = {
  readonly id: string;
  /** The new entry. It may have the very name of the old one: that is what homonyms are. */
  readonly name: string;
  readonly facts?: EntityFacts | undefined;
  /** Other names of the list, and learnt spellings by id, that go to the new entry. */
  readonly aliases: readonly string[];
  readonly spellings: readonly string[];
  /** Printed names (by value) whose krithis go. */
  readonly values: readonly number[];
  /** Krithis that go, or stay, whatever they print. */
  readonly krithis: readonly string[];
  readonly stay: readonly string[];
};

export type SplitChoice = {
  readonly aliases: readonly string[];
  readonly spellings: readonly AliasRow[];
  readonly values: readonly ValueUse[];
  readonly impact: Impact;
};

/** What can be chosen from. */
export const splitChoice = (records: Records, id: string): SplitChoice => ({
  aliases: entryOf(records, id).aliases,
  spellings: spellingsOfEntry(records, id),
  values: records.entityUse.values(id),
  impact: impactOf(records, [id]),
});

type Place = ReturnType<Records['entityUse']['printedPlaces']>[number];

const goes = (split: Split, place: Place): boolean =>
  split.krithis.includes(place.krithiId) ||
  (split.values.includes(place.valueId) && !split.stay.includes(place.krithiId));

/** Of the krithis on an entry: how many would go, how many stay. */
export const countSplit = (records: Records, split: Split): { go: number; stay: number } => {
  const places = records.entityUse.printedPlaces(split.id);
  const going = new Set(places.filter((place) => goes(split, place)).map((place) => place.krithiId));
  const all = new Set(places.map((place) => place.krithiId));
  return { go: going.size, stay: all.size - going.size };
};

/**
 * Makes two entries of one. Every krithi on the old entry is told apart now, also those that stay, so
 * that a name which is a homonym from here on does not open them again. New krithis are asked about.
 */
export const splitEntry = (
  records: Records,
  newId: NewId,
  split: Split,
  who: string,
): Effect & { readonly id: string } =>
  records.store.write(() => {
    const old = entryOf(records, split.id);
    const leaving = new Set(split.aliases);
    const unknown = split.aliases.find((alias) => !old.aliases.includes(alias));
    if (unknown !== undefined)
      throw new AppError('internal.bad_input', { detail: `"${unknown}" is no other name of ${old.name}` });
    const fresh = newEntry(
      newId,
      { kind: old.kind, name: split.name, aliases: split.aliases, facts: split.facts },
      who,
    );
    const remaining = aliasesOf(
      old.name,
      old.aliases.filter((alias) => !leaving.has(alias)),
    );
    const learnt = new Map(spellingsOfEntry(records, old.id).map((alias) => [alias.id, alias]));
    const spellings = split.spellings.map((id) => {
      const alias = learnt.get(id);
      if (alias === undefined)
        throw new AppError('store.not_found', { detail: `a learnt spelling of ${old.name}` });
      const before = spellingState(alias);
      return { id, value: alias.value, before, after: { ...before, entityId: fresh.id } };
    });
    const redirects = records.entityUse.printedPlaces(old.id).map((place) => ({
      fromId: old.id,
      toId: goes(split, place) ? fresh.id : old.id,
      place: placeKey(place.krithiId, place.kind, place.key),
    }));
    const effect = perform(records, {
      act: 'split',
      who,
      set: [
        { id: fresh.id, entity: { ...fresh, provenance: `told apart from ${old.name} by ${who}` } },
        ...(remaining.length === old.aliases.length
          ? []
          : [{ id: old.id, entity: { ...old, aliases: remaining, source: 'person' as const } }]),
      ],
      redirects,
      values: valuesOn(records, [old.id]),
      holds: [old.id],
      data: { about: [old.name, fresh.name], spellings },
    });
    return { ...effect, id: fresh.id };
  });

import { AppError } from '../../domain/errors.ts';
import type { EntityFacts } from '../../domain/name.ts';
import type { StoredEntity } from '../../store/entities.ts';
import type { Records } from '../../store/index.ts';
import { aliasesOf, entryOf } from './edit.ts';
import { type Impact, impactOf } from './impact.ts';
import { type Effect, perform, valuesOn } from './perform.ts';

export type MergePreview = {
  readonly from: readonly StoredEntity[];
  readonly into: StoredEntity;
  /** The entry that is left, as it would be. */
  readonly after: StoredEntity;
  /** Facts that only those that go have; the one that stays takes them over, the first one's where several have one. */
  readonly filled: readonly string[];
  /** Facts that would be given up for others. A reason to look twice. */
  readonly differing: readonly { readonly fact: string; readonly from: string; readonly into: string }[];
  readonly impact: Impact;
};

/** The entries of a merge, and the one that is left. @throws AppError `authority.kinds` for two kinds or twice the same entry. */
const merged = (
  records: Records,
  fromIds: readonly string[],
  intoId: string,
): Omit<MergePreview, 'impact'> => {
  const into = entryOf(records, intoId);
  const from = fromIds.map((id) => entryOf(records, id));
  if (
    from.some(({ kind }) => kind !== into.kind) ||
    new Set([...fromIds, intoId]).size !== fromIds.length + 1
  )
    throw new AppError('authority.kinds', {
      detail: [...from, into].map(({ name }) => name).join(' and '),
    });
  const facts: EntityFacts = Object.assign({}, ...[into, ...from].toReversed().map((each) => each.facts));
  const differing = from.flatMap((each) =>
    (Object.keys(each.facts) as (keyof EntityFacts)[])
      .filter((fact) => facts[fact] !== each.facts[fact])
      .map((fact) => ({ fact, from: String(each.facts[fact]), into: String(facts[fact]) })),
  );
  return {
    from,
    into,
    after: {
      ...into,
      aliases: aliasesOf(into.name, [
        ...into.aliases,
        ...from.flatMap(({ name, aliases }) => [name, ...aliases]),
      ]),
      facts,
      source: 'person',
    },
    filled: Object.keys(facts).filter((fact) => !(fact in into.facts)),
    differing,
  };
};

/** What a merge would do, and what rests on those that go. @throws AppError `authority.kinds` for two kinds or twice the same entry. */
export const previewMerge = (records: Records, fromIds: readonly string[], intoId: string): MergePreview => ({
  ...merged(records, fromIds, intoId),
  impact: impactOf(records, fromIds),
});

/**
 * Makes one entry of several: the names of those that go become other names of the one that stays, and
 * what was settled on them is its own through redirects. The decision log stays as it is.
 */
export const mergeEntries = (
  records: Records,
  fromIds: readonly string[],
  intoId: string,
  who: string,
): Effect =>
  records.store.write(() => {
    const { from, into, after } = merged(records, fromIds, intoId);
    return perform(records, {
      act: 'merge',
      who,
      set: [{ id: into.id, entity: after }, ...fromIds.map((id) => ({ id, entity: null }))],
      redirects: fromIds.map((fromId) => ({ fromId, toId: into.id, place: null })),
      values: valuesOn(records, fromIds),
      holds: fromIds,
      data: { about: [...from, into].map(({ name }) => name) },
    });
  });

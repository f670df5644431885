import { AppError } from '../../domain/errors.ts';
import type { EntityFacts } from '../../domain/name.ts';
import type { StoredEntity } from '../../store/entities.ts';
import type { Records } from '../../store/index.ts';
import { aliasesOf, entryOf } from './edit.ts';
import { type Impact, impactOf } from './impact.ts';
import { type Effect, perform, valuesOn } from './perform.ts';

export type MergePreview = {
  readonly from: StoredEntity;
  readonly into: StoredEntity;
  /** The entry that is left, as it would be. */
  readonly after: StoredEntity;
  /** Facts that only the first has; the second takes them over. */
  readonly filled: readonly string[];
  /** Facts in which the two differ; the second keeps its own. A reason to look twice. */
  readonly differing: readonly { readonly fact: string; readonly from: string; readonly into: string }[];
  readonly impact: Impact;
};

/** @throws AppError `authority.kinds` for two kinds or twice the same entry. */
export const previewMerge = (records: Records, fromId: string, intoId: string): MergePreview => {
  const [from, into] = [entryOf(records, fromId), entryOf(records, intoId)];
  if (from.kind !== into.kind || from.id === into.id)
    throw new AppError('authority.kinds', { detail: `${from.name} and ${into.name}` });
  const facts = Object.keys(from.facts) as (keyof EntityFacts)[];
  const filled = facts.filter((fact) => into.facts[fact] === undefined);
  const differing = facts
    .filter((fact) => into.facts[fact] !== undefined && into.facts[fact] !== from.facts[fact])
    .map((fact) => ({ fact, from: String(from.facts[fact]), into: String(into.facts[fact]) }));
  return {
    from,
    into,
    after: {
      ...into,
      aliases: aliasesOf(into.name, [...into.aliases, from.name, ...from.aliases]),
      facts: { ...from.facts, ...into.facts },
      source: 'person',
    },
    filled,
    differing,
    impact: impactOf(records, fromId),
  };
};

/**
 * Makes one entry of two: the names of the first become other names of the second, and what was
 * settled on the first is the second's through a redirect. The decision log stays as it is.
 */
export const mergeEntries = (records: Records, fromId: string, intoId: string, who: string): Effect =>
  records.store.write(() => {
    const { from, into, after } = previewMerge(records, fromId, intoId);
    return perform(records, {
      act: 'merge',
      who,
      set: [
        { id: into.id, entity: after },
        { id: from.id, entity: null },
      ],
      redirects: [{ fromId: from.id, toId: into.id, place: null }],
      values: valuesOn(records, [from.id]),
      holds: [from.id],
      data: { about: [from.name, into.name] },
    });
  });

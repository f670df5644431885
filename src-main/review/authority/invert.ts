import { type StoredEntity, entityText } from '../../domain/authority.ts';

/**
 * What an entry is once a change of it is taken back while later changes stay: field by field, each
 * fact and each other name for itself. Null: it leaves the list. `blocked`: a later change touched
 * the same field, so that taking this one back would undo that one as well.
 */
export type Inverted = { readonly entity: StoredEntity | null } | 'blocked';

const same = (a: StoredEntity | null, b: StoredEntity | null): boolean => entityText(a) === entityText(b);

/** A field back to what it was, unless somebody changed it since; undefined for absent. */
const back = <T>(now: T, before: T, after: T): { readonly value: T } | 'blocked' => {
  if (before === after) return { value: now };
  return now === after ? { value: before } : 'blocked';
};

const listBack = (
  now: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] | 'blocked' => {
  if (JSON.stringify(now) === JSON.stringify(after)) return before;
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  if (added.some((name) => !now.includes(name)) || removed.some((name) => now.includes(name)))
    return 'blocked';
  return [...now.filter((name) => !added.includes(name)), ...removed];
};

export const invert = (
  now: StoredEntity | null,
  before: StoredEntity | null,
  after: StoredEntity | null,
): Inverted => {
  if (same(now, after)) return { entity: before };
  if (now === null || before === null || after === null) return 'blocked';
  const name = back(now.name, before.name, after.name);
  const provenance = back(now.provenance, before.provenance, after.provenance);
  const aliases = listBack(now.aliases, before.aliases, after.aliases);
  if (name === 'blocked' || provenance === 'blocked' || aliases === 'blocked') return 'blocked';
  const facts: Record<string, unknown> = {};
  for (const fact of new Set([...Object.keys(now.facts), ...Object.keys(before.facts)])) {
    const key = fact as keyof StoredEntity['facts'];
    const value = back(now.facts[key], before.facts[key], after.facts[key]);
    if (value === 'blocked') return 'blocked';
    if (value.value !== undefined) facts[fact] = value.value;
  }
  const { provenance: _, ...rest } = now;
  return {
    entity: {
      ...rest,
      name: name.value,
      // The name may have been one of the others meanwhile.
      aliases: aliases.filter((alias) => alias !== name.value),
      facts,
      ...(provenance.value === undefined ? {} : { provenance: provenance.value }),
    },
  };
};

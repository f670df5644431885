import type { Entity } from '../domain/name.ts';

/** One field of one entry that differs between two versions of a list. */
export type AuthorityChange =
  | { readonly change: 'added' | 'removed'; readonly id: string; readonly name: string }
  | {
      readonly change: 'changed';
      readonly id: string;
      readonly name: string;
      readonly field: string;
      readonly before: string | null;
      readonly after: string | null;
    };

const fieldsOf = ({ name, aliases, facts, provenance }: Entity): Record<string, string> => ({
  name,
  aliases: [...aliases].sort().join(', '),
  ...Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, String(value)])),
  ...(provenance === undefined ? {} : { provenance }),
});

/** What changes from one version of a list to another, entry by entry and field by field. */
export const diffAuthority = (before: readonly Entity[], after: readonly Entity[]): AuthorityChange[] => {
  const old = new Map(before.map((entity) => [entity.id, entity]));
  const now = new Set(after.map((entity) => entity.id));
  const changes: AuthorityChange[] = [];
  for (const entity of after) {
    const { id, name } = entity;
    const was = old.get(id);
    if (was === undefined) {
      changes.push({ change: 'added', id, name });
      continue;
    }
    const [left, right] = [fieldsOf(was), fieldsOf(entity)];
    for (const field of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const [from, to] = [left[field] ?? null, right[field] ?? null];
      if (from !== to) changes.push({ change: 'changed', id, name, field, before: from, after: to });
    }
  }
  for (const { id, name } of before) if (!now.has(id)) changes.push({ change: 'removed', id, name });
  return changes;
};

import type { EntityFacts, NameKind } from '../domain/name.ts';
import type { FieldChange } from './types.ts';

/** The facts that have a column over there. */
export const sharedFacts: Readonly<Record<NameKind, readonly (keyof EntityFacts)[]>> = {
  composer: ['life', 'place'],
  raga: ['melakarta', 'parent_melakarta', 'arohanam', 'avarohanam'],
  tala: ['aksharas'],
  deity: [],
  temple: ['city'],
};

export const text = (value: EntityFacts[keyof EntityFacts]): string | null =>
  value === undefined ? null : String(value);

/** Spaces and dashes are written either way; a fact is the same all the same. */
const norm = (value: EntityFacts[keyof EntityFacts]): string | null =>
  text(value)?.replaceAll('–', '-').replace(/\s+/g, ' ').trim() ?? null;

/** A fact on both sides, with what both had in common last; null where they never met or had none. */
export type FactChange = FieldChange & { readonly base: string | null };

type Compared = {
  /** What one side would bring to the other. */
  readonly changes: readonly FieldChange[];
  /** What both changed, or hold differently from the start. */
  readonly conflicts: readonly FactChange[];
};

/**
 * What `mine` would write over `yours`, given what both had in common last (null: never met). A fact
 * that only the other side changed since is theirs and is left alone; what both changed is a conflict.
 */
export const compareFacts = (
  kind: NameKind,
  mine: EntityFacts,
  yours: EntityFacts,
  base: EntityFacts | null,
): Compared => {
  const changes: FieldChange[] = [];
  const conflicts: FactChange[] = [];
  for (const fact of sharedFacts[kind]) {
    const [my, your] = [norm(mine[fact]), norm(yours[fact])];
    const was = base === null ? undefined : norm(base[fact]);
    if (my === null || my === your) continue;
    const change = { field: fact, before: text(yours[fact]), after: text(mine[fact]) };
    if (was === my) continue;
    if (your === (was ?? null)) changes.push(change);
    else conflicts.push({ ...change, base: base === null ? null : text(base[fact]) });
  }
  return { changes, conflicts };
};

/** What both sides have in common now; where they differ, what they had in common before. */
export const inCommon = (
  kind: NameKind,
  mine: EntityFacts,
  yours: EntityFacts,
  base: EntityFacts | null,
): EntityFacts =>
  Object.fromEntries(
    sharedFacts[kind].flatMap((fact) => {
      const value = norm(mine[fact]) === norm(yours[fact]) ? yours[fact] : base?.[fact];
      return value === undefined ? [] : [[fact, value]];
    }),
  );

import type { Entity, NameKind, NameQuery } from '../domain/name.ts';
import { buildIndex } from './name-index.ts';
import { noAliases, resolveName } from './resolve-name.ts';

/** A spelling of an entry that another entry would get if this one were missing. */
export type Shadowed = {
  readonly id: string;
  readonly name: string;
  readonly spelling: string;
  readonly takenFor: { readonly id: string; readonly name: string };
};

const queryOf = (kind: NameKind, value: string): NameQuery => ({
  kind,
  value,
  site: null,
  batchId: null,
  composer: null,
});

/**
 * "If this entry were missing from the list, what would we have done?" Each
 * entry is left out in turn and its own spellings are asked for: what is then
 * taken for another entry would have been a silent mistake. An empty answer is
 * what a sound list gives. One index an entry: a thousand take some tens of seconds.
 */
export function* shadowsOf(entities: readonly Entity[], kind: NameKind): Generator<Shadowed> {
  const ofKind = entities.filter((entity) => entity.kind === kind);
  for (const entity of ofKind) {
    const index = buildIndex(ofKind.filter((other) => other.id !== entity.id));
    for (const spelling of [entity.name, ...entity.aliases]) {
      const taken = resolveName(index, queryOf(kind, spelling), noAliases).entity;
      if (taken !== null) yield { id: entity.id, name: entity.name, spelling, takenFor: taken };
    }
  }
}

/** A value whose verdict an alias would change. */
export type AliasEffect = {
  readonly value: string;
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * "What would this alias change?" for the values given: names that would be
 * taken, and names that would no longer be certain.
 */
export const effectsOfAlias = (
  entities: readonly Entity[],
  alias: { readonly entityId: string; readonly spelling: string },
  values: readonly { readonly kind: NameKind; readonly value: string }[],
): AliasEffect[] => {
  const changed = entities.map((entity) =>
    entity.id === alias.entityId ? { ...entity, aliases: [...entity.aliases, alias.spelling] } : entity,
  );
  const kind = entities.find((entity) => entity.id === alias.entityId)?.kind;
  const [before, after] = [buildIndex(entities), buildIndex(changed)];
  return values
    .filter((each) => each.kind === kind)
    .map(({ value, kind: of }) => ({
      value,
      before: resolveName(before, queryOf(of, value), noAliases).entity?.name ?? null,
      after: resolveName(after, queryOf(of, value), noAliases).entity?.name ?? null,
    }))
    .filter((effect) => effect.before !== effect.after);
};

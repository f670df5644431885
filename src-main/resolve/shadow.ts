import type { Entity, NameKind, NameQuery } from '../domain/name.ts';
import { soundKey, tamilKey } from './fold/sound.ts';
import { buildIndex } from './name-index.ts';
import { namesIn } from './name-table.ts';
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

/** What names of one sound, or of one Tamil spelling, have in common. */
const keysOf = (entity: Entity): string[] =>
  [entity.name, ...entity.aliases].flatMap(namesIn).map((name) => tamilKey(soundKey(name)));

/**
 * "If this entry were missing from the list, what would we have done?" Each
 * entry is left out in turn and its own spellings are asked for: what is then
 * taken for another entry would have been a silent mistake. An empty answer is
 * what a sound list gives.
 *
 * Only entries of one sound can be taken for each other, so a raga, deity or temple is tried against
 * those alone; composers and talas, whose rules look at the whole list, against all others.
 *
 * @param only the entries to try; all of the kind by default, so that the work can be cut into parts.
 */
export function* shadowsOf(
  entities: readonly Entity[],
  kind: NameKind,
  only?: readonly string[],
): Generator<Shadowed> {
  const ofKind = entities.filter((entity) => entity.kind === kind);
  const tried = only === undefined ? ofKind : ofKind.filter((entity) => only.includes(entity.id));
  const byKey = new Map<string, Entity[]>();
  for (const entity of ofKind)
    for (const key of new Set(keysOf(entity))) byKey.set(key, [...(byKey.get(key) ?? []), entity]);
  const isLookedUpByKey = kind !== 'composer' && kind !== 'tala';
  for (const entity of tried) {
    const rivals = isLookedUpByKey
      ? [...new Set(keysOf(entity).flatMap((key) => byKey.get(key) ?? []))]
      : ofKind;
    const others = rivals.filter((other) => other.id !== entity.id);
    if (others.length === 0) continue;
    const index = buildIndex(others);
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

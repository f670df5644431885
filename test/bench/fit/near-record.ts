import type { Entity, NameKind } from '../../../src-main/domain/name.ts';
import { buildIndex, keyOf, noAliases, resolveName } from '../../../src-main/resolve/index.ts';

/** A name and the entity that it means. */
export type Labelled = { readonly kind: NameKind; readonly text: string; readonly id: string };

/** Lists made in all: each lacks the spellings of its share of the questions. */
const folds = 60;
/** One in ten is asked as if the list had not the entity at all, as on the labelled sets. */
const openEvery = 10;

/** The entity without the names that have this key; null where it has no other. */
const without = (entity: Entity, keys: ReadonlySet<string>): Entity | null => {
  const left = [entity.name, ...entity.aliases].filter((name) => !keys.has(keyOf(entity.kind, name)));
  const [name, ...aliases] = left;
  return name === undefined ? null : { ...entity, name, aliases };
};

export type Counted = { readonly to: number; readonly right: number; readonly of: number };

/**
 * How often near candidates were the right one, by the chance that the resolver gave them. Each name is
 * asked as if the list had not that very spelling; who has no other name is asked of a list without it,
 * one time in ten, so that names of nothing come in their usual share.
 * @param edges upper ends of the bands, ascending.
 */
export const countNear = (
  entities: readonly Entity[],
  names: readonly Labelled[],
  edges: readonly number[],
): Counted[] => {
  const distinct = [
    ...new Map(names.map((each) => [`${keyOf(each.kind, each.text)}|${each.id}`, each])).values(),
  ];
  const counts = edges.map((to) => ({ to, right: 0, of: 0 }));
  for (let fold = 0; fold < folds; fold += 1) {
    const asked = distinct.filter((_, i) => i % folds === fold);
    const isOpen = new Set(asked.filter((_, i) => i % openEvery === openEvery - 1));
    const taken = new Map<string, Set<string>>();
    for (const { kind, text, id } of asked)
      taken.set(id, (taken.get(id) ?? new Set<string>()).add(keyOf(kind, text)));
    const goes = new Set([...isOpen].map(({ id }) => id));
    const list = entities.flatMap((entity) => {
      const keys = taken.get(entity.id);
      if (keys === undefined) return [entity];
      return goes.has(entity.id) ? [] : (without(entity, keys) ?? []);
    });
    const index = buildIndex(list);
    for (const each of asked) {
      if (!index.entities.has(each.id) && !isOpen.has(each)) continue;
      const query = { kind: each.kind, value: each.text, site: null, batchId: null, composer: null };
      for (const { id, probability, features } of resolveName(index, query, noAliases).candidates) {
        if (features?.[0]?.name !== 'near') continue;
        const band = counts.find(({ to }) => probability < to);
        if (band === undefined) continue;
        band.of += 1;
        if (id === each.id) band.right += 1;
      }
    }
  }
  return counts;
};

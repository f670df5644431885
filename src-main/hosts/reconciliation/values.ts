import type { Entity } from '../../domain/name.ts';
import type { List } from './list.ts';
import type { PropertyId } from './vocabulary.ts';

/** A value as a data extension carries it. */
export type ExtensionValue =
  { readonly str: string } | { readonly int: number } | { readonly id: string; readonly name: string };

const text = (value: string | undefined): ExtensionValue[] => (value === undefined ? [] : [{ str: value }]);
const whole = (value: number | undefined): ExtensionValue[] => (value === undefined ? [] : [{ int: value }]);
const reference = (entity: Entity | null | undefined): ExtensionValue[] =>
  entity === null || entity === undefined ? [] : [{ id: entity.id, name: entity.name }];

/** The values of one property of an entity; none where the list does not say. */
export const valuesOf = async (list: List, entity: Entity, id: PropertyId): Promise<ExtensionValue[]> => {
  const { facts } = entity;
  switch (id) {
    case 'melakarta':
      return whole(facts.melakarta ?? facts.parent_melakarta);
    case 'parent':
      return facts.parent_melakarta === undefined
        ? []
        : reference((await list.melakartas()).get(facts.parent_melakarta));
    case 'arohanam':
    case 'avarohanam':
    case 'life':
    case 'place':
    case 'jati':
    case 'family':
    case 'city':
      return text(facts[id]);
    case 'aksharas':
      return whole(facts.aksharas);
    case 'deity': {
      if (facts.deity === undefined) return [];
      const [only, ...more] = list.findByName('deity', facts.deity);
      return only !== undefined && more.length === 0 ? reference(only) : text(facts.deity);
    }
    case 'aliases':
      return entity.aliases.flatMap((alias) => text(alias));
    case 'krithis':
      return [{ int: (await list.krithis()).get(entity.id) ?? 0 }];
    case 'provenance':
      return text(entity.provenance);
    case 'composer':
      return [];
  }
};

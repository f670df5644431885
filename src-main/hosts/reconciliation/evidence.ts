import type { Entity } from '../../domain/name.ts';
import { keyOf, titleKey } from '../../resolve/index.ts';
import type { List } from './list.ts';
import type { GivenValue, ServiceQuery } from './query.ts';
import { type ExtensionValue, valuesOf } from './values.ts';
import { type PropertyId, propertyOf } from './vocabulary.ts';

/** How the properties of a query stand to an entity. What the list does not say speaks neither way. */
export type Agreement = { readonly agreeing: number; readonly differing: number };

const plain = (given: GivenValue): string =>
  typeof given === 'object' ? (given.name ?? given.id) : String(given);

/** Scales are written with and without blanks, commas and strokes: *S R2 G3*, *s,r2,g3*. */
const scale = (words: string): string => words.toUpperCase().replace(/[^A-Z0-9]/g, '');

const sameText = (id: PropertyId, listed: string, given: string): boolean => {
  if (id === 'arohanam' || id === 'avarohanam') return scale(listed) === scale(given);
  if (id === 'life') {
    const years = given.match(/\d{3,4}/g) ?? [];
    return years.length > 0 && years.every((year) => listed.includes(year));
  }
  return titleKey(listed) === titleKey(given);
};

const isSame = (list: List, id: PropertyId, listed: ExtensionValue, given: GivenValue): boolean => {
  if ('int' in listed) return Number(/\d+/.exec(plain(given))?.[0]) === listed.int;
  if ('str' in listed) return sameText(id, listed.str, plain(given));
  if (typeof given === 'object' && given.id === listed.id) return true;
  const kind = id === 'parent' ? 'raga' : 'deity';
  const key = keyOf(kind, plain(given));
  return [listed.name, ...(list.find(listed.id)?.aliases ?? [])].some((name) => keyOf(kind, name) === key);
};

/** Where the list and the query differ on one of these, one of them is mistaken; other names and places are never complete. */
const speaksAgainst: ReadonlySet<PropertyId> = new Set<PropertyId>([
  'melakarta',
  'parent',
  'arohanam',
  'avarohanam',
  'life',
  'aksharas',
  'jati',
  'family',
  'city',
]);

/** Compares what the query says with what the list says: it ranks and it can forbid, it never accepts. */
export const agreementOf = async (
  list: List,
  entity: Entity,
  properties: ServiceQuery['properties'],
): Promise<Agreement> => {
  let agreeing = 0;
  let differing = 0;
  for (const { pid, values } of properties) {
    const property = propertyOf(pid);
    if (property === null || !property.kinds.includes(entity.kind) || values.length === 0) continue;
    const listed = await valuesOf(list, entity, property.id);
    if (listed.length === 0) continue;
    if (listed.some((own) => values.some((given) => isSame(list, property.id, own, given)))) agreeing += 1;
    else if (speaksAgainst.has(property.id)) differing += 1;
  }
  return { agreeing, differing };
};

/** What one property is worth: it multiplies the odds, or divides them. Set by judgement; it only orders. */
const weight = 4;

/** No property lifts a candidate to where only certain evidence stands. */
const mostByEvidence = 0.95;

/** The chance of a candidate after its properties were looked at. */
export const weighed = (probability: number, { agreeing, differing }: Agreement): number => {
  if (agreeing === 0 && differing === 0) return probability;
  const within = Math.min(Math.max(probability, 0.001), 0.99);
  const odds = (within / (1 - within)) * weight ** (agreeing - differing);
  const chance = odds / (1 + odds);
  return agreeing > differing ? Math.max(probability, Math.min(chance, mostByEvidence)) : chance;
};

import type { NameKind } from '../../domain/name.ts';
import { nameKinds } from '../../domain/name.ts';

/**
 * The words of the service: its types and properties with their ids, which
 * stay as they are once a project was reconciled with them.
 */
export type ServiceType = { readonly id: NameKind; readonly name: string; readonly description: string };

const typeWords: Readonly<Record<NameKind, readonly [name: string, description: string]>> = {
  raga: ['Raga', 'Melakartas and janyas of Carnatic music'],
  composer: ['Composer', 'Composers of krithis'],
  tala: ['Tala', 'Suladi talas by jati, chapu and desadi talas'],
  deity: ['Deity', 'Deities that krithis praise'],
  temple: ['Temple', 'Temples that krithis sing of'],
};

export const types: readonly ServiceType[] = nameKinds.map((id) => {
  const [name, description] = typeWords[id];
  return { id, name, description };
});

/** The type of an entity as candidates carry it. */
export const typeOf = (kind: NameKind): { readonly id: string; readonly name: string } => ({
  id: kind,
  name: typeWords[kind][0],
});

export const propertyIds = [
  'melakarta',
  'parent',
  'arohanam',
  'avarohanam',
  'composer',
  'life',
  'place',
  'aksharas',
  'jati',
  'family',
  'city',
  'deity',
  'aliases',
  'krithis',
  'provenance',
] as const;
export type PropertyId = (typeof propertyIds)[number];

export type ServiceProperty = {
  readonly id: PropertyId;
  readonly name: string;
  readonly description: string;
  readonly kinds: readonly NameKind[];
  /** Whether its values can be fetched; what cannot be is evidence in a query only. */
  readonly isFetched: boolean;
};

const property = (
  id: PropertyId,
  name: string,
  kinds: readonly NameKind[],
  description: string,
  isFetched = true,
): ServiceProperty => ({ id, name, kinds, description, isFetched });

export const properties: readonly ServiceProperty[] = [
  property('melakarta', 'Melakarta', ['raga'], 'Number of the raga’s melakarta, or of its parent’s: 1 to 72'),
  property('parent', 'Parent raga', ['raga'], 'The melakarta from which a janya is derived'),
  property('arohanam', 'Arohanam', ['raga'], 'Ascending scale, as S R2 G3 P D2 S'),
  property('avarohanam', 'Avarohanam', ['raga'], 'Descending scale, as S D2 P G3 R2 S'),
  property(
    'composer',
    'Composer of the krithi',
    ['raga'],
    'Who composed it: evidence in a query only',
    false,
  ),
  property('life', 'Years of life', ['composer'], 'As 1767-1847'),
  property('place', 'Place', ['composer'], 'Where the composer lived'),
  property('aksharas', 'Aksharas', ['tala'], 'Counts of one avarta'),
  property('jati', 'Jati', ['tala'], 'tisra, chaturasra, khanda, misra or sankirna'),
  property('family', 'Family', ['tala'], 'dhruva, matya, rupaka, jhampa, triputa, ata, eka or chapu'),
  property('city', 'City', ['temple'], 'Where the temple stands'),
  property('deity', 'Deity', ['temple'], 'To whom the temple is dedicated'),
  property('aliases', 'Other names', nameKinds, 'Other names and spellings in the list'),
  property('krithis', 'Number of krithis', nameKinds, 'Krithis in this corpus that carry the name'),
  property('provenance', 'Source of the entry', nameKinds, 'What the entry of the list rests on'),
];

const byId: ReadonlyMap<string, ServiceProperty> = new Map(properties.map((each) => [each.id, each]));

export const propertyOf = (id: string): ServiceProperty | null => byId.get(id) ?? null;

/** Feature ids of a candidate, each with what it says. */
export const features = {
  probability: 'How probable it is, from 0 to 1, that this entry is meant, before any property is looked at',
  lead: 'How far the next candidate lies behind, from 0 to 1',
  certain: 'Whether a kind of evidence that is always right on labelled names speaks for this entry alone',
  same_id: 'The query is the identifier of the entry',
  alias: 'A person taught this spelling',
  same_letters: 'The same letters',
  same_sound: 'The same sound: long vowels, aspirates or endings are written otherwise',
  same_tamil_spelling: 'The same in Tamil letters, which do not write voicing',
  grammar: 'The tala was read by its jati, family and counts',
  folded_tokens: 'The same words of a composer’s name, titles aside',
  properties_agreeing: 'How many of the given properties agree with the entry',
  properties_differing: 'How many of the given properties differ from the entry',
} as const satisfies Record<string, string>;
export type FeatureId = keyof typeof features;

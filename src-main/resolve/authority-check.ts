import type { Entity, NameKind } from '../domain/name.ts';
import { composerKey } from './composers/index.ts';
import { soundKey } from './fold/sound.ts';
import { talaKey } from './talas/index.ts';

/** A spelling that a person looked at and left to several entities. */
export type Homonym = {
  readonly kind: NameKind;
  readonly spelling: string;
  readonly ids: readonly string[];
};

export type AuthorityProblem = {
  readonly problem: 'missing_parent' | 'twice_numbered' | 'foreign_note' | 'same_key' | 'stale_homonym';
  readonly ids: readonly string[];
  /** What is wrong and what to do, for the keeper of the list. */
  readonly words: string;
};

/**
 * What is wrong with a list of names: parents that are missing, notes outside the parent's scale
 * that are not declared as foreign, names or aliases of one sound that no person has reviewed, and
 * reviewed homonyms that the list no longer has. An empty answer means a sound list.
 */
export const checkAuthority = (
  entities: readonly Entity[],
  homonyms: readonly Homonym[],
): readonly AuthorityProblem[] => [...checkScales(entities), ...checkKeys(entities, homonyms)];

const checkScales = (entities: readonly Entity[]): readonly AuthorityProblem[] => {
  const ragas = entities.filter((entity) => entity.kind === 'raga');
  const parents = new Map<number, Entity>();
  const problems: AuthorityProblem[] = [];
  for (const raga of ragas) {
    const number = raga.facts.melakarta;
    if (number === undefined) continue;
    const other = parents.get(number);
    if (other === undefined) parents.set(number, raga);
    else
      problems.push(
        trouble('twice_numbered', [other, raga], `are both melakarta ${number}; one of them is not`),
      );
  }
  return [...problems, ...ragas.flatMap((raga) => checkScale(raga, parents))];
};

const checkScale = (raga: Entity, parents: ReadonlyMap<number, Entity>): readonly AuthorityProblem[] => {
  const { melakarta, parent_melakarta: number } = raga.facts;
  if (number === undefined) {
    return melakarta === undefined && raga.facts.hindustani !== true
      ? [trouble('missing_parent', [raga], 'is no melakarta and names no parent; give it a parent melakarta')]
      : [];
  }
  const parent = parents.get(number);
  if (parent === undefined) {
    return [trouble('missing_parent', [raga], `names melakarta ${number}, which the list does not have`)];
  }
  const known = new Set([...pitchesOf(parent), ...pitches(raga.facts.foreign_notes)]);
  const outside = [...new Set(notes(`${raga.facts.arohanam ?? ''} ${raga.facts.avarohanam ?? ''}`))].filter(
    (note) => !known.has(pitchOf(note)),
  );
  if (outside.length === 0) return [];
  const what = `has ${outside.join(' ')}, which ${parent.name} does not have; correct the scale or put it in foreign_notes`;
  return [trouble('foreign_note', [raga], what)];
};

const notes = (scale: string | undefined): readonly string[] => scale?.match(/[SRGMPDN][1-3]?/g) ?? [];
const pitches = (scale: string | undefined): readonly string[] => notes(scale).map(pitchOf);
const pitchesOf = ({ facts }: Entity): readonly string[] => [
  ...pitches(facts.arohanam),
  ...pitches(facts.avarohanam),
];

/** Of the sixteen names of the twelve pitches four are second names. */
const secondNames: Readonly<Record<string, string>> = { G1: 'R2', G2: 'R3', N1: 'D2', N2: 'D3' };
const pitchOf = (note: string): string => secondNames[note] ?? note;

const keyers: Readonly<Record<NameKind, (text: string) => string>> = {
  raga: soundKey,
  composer: composerKey,
  tala: talaKey,
  deity: soundKey,
  temple: soundKey,
};

const checkKeys = (
  entities: readonly Entity[],
  homonyms: readonly Homonym[],
): readonly AuthorityProblem[] => {
  const holders = new Map<string, Map<Entity, string>>();
  for (const entity of entities) {
    for (const name of [entity.name, ...entity.aliases]) {
      const key = `${entity.kind} ${keyers[entity.kind](name)}`;
      const held = holders.get(key) ?? new Map<Entity, string>();
      if (!held.has(entity)) held.set(entity, name);
      holders.set(key, held);
    }
  }
  const reviewed = new Map(
    homonyms.map((homonym) => [`${homonym.kind} ${keyers[homonym.kind](homonym.spelling)}`, homonym]),
  );
  const collisions = [...holders].flatMap(([key, held]) => {
    const ids = new Set(reviewed.get(key)?.ids);
    if (held.size < 2 || [...held.keys()].every((entity) => ids.has(entity.id))) return [];
    const spellings = [...new Set(held.values())].map((name) => `"${name}"`).join(' and ');
    return [
      trouble(
        'same_key',
        [...held.keys()],
        `share the sound of ${spellings}; drop an alias, or review it as a homonym`,
      ),
    ];
  });
  const stale = [...reviewed].flatMap(([key, { spelling, ids }]): AuthorityProblem[] => {
    const held = new Set([...(holders.get(key)?.keys() ?? [])].map((entity) => entity.id));
    const gone = ids.filter((id) => !held.has(id));
    const words = `The homonym "${spelling}" is no longer a name of ${gone.join(', ')}; take it out of the reviewed list.`;
    return gone.length === 0 ? [] : [{ problem: 'stale_homonym', ids: gone, words }];
  });
  return [...collisions, ...stale];
};

const trouble = (
  problem: AuthorityProblem['problem'],
  entities: readonly Entity[],
  what: string,
): AuthorityProblem => ({
  problem,
  ids: entities.map((entity) => entity.id),
  words: `${entities.map((entity) => `${entity.name} (${entity.id})`).join(' and ')} ${what}.`,
});

import { distance } from 'fastest-levenshtein';
import type { Entity, NameKind } from '../domain/name.ts';
import type { DoctorFinding, FindingKind } from '../domain/authority-finding.ts';
import { checkAuthority } from './authority-check.ts';
import { composerKey } from './composers/index.ts';
import { soundKey, unvoice } from './fold/sound.ts';
import { talaKey } from './talas/index.ts';

/** Alike enough to be one name written twice, 0..1 over sound keys: one letter of seven. */
const nearlyTheSame = 0.85;

const keyers: Readonly<Record<NameKind, (text: string) => string>> = {
  raga: soundKey,
  composer: composerKey,
  tala: talaKey,
  deity: soundKey,
  temple: soundKey,
};

/** Pairs that musicians do not agree on, or that nobody has looked into: a person's business. */
const undecidedPairs: readonly (readonly [string, string])[] = [
  ['Purvi', 'Poorvi'],
  ['Gamakapriya', 'Gamanapriya'],
  ['Dhamavathi', 'Dharmavati'],
];

const namesOf = ({ name, aliases }: Entity): string[] => [name, ...aliases];

const finding = (
  check: FindingKind,
  entities: readonly Entity[],
  words: string,
  spelling: string | null = null,
): DoctorFinding => {
  const sorted = entities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    key: [check, ...sorted.map(({ id }) => id), ...(spelling === null ? [] : [spelling])].join('|'),
    check,
    kind: sorted[0]?.kind ?? 'raga',
    entities: sorted.map(({ id, name }) => ({ id, name })),
    spelling,
    words,
  };
};

/** Names; two of one name with the parent that tells them apart. */
const quoted = (entities: readonly Entity[]): string =>
  entities
    .map((entity) => {
      const parent = parentOf(entity);
      const isAlone = entities.filter(({ name }) => name === entity.name).length === 1;
      return isAlone || parent === undefined ? entity.name : `${entity.name} (melakarta ${parent})`;
    })
    .join(' and ');

const group = <K>(
  entities: readonly Entity[],
  keys: (entity: Entity) => readonly K[],
): Map<K, Set<Entity>> => {
  const groups = new Map<K, Set<Entity>>();
  for (const entity of entities)
    for (const key of keys(entity)) groups.set(key, (groups.get(key) ?? new Set()).add(entity));
  return groups;
};

const scaleOf = ({ facts }: Entity): string | null => {
  const notes = `${facts.arohanam ?? ''}|${facts.avarohanam ?? ''}`.replace(/\s+/g, ' ').trim();
  return notes === '|' ? null : notes;
};

const parentOf = ({ facts }: Entity): number | undefined => facts.melakarta ?? facts.parent_melakarta;

/** Whether facts say that two entries of one name are two things. */
const differ = (a: Entity, b: Entity): boolean => {
  const [pa, pb] = [parentOf(a), parentOf(b)];
  const [sa, sb] = [scaleOf(a), scaleOf(b)];
  const lives = a.facts.life !== undefined && b.facts.life !== undefined && a.facts.life !== b.facts.life;
  return (
    (pa !== undefined && pb !== undefined && pa !== pb) || (sa !== null && sb !== null && sa !== sb) || lives
  );
};

/** Names of one sound: two entries of one name, or another name of one that is the name of the other. */
const sameKeys = (entities: readonly Entity[]): DoctorFinding[] => {
  const found: DoctorFinding[] = [];
  const holders = group(entities, (e) => [
    ...new Set(namesOf(e).map((name) => `${e.kind} ${keyers[e.kind](name)}`)),
  ]);
  for (const [key, set] of holders) {
    if (set.size < 2) continue;
    const all = [...set];
    const own = all.filter((e) => `${e.kind} ${keyers[e.kind](e.name)}` === key);
    const spelling = all
      .flatMap(namesOf)
      .find((name) => `${all[0]?.kind} ${keyers[all[0]?.kind ?? 'raga'](name)}` === key);
    if (own.length > 1) {
      const isTwo = own.some((a, i) => own.slice(i + 1).some((b) => differ(a, b)));
      found.push(
        isTwo
          ? finding('homonyms', own, `${quoted(own)} sound alike and have different facts.`)
          : finding('twins', own, `${quoted(own)} sound alike and no fact tells them apart.`),
      );
      if (own.length === all.length) continue;
    }
    found.push(
      finding(
        'shared_name',
        all,
        `“${spelling ?? ''}” is a name of ${quoted(all)}: a krithi that prints it is always asked about.`,
        spelling ?? null,
      ),
    );
  }
  return found;
};

/** Only voicing tells them apart, which Tamil script does not write. */
const tamilTwins = (entities: readonly Entity[]): DoctorFinding[] => {
  const ragas = entities.filter(({ kind }) => kind === 'raga');
  const holders = group(ragas, (e) => [...new Set(namesOf(e).map((name) => unvoice(soundKey(name))))]);
  return [...holders.values()].flatMap((set) => {
    const all = [...set];
    if (all.length < 2) return [];
    const sounds = all.map((e) => new Set(namesOf(e).map(soundKey)));
    const share = sounds.some((a, i) => sounds.slice(i + 1).some((b) => [...a].some((key) => b.has(key))));
    return share
      ? []
      : [finding('tamil', all, `${quoted(all)} are written alike in Tamil: such a spelling is asked about.`)];
  });
};

/** The same scale under the same parent, or a near name under it. */
const alikeRagas = (entities: readonly Entity[]): DoctorFinding[] => {
  const found: DoctorFinding[] = [];
  const ragas = entities.filter(({ kind, facts }) => kind === 'raga' && facts.parent_melakarta !== undefined);
  const scales = group(ragas, (e) => {
    const scale = scaleOf(e);
    return scale === null ? [] : [`${parentOf(e)} ${scale}`];
  });
  for (const set of scales.values())
    if (set.size > 1)
      found.push(
        finding('same_scale', [...set], `${quoted([...set])} have the same parent and the same scale.`),
      );
  const near = group(ragas, (e) => [`${parentOf(e)} ${soundKey(e.name).slice(0, 1)}`]);
  for (const set of near.values()) {
    const all = [...set].map((entity) => ({ entity, key: soundKey(entity.name) }));
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1))
        if (
          a.key !== b.key &&
          Math.abs(a.key.length - b.key.length) <= 2 &&
          1 - distance(a.key, b.key) / Math.max(a.key.length, b.key.length) >= nearlyTheSame
        )
          found.push(
            finding(
              'near_names',
              [a.entity, b.entity],
              `${a.entity.name} and ${b.entity.name} differ by a letter or two and have the same parent.`,
            ),
          );
  }
  return found;
};

const undecided = (entities: readonly Entity[]): DoctorFinding[] => {
  const ragas = entities.filter(({ kind }) => kind === 'raga');
  const holders = group(ragas, (e) => [...new Set(namesOf(e).map(soundKey))]);
  return undecidedPairs.flatMap(([a, b]) => {
    const all = [...new Set([...(holders.get(soundKey(a)) ?? []), ...(holders.get(soundKey(b)) ?? [])])];
    if (all.length === 0) return [];
    const words =
      all.length === 1
        ? `${a} and ${b} stand in the list as one raga. Musicians do not agree: it is for a person to say.`
        : `${a} and ${b} stand in the list as ${quoted(all)}. Whether they are one is for a person to say.`;
    return [finding('undecided', all, words, `${a} ${b}`)];
  });
};

const scaleChecks: Readonly<Record<string, FindingKind>> = {
  missing_parent: 'missing_parent',
  twice_numbered: 'twice_numbered',
  foreign_note: 'foreign_note',
};

/** Parents and notes, by the checks that the built-in list is built with; names instead of ids. */
const scales = (entities: readonly Entity[]): DoctorFinding[] => {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const ragas = entities.filter(({ kind }) => kind === 'raga');
  return checkAuthority(ragas, []).flatMap(({ problem, ids, words }) => {
    const check = scaleChecks[problem];
    if (check === undefined) return [];
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return [
      finding(
        check,
        own,
        ids.reduce((text, id) => text.replaceAll(` (${id})`, ''), words),
      ),
    ];
  });
};

const unused = (entities: readonly Entity[], used: ReadonlySet<string>): DoctorFinding[] =>
  entities
    .filter(({ id, provenance }) => !used.has(id) && provenance?.startsWith('added by') === true)
    .map((entity) =>
      finding('unused', [entity], `${entity.name} was added by a person and no krithi carries it.`),
    );

/** A spelling that a person looked at and left to several entries. */
export type ReviewedHomonym = {
  readonly kind: NameKind;
  readonly spelling: string;
  readonly ids: readonly string[];
};

/**
 * What a keeper of the list should look at: the gravest first, each entry pair once. What the built-in
 * list's keepers reviewed already is left out, except where they left it open.
 * @param used ids that krithis carry.
 */
export const examineAuthority = (
  entities: readonly Entity[],
  used: ReadonlySet<string>,
  reviewed: readonly ReviewedHomonym[] = [],
): DoctorFinding[] => {
  const isReviewed = ({ entities: own }: DoctorFinding): boolean =>
    reviewed.some(({ ids }) => own.every(({ id }) => ids.includes(id)));
  const names = [...sameKeys(entities), ...tamilTwins(entities)].filter((each) => !isReviewed(each));
  const told = new Set(names.map(({ entities: own }) => own.map(({ id }) => id).join('|')));
  const alike = alikeRagas(entities).filter(
    ({ entities: own }) => !told.has(own.map(({ id }) => id).join('|')),
  );
  return [...undecided(entities), ...scales(entities), ...names, ...alike, ...unused(entities, used)];
};

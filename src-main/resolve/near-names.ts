import type { Entity } from '../domain/name.ts';
import { type Asked, type Found, type KindFinding, nearestIs, scoredAs } from './finding.ts';
import { isUnvoicedTamil } from './fold/indic.ts';
import { plainLetters, soundKey, tamilKey } from './fold/sound.ts';
import { foldLatin } from './fold/steps.ts';
import { type Entry, type NameTable, type Near, likenessIn, nearest, nearestOf } from './name-table.ts';
import { halfLetterOpen, mostNear, nearParts, nearProbability, rankOf } from './near-model.ts';
import { byOne } from './score.ts';
import type { Synonym } from './synonyms.ts';

export const found = (
  entity: Entity,
  matched: string,
  score: number,
  reasons: readonly string[],
  features?: Found['features'],
): Found => ({
  id: entity.id,
  name: entity.name,
  matched,
  score,
  reasons,
  ...(features === undefined ? {} : { features }),
});

/** Entries that have the key of a name, in any script. */
export const entriesOf = (table: NameTable, printed: string, sound: string): readonly Entry[] => {
  const hits = isUnvoicedTamil(printed) ? table.byTamil.get(tamilKey(sound)) : table.bySound.get(sound);
  return (hits ?? []).flatMap((at) => table.entries[at] ?? []);
};

/** The word raga grown together with a name, before or behind it: *SrIrAga*, *ragashree*. */
const grownTogether = /^r[a]{1,2}ga(?=.{2})|(?<=.{2})r[a]{1,2}ga(?:mu?)?$/;

/** Chance that a name without the word raga grown to it is meant: most such words are that, some are names. */
const withoutRagaChance = 0.85;
const synonymChance = 0.96;

/** A spelling as near as this is meant, whatever another list calls by the printed name: lists differ in synonyms. */
const leadingRank = 0.85;

const bySynonyms = (table: NameTable, synonyms: readonly Synonym[]): Found[] => {
  const hits = new Map<number, Found>();
  for (const { text, known } of synonyms) {
    for (const entry of entriesOf(table, text, soundKey(text))) {
      const entity = table.entities[entry.entity];
      if (entity === undefined || hits.has(entry.entity)) continue;
      const here = soundKey(known) === entry.sound ? '' : `, which this list calls ${entry.text}`;
      const reason = `another name of ${known}${here}`;
      hits.set(entry.entity, found(entity, entry.text, synonymChance, [reason]));
    }
  }
  return [...hits.values()].map((hit) => {
    const score = hit.score / hits.size;
    return { ...hit, score, features: byOne('known_as', score) };
  });
};

const byShorterName = (table: NameTable, letters: string): Found[] => {
  // Before sounds are folded: what the word touches would fold with it.
  const bare = letters.replace(grownTogether, '');
  if (bare === letters) return [];
  return (table.bySound.get(foldLatin(bare)) ?? []).flatMap((at) => {
    const entry = table.entries[at];
    const entity = entry === undefined ? undefined : table.entities[entry.entity];
    return entry === undefined || entity === undefined
      ? []
      : [found(entity, entry.text, withoutRagaChance, [`${entry.text} with the word raga grown to it`])];
  });
};

const differs = (printed: string, near: Near): string => {
  const percent = Math.round(near.likeness * 100);
  return `${percent} % alike in sound: ${printed} – ${near.entry.text}`;
};

/** Near entries as candidates, each with its chance and what that is made of. */
const withChances = (
  table: NameTable,
  printed: string,
  sound: string,
  near: readonly Near[],
  most = mostNear,
): Found[] =>
  near.flatMap((each, i) => {
    const entity = table.entities[each.entity];
    if (entity === undefined) return [];
    const next = near[i === 0 ? 1 : 0]?.rank ?? 0;
    const by = { rank: each.rank, lead: each.rank - next, length: sound.length };
    const reasons = [differs(printed, each)];
    return [
      found(entity, each.entry.text, nearProbability(by, most), reasons, nearParts(each.features, by, most)),
    ];
  });

/** The same sound with half a letter left open: nearer than any that has not the same sound. */
const asNear = (near: Near, length: number): Near => {
  if (near.features.sound < 1) return near;
  const features = { ...near.features, sound: halfLetterOpen(length) };
  return { ...near, features, likeness: likenessIn(features), rank: rankOf(features) };
};

/**
 * The names most alike, as of a name that no class accepts: one of the same sound is as near as any can
 * be that has not the same sound, and the entity asked for is among them.
 */
export const nearByKeys = (
  table: NameTable,
  printed: string,
  { limit, most, answerId }: Asked,
): KindFinding => {
  const sound = soundKey(printed);
  const first = nearest(table, sound, limit);
  const isThere = first.some(({ entity }) => table.entities[entity]?.id === answerId);
  const answer = isThere ? null : nearestOf(table, sound, answerId);
  const near = [
    ...(answer === null ? first : first.slice(0, limit - 1)),
    ...(answer === null ? [] : [answer]),
  ]
    .map((each) => asNear(each, sound.length))
    .sort((a, b) => b.rank - a.rank);
  const [best] = near;
  return {
    kept: 'none',
    evidence: best === undefined ? 'none' : 'near',
    candidates: withChances(table, printed, sound, near, most),
    reasons: [best === undefined ? 'no near name' : nearestIs(best.entry.text)],
  };
};

/** Below this likeness a name is not called near. */
const nearLikeness = 0.5;

/**
 * The names that come nearest, with the chance of each: what other lists call
 * it, the name without the word raga, then likeness in sound.
 * @param limit how many candidates at most.
 */
export const nearNames = (
  table: NameTable,
  printed: string,
  sound: string,
  limit: number,
  synonyms: readonly Synonym[] = [],
): KindFinding => {
  const near = nearest(table, sound, limit);
  const known = bySynonyms(table, synonyms);
  const shorter = byShorterName(table, plainLetters(printed));
  const likely = withChances(table, printed, sound, near);
  const told = [...known, ...shorter];
  const leads = (near[0]?.rank ?? 0) >= leadingRank && !told.some(({ id }) => id === likely[0]?.id);
  // Who leads leaves the others what is left of its chance.
  const left = 1 - Math.max(0, ...(leads ? likely : told).map((one) => one.score));
  const scaled = (all: readonly Found[]): Found[] =>
    left === 1 ? [...all] : all.map((one) => scoredAs(one, one.score * left, 'others'));
  const candidates = distinct(leads ? [...likely, ...scaled(told)] : [...told, ...scaled(likely)]).slice(
    0,
    limit,
  );
  const [first] = candidates;
  const isNear = known.length + shorter.length > 0 || (near[0]?.likeness ?? 0) >= nearLikeness;
  return {
    kept: 'none',
    evidence: isNear ? 'near' : 'none',
    candidates,
    reasons: [
      !isNear || first === undefined
        ? 'no near name'
        : known.length > 0 && !leads
          ? `no such name here; ${first.reasons[0] ?? ''}`
          : nearestIs(first.matched),
    ],
  };
};

/** Best first, each entity once. */
const distinct = (all: readonly Found[]): Found[] => {
  const best = new Map<string, Found>();
  for (const one of all) if (one.score > (best.get(one.id)?.score ?? -1)) best.set(one.id, one);
  return [...best.values()].sort((a, b) => b.score - a.score);
};

/** Closer than this, two names of a list are taken for each other. */
const twinRank = 0.82;

/** Other entries of the list that are easily taken for this one: *Kannada* beside *Kanada*. */
export const twinsOf = (table: NameTable, entity: number, sound: string): Entity[] => {
  return nearest(table, sound, 4).flatMap((near) => {
    const twin = table.entities[near.entity];
    return near.entity === entity || twin === undefined || near.rank < twinRank ? [] : [twin];
  });
};

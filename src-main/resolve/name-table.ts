import type { Entity } from '../domain/name.ts';
import { type TrigramIndex, buildTrigramIndex } from './trigrams.ts';
import { type Openings, createOpenings } from './openings.ts';
import { lettersKey, plainLetters, soundKey, tamilKey, unvoice } from './fold/sound.ts';
import {
  type Compared,
  type NearFeatures,
  comparedOf,
  likeness,
  nearFeatures,
  rankOf,
} from './near-model.ts';
import { withoutBrackets } from './structure.ts';

/** One name of one entity with its keys. */
export type Entry = {
  readonly entity: number;
  readonly text: string;
  readonly letters: string;
  readonly sound: string;
  readonly voiceless: string;
};

/** All names of one kind, looked up by key and by likeness. */
export type NameTable = {
  readonly entities: readonly Entity[];
  readonly entries: readonly Entry[];
  readonly bySound: ReadonlyMap<string, readonly number[]>;
  readonly byTamil: ReadonlyMap<string, readonly number[]>;
  readonly near: TrigramIndex;
  /** The same names by how they begin: whole, by sound, and each word of those that have several. */
  readonly begins: { readonly letters: Openings; readonly sound: Openings; readonly words: Openings };
};

/** How many names are compared letter by letter; more gain nothing (recall within five is the same at 100 and 400). */
const compared = 100;

const add = (map: Map<string, number[]>, key: string, entry: number): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entry]);
  else held.push(entry);
};

/** A list marks its entries in brackets and gives second names behind a stroke: *Suddha Sarang {H}*, *A / B*. */
export const namesIn = (text: string): string[] =>
  withoutBrackets(text)
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The words of a name, as it is written. */
export const wordsOf = (text: string): string[] => text.split(/[\s-]+/);

/** Builds the table in steps, so that a caller may let others run between them. */
export function* buildTable(entities: readonly Entity[]): Generator<undefined, NameTable> {
  const entries: Entry[] = [];
  const bySound = new Map<string, number[]>();
  const byTamil = new Map<string, number[]>();
  const begins = { letters: createOpenings(), sound: createOpenings(), words: createOpenings() };
  const seen = new Set<string>();
  for (const [at, entity] of entities.entries()) {
    for (const text of [entity.name, ...entity.aliases].flatMap(namesIn)) {
      const letters = lettersKey(text);
      const sound = soundKey(text);
      const own = `${at}|${letters}`;
      if (sound === '' || seen.has(own)) continue;
      seen.add(own);
      add(bySound, sound, entries.length);
      add(byTamil, tamilKey(sound), entries.length);
      begins.letters.add(letters, entries.length);
      begins.sound.add(sound, entries.length);
      const words = wordsOf(text);
      if (words.length > 1) for (const word of words) begins.words.add(plainLetters(word), entries.length);
      entries.push({ entity: at, text, letters, sound, voiceless: unvoice(sound) });
    }
    if (at % 200 === 199) yield;
  }
  const near = yield* buildTrigramIndex(entries.map((entry) => entry.voiceless));
  return { entities, entries, bySound, byTamil, near, begins };
}

/** An entity by the one of its names that comes nearest. */
export type Near = {
  readonly entity: number;
  readonly entry: Entry;
  /** Likeness in sound, 0..1. */
  readonly likeness: number;
  /** Orders candidates; see `near-model.ts`. */
  readonly rank: number;
  readonly features: NearFeatures;
};

/** Of the names compared by edits, so many are looked at in every respect. */
const looked = 24;

/** A listed name beside a question, in every respect. */
export type ComparedEntry = {
  readonly entry: Entry;
  readonly likeness: number;
  readonly features: NearFeatures;
};

/** A difference of voice alone counts half: half the sources do not write it. */
export const likenessIn = ({ sound, voiceless }: NearFeatures): number => (sound + voiceless) / 2;

const comparedEntry = (query: Compared, entry: Entry): ComparedEntry => {
  const features = nearFeatures(query, entry);
  return { entry, features, likeness: likenessIn(features) };
};

/**
 * The listed names most alike in sound, at least `limit` of them where there are. A first sieve goes
 * by voiceless keys alone: only what passes is looked at in every respect.
 */
export const compare = (table: NameTable, sound: string, limit: number): ComparedEntry[] => {
  const query = comparedOf(sound);
  return table.near
    .alike(query.voiceless, compared)
    .flatMap((hit) => {
      const entry = table.entries[hit];
      return entry === undefined ? [] : [{ entry, sieve: likeness(query.voiceless, entry.voiceless) }];
    })
    .sort((a, b) => b.sieve - a.sieve)
    .slice(0, Math.max(looked, limit))
    .map(({ entry }) => comparedEntry(query, entry));
};

/** Each entity by its best name, best first. */
const ranked = (all: readonly ComparedEntry[]): Near[] => {
  const best = new Map<number, Near>();
  for (const { entry, likeness: value, features } of all) {
    const rank = rankOf(features);
    if (rank > (best.get(entry.entity)?.rank ?? -1))
      best.set(entry.entity, { entity: entry.entity, entry, likeness: value, rank, features });
  }
  return [...best.values()].sort((a, b) => b.rank - a.rank || a.entity - b.entity);
};

/** The entities whose names sound most alike, best first, each by its best name. */
export const nearest = (table: NameTable, sound: string, limit: number): Near[] =>
  ranked(compare(table, sound, limit)).slice(0, limit);

/** One entity beside a question, however unlike its names are; null where the table has it not. It looks at every entry. */
export const nearestOf = (table: NameTable, sound: string, id: string): Near | null => {
  const query = comparedOf(sound);
  const own = table.entries.filter(({ entity }) => table.entities[entity]?.id === id);
  return ranked(own.map((entry) => comparedEntry(query, entry)))[0] ?? null;
};

import { distance } from 'fastest-levenshtein';
import type { Entity } from '../domain/name.ts';
import { type TrigramIndex, buildTrigramIndex } from './trigrams.ts';
import { lettersKey, soundKey, unvoice } from './fold/sound.ts';
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
  readonly byVoiceless: ReadonlyMap<string, readonly number[]>;
  readonly near: TrigramIndex;
};

/** How many names are compared letter by letter; more gain nothing (recall within five is the same at 100 and 400). */
const compared = 100;

const add = (map: Map<string, number[]>, key: string, entry: number): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entry]);
  else held.push(entry);
};

/** A list marks its entries in brackets and gives second names behind a stroke: *Suddha Sarang {H}*, *A / B*. */
const namesIn = (text: string): string[] =>
  withoutBrackets(text)
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Builds the table in steps, so that a caller may let others run between them. */
export function* buildTable(entities: readonly Entity[]): Generator<undefined, NameTable> {
  const entries: Entry[] = [];
  const bySound = new Map<string, number[]>();
  const byVoiceless = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const [at, entity] of entities.entries()) {
    for (const text of [entity.name, ...entity.aliases].flatMap(namesIn)) {
      const letters = lettersKey(text);
      const sound = soundKey(text);
      const own = `${at}|${letters}`;
      if (sound === '' || seen.has(own)) continue;
      seen.add(own);
      add(bySound, sound, entries.length);
      const voiceless = unvoice(sound);
      add(byVoiceless, voiceless, entries.length);
      entries.push({ entity: at, text, letters, sound, voiceless });
    }
    if (at % 200 === 199) yield;
  }
  const near = yield* buildTrigramIndex(entries.map((entry) => entry.voiceless));
  return { entities, entries, bySound, byVoiceless, near };
}

export type Near = { readonly entity: number; readonly entry: Entry; readonly likeness: number };

/** Likeness of two sound keys: 1 - edits / length of the longer, 0..1. */
export const likeness = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - distance(a, b) / longer;
};

/** The entities whose names sound most alike, best first, each by its best name. */
export const nearest = (table: NameTable, sound: string, limit: number): Near[] => {
  const best = new Map<number, Near>();
  const voiceless = unvoice(sound);
  for (const hit of table.near.alike(voiceless, compared)) {
    const entry = table.entries[hit];
    if (entry === undefined) continue;
    // A difference of voice alone counts half: half the sources do not write it.
    const value = (likeness(sound, entry.sound) + likeness(voiceless, entry.voiceless)) / 2;
    if (value > (best.get(entry.entity)?.likeness ?? 0))
      best.set(entry.entity, { entity: entry.entity, entry, likeness: value });
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness || a.entity - b.entity).slice(0, limit);
};

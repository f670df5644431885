import { type Entity, type NameKind, nameKinds } from '../domain/name.ts';
import { plainLetters, soundKey } from './fold/sound.ts';
import { foldLatin } from './fold/steps.ts';
import type { NameIndex } from './name-index.ts';
import { type Entry, type NameTable, nearest, wordsOf } from './name-table.ts';

export type SearchHit = {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: string;
  readonly matched: string;
};

/**
 * Finds entities as a person types: by id or a link that ends with it, by the beginning of a name or of
 * one of its words in any spelling, then by likeness. Best first.
 * @param kind one kind, or null for all.
 */
export const searchNames = (
  index: NameIndex,
  kind: NameKind | null,
  text: string,
  limit: number,
): SearchHit[] => {
  const typed = text.trim();
  const byId = index.entities.get(typed) ?? index.entities.get(idOfLink(typed));
  if (byId !== undefined) return [{ id: byId.id, kind: byId.kind, name: byId.name, matched: byId.name }];
  const sound = soundKey(typed);
  if (sound === '') return [];
  const letters = plainLetters(typed);
  const kinds = kind === null ? nameKinds : [kind];
  const best = new Map<Entity, Scored>();
  const found: Finds = {
    isEnough: () => best.size >= limit,
    offer: (table, entry, score) => {
      const entity = table.entities[entry.entity];
      if (entity === undefined) return;
      const before = best.get(entity)?.score ?? 0;
      // Of spellings that fit alike the name itself is shown.
      if (score < before || (score === before && entry.text !== entity.name)) return;
      best.set(entity, { entity, matched: entry.text, score });
    },
  };
  // From the best to the worst: once enough is found, what comes after is worse than all of it.
  for (const tier of tiers)
    for (const each of found.isEnough() ? [] : kinds)
      tier(index.tables[each], { sound, letters, limit }, found);
  return firstOf([...best.values()], limit).map(({ entity, matched }) => ({
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    matched,
  }));
};

type Scored = { readonly entity: Entity; readonly matched: string; readonly score: number };

/** What was typed, as the names are compared with it. */
type Typed = { readonly sound: string; readonly letters: string; readonly limit: number };
type Finds = {
  readonly offer: (table: NameTable, entry: Entry, score: number) => void;
  readonly isEnough: () => boolean;
};
type Tier = (table: NameTable, typed: Typed, found: Finds) => void;

/** How much of the name is typed, up to a half: what is shorter comes first. */
const shareOf = (entry: Entry, { letters }: Typed): number =>
  Math.min(1, letters.length / Math.max(1, entry.letters.length)) / 2;

const entriesAt = (table: NameTable, positions: readonly number[]): Entry[] =>
  positions.flatMap((at) => table.entries[at] ?? []);

const wholeName: Tier = (table, { sound }, { offer }) => {
  for (const entry of entriesAt(table, table.bySound.get(sound) ?? [])) offer(table, entry, 3);
};

const byLetters: Tier = (table, typed, { offer }) => {
  // The shortest score best: what is longer than the first so many entries is none of the best.
  const seen = new Set<number>();
  for (const group of table.begins.letters.of(typed.letters)) {
    if (seen.size >= typed.limit) return;
    for (const entry of entriesAt(table, group)) {
      if (!entry.letters.startsWith(typed.letters)) continue;
      seen.add(entry.entity);
      offer(table, entry, 2 + shareOf(entry, typed));
    }
  }
};

const byWord: Tier = (table, typed, { offer }) => {
  if (typed.letters.length < 3) return;
  for (const group of table.begins.words.of(typed.letters))
    for (const entry of entriesAt(table, group))
      if (wordsOf(entry.text).some((word) => plainLetters(word).startsWith(typed.letters)))
        offer(table, entry, 1.5 + shareOf(entry, typed));
};

const bySound: Tier = (table, typed, { offer }) => {
  const opening = openingSound(typed.letters);
  for (const group of table.begins.sound.of(opening))
    for (const entry of entriesAt(table, group))
      if (entry.sound.startsWith(opening)) offer(table, entry, 1 + shareOf(entry, typed));
};

const byLikeness: Tier = (table, { sound, limit }, { offer }) => {
  for (const { entry, likeness } of nearest(table, sound, limit))
    if (likeness >= 0.5) offer(table, entry, likeness * 0.6);
};

/** Each scores above all that come after it: no name moves up by what a later one finds. */
const tiers: readonly Tier[] = [wholeName, byLetters, byWord, bySound, byLikeness];

/** The best, and of equals the first by name; only what may be among them is sorted by name. */
const firstOf = (all: readonly Scored[], limit: number): Scored[] => {
  const scores = Float64Array.from(all, ({ score }) => score).sort();
  const least = scores[Math.max(0, scores.length - limit)] ?? 0;
  return all
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.entity.name.localeCompare(b.entity.name))
    .slice(0, limit);
};

/** The id that a pasted link of the app or of another service ends with; empty where it is no link. */
const idOfLink = (typed: string): string => {
  if (!/^\w[\w+.-]*:\/\//.test(typed)) return '';
  const last =
    typed
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    // Wrongly encoded: it is taken as it stands.
    return last;
  }
};

/** The sound of a name's beginning: what folds only at the end of a name is left as it is. */
const openingSound = (letters: string): string => foldLatin(`${letters}l`).slice(0, -1);

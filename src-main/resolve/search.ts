import type { NameKind } from '../domain/name.ts';
import { nameKinds } from '../domain/name.ts';
import { plainLetters, soundKey } from './fold/sound.ts';
import { foldLatin } from './fold/steps.ts';
import type { NameIndex } from './name-index.ts';
import { nearest } from './name-table.ts';

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
  const asTyped = { sound, letters, opening: openingSound(letters) };
  const best = new Map<string, { hit: SearchHit; score: number }>();
  const offer = (hit: SearchHit, score: number): void => {
    if (score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, { hit, score });
  };
  for (const each of kind === null ? nameKinds : [kind]) {
    const table = index.tables[each];
    for (const entry of table.entries) {
      const entity = table.entities[entry.entity];
      if (entity === undefined) continue;
      const score = scoreOf(entry, asTyped);
      if (score > 0) offer({ id: entity.id, kind: each, name: entity.name, matched: entry.text }, score);
    }
    for (const near of nearest(table, sound, limit)) {
      const entity = table.entities[near.entity];
      if (entity !== undefined && near.likeness >= 0.5) {
        offer(
          { id: entity.id, kind: each, name: entity.name, matched: near.entry.text },
          near.likeness * 0.6,
        );
      }
    }
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.hit.name.localeCompare(b.hit.name))
    .slice(0, limit)
    .map(({ hit }) => hit);
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

/** What was typed, as the entries are compared with it. */
type Typed = { readonly sound: string; readonly letters: string; readonly opening: string };

/**
 * 3 for the whole name; above 2 for its beginning letter by letter, above 1.5
 * for that of a word of it, above 1 for its beginning by sound; 0 for anything else.
 */
const scoreOf = (
  entry: { text: string; letters: string; sound: string },
  { sound, letters, opening }: Typed,
): number => {
  if (entry.sound === sound) return 3;
  const share = Math.min(1, letters.length / Math.max(1, entry.letters.length)) / 2;
  if (entry.letters.startsWith(letters)) return 2 + share;
  const isWord =
    letters.length >= 3 && entry.text.split(/[\s-]+/).some((word) => plainLetters(word).startsWith(letters));
  if (isWord) return 1.5 + share;
  return entry.sound.startsWith(opening) ? 1 + share : 0;
};

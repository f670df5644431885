import type { NameKind } from '../domain/name.ts';
import { nameKinds } from '../domain/name.ts';
import { plainLetters, soundKey } from './fold/sound.ts';
import type { NameIndex } from './name-index.ts';
import { likeness } from './near-model.ts';
import { nearest } from './name-table.ts';

export type SearchHit = {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: string;
  readonly matched: string;
};

/**
 * Finds entities as a person types: by id, by the beginning of a name or of
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
  const byId = index.entities.get(typed);
  if (byId !== undefined) return [{ id: byId.id, kind: byId.kind, name: byId.name, matched: byId.name }];
  const sound = soundKey(typed);
  if (sound === '') return [];
  const letters = plainLetters(typed);
  const best = new Map<string, { hit: SearchHit; score: number }>();
  const offer = (hit: SearchHit, score: number): void => {
    if (score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, { hit, score });
  };
  for (const each of kind === null ? nameKinds : [kind]) {
    const table = index.tables[each];
    for (const entry of table.entries) {
      const entity = table.entities[entry.entity];
      if (entity === undefined) continue;
      const score = scoreOf(entry, sound, letters);
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

/** 3 for the whole name, above 1 for a beginning (of the name or a word of it), 0 for anything else. */
const scoreOf = (
  entry: { text: string; letters: string; sound: string },
  sound: string,
  letters: string,
): number => {
  if (entry.sound === sound) return 3;
  if (entry.letters.startsWith(letters) || entry.sound.startsWith(sound))
    return 1.5 + likeness(sound, entry.sound) / 2;
  const isWord =
    letters.length >= 3 && entry.text.split(/[\s-]+/).some((word) => plainLetters(word).startsWith(letters));
  return isWord ? 1 + likeness(sound, entry.sound) / 2 : 0;
};

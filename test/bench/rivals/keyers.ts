import { doubleMetaphone } from 'double-metaphone';
import { type Rival, type RivalName, topFive } from './rival.ts';

/** A keyer knows only "same key": it takes the one entity that has it. */
const byKey = (keysOf: (text: string) => readonly string[]) => (names: readonly RivalName[]) => {
  const held = new Map<string, Set<string>>();
  for (const { id, name } of names) {
    for (const key of keysOf(name)) held.set(key, (held.get(key) ?? new Set()).add(id));
  }
  return (query: string, without?: string) => {
    const hits = new Set(keysOf(query).flatMap((key) => [...(held.get(key) ?? [])]));
    if (without !== undefined) hits.delete(without);
    const [only] = hits;
    return {
      ranked: topFive(
        [...hits].map((id) => ({ id, score: 1 })),
        without,
      ),
      accepted: hits.size === 1 && only !== undefined ? only : null,
    };
  };
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const doubleMetaphoneRival: Rival = {
  name: 'double metaphone',
  version: '2.0.1',
  build: byKey((text) =>
    [...new Set(doubleMetaphone(plain(text).replace(/[^a-z]/g, '')))].filter((key) => key !== ''),
  ),
};

/** OpenRefine's fingerprint: words without marks and punctuation, sorted, each once. */
const fingerprint = (text: string): string =>
  [
    ...new Set(
      plain(text.trim())
        .replace(/[^\p{L}\p{N}\s]/gu, '')
        .split(/\s+/),
    ),
  ]
    .sort()
    .join(' ');

export const fingerprintRival: Rival = {
  name: "OpenRefine's fingerprint",
  version: 'own',
  build: byKey((text) => [fingerprint(text)]),
};

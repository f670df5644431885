import { soundKey, soundToken } from './fold/sound.ts';

/** A stretch of a line, in UTF-16 units. */
export type Place = { readonly start: number; readonly end: number };

type Word = Place & { readonly sound: string };

/** A name is printed in so many words more than it has sounds for, at most: `Adi tALa`, `a - bhEri`. */
const mostWords = 6;

/**
 * Finds a name in running text however it is spelled there: *Suddha Saveri* where the list prints
 * *Suddha sAvEri*. One finder serves all lines of a page, since words come back in them.
 * @param name as printed, in any script or scheme; one without letters is nowhere.
 */
export const createPlaceFinder = (name: string): ((line: string) => readonly Place[]) => {
  const wanted = soundKey(name);
  const sounds = new Map<string, string>();
  const soundOf = (word: string): string => {
    const known = sounds.get(word) ?? soundToken(word);
    sounds.set(word, known);
    return known;
  };
  const wordsOf = (line: string): Word[] =>
    [...line.matchAll(/[\p{L}\p{M}\p{N}'’^~.]+/gu)].map(({ 0: word, index }) => {
      const text = word.replace(/[.'’]+$/u, '');
      return { start: index, end: index + text.length, sound: soundOf(text) };
    });
  /** Where a run of words from `from` on sounds as the name, if it does: the shortest. */
  const endOf = (line: string, words: readonly Word[], from: number): number | null => {
    const start = words[from]?.start ?? 0;
    let length = 0;
    for (let at = from; at < Math.min(words.length, from + mostWords); at += 1) {
      const word = words[at];
      if (word === undefined) return null;
      length += word.sound.length;
      // Joined, letters can fall together or come apart, but hardly by more than one a word.
      if (length > wanted.length + mostWords) return null;
      if (length < wanted.length - 1) continue;
      if (soundKey(line.slice(start, word.end)) === wanted) return at;
    }
    return null;
  };

  return (line) => {
    if (wanted === '') return [];
    const words = wordsOf(line);
    const places: Place[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const first = words[at];
      if (first === undefined || first.sound[0] !== wanted[0]) continue;
      const end = endOf(line, words, at);
      if (end === null) continue;
      places.push({ start: first.start, end: words[end]?.end ?? first.end });
      at = end;
    }
    return places;
  };
};

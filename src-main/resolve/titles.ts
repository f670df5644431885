import { voicelessKey } from './fold/sound.ts';

/**
 * Words of honour that stand beside the names of deities and temples. Many
 * share them, so they are put aside only where a name is left, and what says
 * *she* is never put aside from a name of his: *Rama Devi* is not Rama.
 */
const keysOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(voicelessKey));

/** Of anyone. */
const neutral = keysOf('Sri Shree Shrimad Srimat Arulmigu Arulmiku Bhagavan Deva');
const his = keysOf('Swami Swamy Svamy Sami Samy Swamigal சுவாமி சாமி Lord Perumal Nayanar Andavar');
const hers = keysOf('Devi Amman Ambal Amma Goddess Tayar Thayar Mata Matha Nachiyar');
const buildings = keysOf(
  'Temple Temples Kovil Koil Koyil Kshetra Kshetram Alaya Alayam Devalaya Devasthanam Shrine Sannidhi the of at in',
);

export type TitleKind = 'neutral' | 'his' | 'hers' | 'building';

/** What a word is beside a name; null for a word of the name itself. */
export const titleOf = (word: string): TitleKind | null => {
  const key = voicelessKey(word);
  if (neutral.has(key)) return 'neutral';
  if (his.has(key)) return 'his';
  if (hers.has(key)) return 'hers';
  return buildings.has(key) ? 'building' : null;
};

export const wordsOf = (text: string): string[] =>
  text.split(/[\s,.;()[\]–—-]+/u).filter((word) => voicelessKey(word) !== '');

/** Endings that name a goddess, as sound keys without voice. */
const herEndings = [
  'Amba',
  'Ambika',
  'Ambal',
  'akshi',
  'esvari',
  'Nayaki',
  'Sundari',
  'vardhani',
  'mardini',
  'Lakshmi',
  'Devi',
  'Amman',
].map(voicelessKey);

/** Whether a list's names of a deity say that it is a goddess. */
export const isGoddess = (names: readonly string[]): boolean =>
  names.some((name) => {
    const key = voicelessKey(name);
    return herEndings.some((ending) => key.endsWith(ending));
  });

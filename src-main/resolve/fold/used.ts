import { isIndic } from './indic.ts';
import { lettersKey, soundKey, tamilStepsBetween } from './sound.ts';
import { stepsUsed } from './steps.ts';

const scriptNames: readonly (readonly [RegExp, string])[] = [
  [/[\u0900-\u097F]/, 'Devanagari'],
  [/[\u0B80-\u0BFF]/, 'Tamil script'],
  [/[\u0C00-\u0C7F]/, 'Telugu script'],
  [/[\u0C80-\u0CFF]/, 'Kannada script'],
  [/[\u0D00-\u0D7F]/, 'Malayalam script'],
];

/** In which Indic script a name is printed; null for Latin letters. */
export const scriptName = (text: string): string | null =>
  scriptNames.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** The folds that two spellings need to be one sound, in words: *long vowels, w = v*. Script first. */
export const foldsBetween = (printed: string, listed: string): string[] => {
  const script = isIndic(printed) ? scriptName(printed) : null;
  const mine = new Set(stepsUsed(lettersKey(printed)));
  const theirs = new Set(stepsUsed(lettersKey(listed)));
  // A fold that both spellings need alike explains nothing of their difference, unless it is all there is.
  const apart = [...new Set([...mine, ...theirs])].filter((step) => mine.has(step) !== theirs.has(step));
  const both = [...mine].filter((step) => theirs.has(step));
  return [...(script === null ? [] : [script]), ...(apart.length > 0 ? apart : both)];
};

/** The same for a name in Tamil script and a listed one: first what the key of Tamil script passes over. */
export const tamilFoldsBetween = (printed: string, listed: string): string[] => {
  const own = tamilStepsBetween(soundKey(printed), soundKey(listed));
  return [...own, ...foldsBetween(printed, listed).filter((fold) => fold !== scriptName(printed))];
};

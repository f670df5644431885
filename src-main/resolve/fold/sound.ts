import { isIndic, romanise } from './indic.ts';
import { type FoldStep, foldLatin } from './steps.ts';

/** Raised whenever a fold changes what a key is; stored with each decision. */
export const FOLD_VERSION = '3';

/** Letters of scholarly schemes that are more than a letter with a mark. */
const scholarly: readonly (readonly [RegExp, string])[] = [
  [/[śṣ]/g, 'sh'],
  [/ḻ/g, 'zh'],
  // A letter of its own that no decomposition takes apart.
  [/[đð]/g, 'd'],
  [/r̥̄|r̥|ṛ|ṝ/g, 'r'],
  [/ḥ$/g, ''],
];

/** Marks of ITRANS that no other scheme has. */
const itrans: readonly (readonly [RegExp, string])[] = [
  [/R\^[iI]|RR[iI]/g, 'R'],
  [/~[nN]|N\^/g, 'n'],
  [/\.[nN]/g, 'm'],
  [/\.[hH]/g, ''],
  [/GY/g, 'jn'],
];

/** Capitals of Harvard-Kyoto that mean another letter, and not just an initial or a retroflex. */
const harvardKyoto: readonly (readonly [RegExp, string])[] = [
  [/(?<=[bcdghjklmnpqstvyzSTDN])R(?=[bcdghjklmnpqstvyzSTDNLM]|$)/g, 'r'],
  [/(?<=\p{L})G(?=[kg])/gu, 'n'],
  [/(?<=\p{L})J(?=[cj])/gu, 'n'],
  [/n\/[GJ]/g, 'n'],
  [/(?<=[a-z])H$/g, ''],
];

const apply = (text: string, rules: readonly (readonly [RegExp, string])[]): string =>
  rules.reduce((folded, [pattern, by]) => folded.replace(pattern, by), text);

/** Small Latin letters of a name in any script or scheme; nothing is folded but script, scheme and marks. */
export const plainLetters = (text: string): string => {
  const composed = text.normalize('NFC');
  const latin = isIndic(composed) ? romanise(composed) : composed;
  // A name all in capitals says nothing by them.
  const cased = /[a-z]/.test(latin) ? latin : latin.toLowerCase();
  // Blanks and hyphens go first: a scheme's letter must not depend on where a name is parted.
  const joined = apply(cased, itrans).replace(/[\s\p{Pd}]+/gu, '');
  const read = apply(joined, harvardKyoto).toLowerCase();
  return (
    apply(read.normalize('NFC'), scholarly)
      .normalize('NFD')
      .replace(/[^a-z]/g, '')
      // No name begins with r and another consonant: the r is the vowel (*RshabhapriyA*, *ṛtuvilāsa*).
      .replace(/^r(?=[bcdghjklmnpqstvwxyz])/, 'ri')
  );
};

/** The key of "same letters": equal for spellings that differ in script marks, case, spaces and hyphens alone. */
export const lettersKey = (text: string): string => plainLetters(text);

/** The key of "same sound" of a whole name, in any script or scheme. Spaces and hyphens vanish. */
export const soundKey = (text: string): string => foldLatin(plainLetters(text));

/** The sound key of one word of a name, for what compares word by word. */
export const soundToken = (word: string): string => soundKey(word);

/** The sound key without voicing, which Tamil does not write: k = g = h, t = d, p = b, s = c = j. */
export const voicelessKey = (text: string): string => unvoice(soundKey(text));

/** A sound key without voicing; folded again, since a nasal may now stand before a stop. */
export const unvoice = (sound: string): string =>
  foldLatin(sound.replace(/[gh]/g, 'k').replace(/d/g, 't').replace(/b/g, 'p').replace(/[cj]/g, 's'));

/** What the key of Tamil script passes over in a sound, in this order. */
const tamilSteps: readonly FoldStep[] = [
  { name: 'voicing not written', fold: unvoice },
  { name: 'doubled stops', fold: (text) => text.replace(/([kstp])\1+/g, '$1') },
  {
    name: 'vowels put into clusters',
    fold: (text) => text.replace(/(?<=[aeiou].*[kstp])i(?=r(?:y?[aeiou])|y[aeiou])/g, ''),
  },
  // The vowel r of a first syllable: `பிருந்தாவன`.
  { name: 'iru = R', fold: (text) => text.replace(/^([kstpm])iru(?=[^aeiou])/, '$1r') },
  // One letter for c and s takes the nasal of c: `ஹம்ச` is hamsa and hanca.
  { name: 'nasal before s', fold: (text) => text.replace(/[mn](?=s)/g, 'n') },
];

const foldTamil = (sound: string, steps: readonly FoldStep[]): string =>
  foldLatin(steps.reduce((text, { fold }) => fold(text), sound));

/**
 * The sound key of Tamil script: without voicing; a stop that Tamil doubles to keep it hard counts
 * once (*mattiyamAvati*), and the vowel that it puts into a cluster is none (*saurAshTiram*). Doubled
 * nasals and liquids stay: Kannada is not Kanada there either.
 */
export const tamilKey = (sound: string): string => foldTamil(sound, tamilSteps);

/** The names of the steps without which the Tamil keys of two sounds would differ. */
export const tamilStepsBetween = (one: string, other: string): string[] =>
  tamilSteps
    .filter((step) => {
      const others = tamilSteps.filter((each) => each !== step);
      return foldTamil(one, others) !== foldTamil(other, others);
    })
    .map(({ name }) => name);

/** Everything that is looked up of one name, worked out once. */
export type Heard = { readonly letters: string; readonly sound: string };

export const hear = (text: string): Heard => {
  const letters = plainLetters(text);
  return { letters, sound: foldLatin(letters) };
};

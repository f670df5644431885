/**
 * The folds that make spellings of one sound equal, each with a name that a
 * musician reads in a reason. They work on lower-case Latin letters and are
 * taken in this order. Doubled consonants stay (Kannada is not Kanada), first
 * vowels stay (Abhogi is not Bhogi) and a final i stays (Bhairavi is not
 * Bhairavam).
 */
export type FoldStep = { readonly name: string; readonly fold: (text: string) => string };

const replace =
  (pattern: RegExp, by: string) =>
  (text: string): string =>
    text.replace(pattern, by);

const vowel = '[aeiou]';
const consonant = '[bcdghjklmnpqrstvwxyz]';

export const foldSteps: readonly FoldStep[] = [
  { name: 'x = ks', fold: replace(/x/g, 'ks') },
  { name: 'q = k', fold: replace(/q/g, 'k') },
  { name: 'ch = c', fold: (text) => text.replace(/chh/g, 'c').replace(/ch/g, 'c') },
  { name: 'sh = s', fold: (text) => text.replace(/shh/g, 's').replace(/sh/g, 's') },
  { name: 'zh = l', fold: replace(/zh/g, 'l') },
  { name: 'z = s', fold: replace(/z/g, 's') },
  { name: 'w = v', fold: (text) => text.replace(/([aeo])w(?![aeiouy])/g, '$1u').replace(/w/g, 'v') },
  { name: 'aspirates', fold: replace(/([kgcjtdpb])h+/g, '$1') },
  {
    name: 'long vowels',
    fold: (text) =>
      text
        .replace(/aa+/g, 'a')
        .replace(/(?:ee+|ii+)/g, 'i')
        .replace(/(?:oo+|uu+)/g, 'u'),
  },
  { name: 'ou = au', fold: replace(/ou/g, 'au') },
  { name: 'ia = ya', fold: replace(/(?<=[bcdghjklmnpqrstvxz])iy?a/g, 'ya') },
  { name: 'ri = ru = R', fold: replace(new RegExp(`(?<=${consonant})r[iu](?=${consonant})`, 'g'), 'r') },
  { name: 'nasal before a stop', fold: replace(/[mn](?=[kgcjtdpb])/g, 'n') },
  { name: 'final y = i', fold: replace(new RegExp(`(?<=${consonant})y$`), 'i') },
  { name: 'final m', fold: replace(new RegExp(`(?<=${vowel})mu?$`), '') },
  { name: 'final ai', fold: replace(/ai$/, 'a') },
];

/** One pass over all steps. */
const once = (text: string): string => foldSteps.reduce((folded, step) => step.fold(folded), text);

/** Folds until nothing changes, so that a folded name folds to itself. */
export const foldLatin = (text: string): string => {
  let folded = once(text);
  for (let before = text; before !== folded;) {
    before = folded;
    folded = once(before);
  }
  return folded;
};

/** The names of the steps that change this text, in order. */
export const stepsUsed = (text: string): string[] => {
  const used: string[] = [];
  let now = text;
  for (const step of foldSteps) {
    const next = step.fold(now);
    if (next !== now) used.push(step.name);
    now = next;
  }
  return used;
};

import { soundKey } from './fold/sound.ts';
import { asMelakarta, takeMelakarta } from './melakarta-number.ts';

/** A printed name taken apart before it is looked up. */
export type Structure = {
  readonly kind: 'single' | 'alternatives' | 'ragamalika';
  /** The name without brackets, numbers and a trailing word raga. */
  readonly base: string;
  /** What stands in brackets behind the name, if it may be a name. */
  readonly aside: string | null;
  /** Of alternatives and of a ragamalika that lists its ragas; else empty. */
  readonly parts: readonly string[];
  /** A melakarta number printed with the name, as evidence. */
  readonly melakarta: number | null;
  /** The name given is that of a parent scale of which the raga is an unnamed janya. */
  readonly namesParent: boolean;
};

/** Qualifiers in brackets say something beside the name: *(2 kaLai)*, *{H}*. */
export const withoutBrackets = (text: string): string => text.replace(/[([{][^)\]}]*[)\]}]?/g, ' ');

const trailingRaga = /[\s\-–]+(?:r[aā]+ga[mṃM]?u?|rAga[mM]?u?|राग(?:म्|ं)?|రాగం|రాగము|ராகம்|ರಾಗ(?:ಂ)?|രാഗം)\s*$/iu;
/** `Raga: X`, `rAgaM - X`, and the whole word without a mark (`rAgaM X`); the stem alone is part of names (*rAga cUDAmaNi*). */
const leadingRaga =
  /^\s*(?:(?:r[aā]+ga[mṃ]?u?|राग(?:म्|ं)?|రాగ(?:ం|ము)|ராகம்|ರಾಗ(?:ಂ)?|രാഗം)\s*(?:[:=]\s*|[-–—]\s+)|(?:r[aā]+ga[mṃ]u?|राग(?:म्|ं)|రాగ(?:ం|ము)|ராகம்|ರಾಗಂ|രാഗം)\s+)/iu;
const withoutLabel = (text: string): string => text.replace(leadingRaga, '');

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Brackets, trailing digits and a trailing word *raga* dropped; never a leading one (*rAga cUDAmaNi*), never *sri*. */
export const baseOf = (text: string): string => {
  const open = withoutLabel(withoutBrackets(text.normalize('NFC'))).replace(/[\s\d.]+$/u, '');
  const bare = tidy(open.replace(trailingRaga, ''));
  return bare === '' ? tidy(text) : bare;
};

/** Tamil leaves the voicing of *raga* open. */
const isMedley = (key: string): boolean => /ra?[gk]amalik/.test(key) || /ra[gk]amala$/.test(key);

/** `A - B`, `A / B`, `A, B`, `A or B`, `A & B`: never one name. */
const between = /\s+[-–—]\s+|\s*[/,;|=]\s*|\s+(?:or|and|allatu|athavA|&)\s+/iu;

const split = (text: string): string[] =>
  text
    .split(between)
    .map(baseOf)
    .filter((part) => soundKey(part) !== '');

/** What a ragamalika lists: in brackets or behind a colon, or beside the word, parted by dashes and commas. */
const medleyParts = (text: string): string[] => {
  const listed = /[([{:]([^)\]}]+)/.exec(text)?.[1] ?? text;
  return listed
    .split(/\s*[,;/|]\s*|\s+[-–—]\s+/)
    .map(baseOf)
    .filter((part) => soundKey(part) !== '' && !isMedley(soundKey(part)));
};

/** `28 harikAmbhOji janya`: a parent scale, given by number and name. */
const parent = /^(.*?)[\s,(]*\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(.+?)\s+janya\b/iu;

/** `A (or B)`: a choice, though it stands in brackets. */
const chosenInBrackets = /[([{]\s*((?:or|and|allatu|athavA|&)\s[^)\]}]*)[)\]}]?/giu;

/** Words in brackets that are not only a remark in small words or numbers. */
const asideOf = (text: string): string | null => {
  const aside = /[([{]([^)\]}\d]+)[)\]}]?\s*$/u.exec(text)?.[1];
  return aside === undefined || soundKey(aside) === '' ? null : baseOf(aside);
};

/** Most names are letters and blanks, with no word that parts or marks them: nothing is to be taken apart. */
const isPlain = (text: string): boolean =>
  /^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}' ’]*$/u.test(text) &&
  !/r[aā]+g|m[aā]lik|\b(?:or|and|allatu|athav|janya)|\s{2}|\s$/iu.test(text);

/**
 * Reads the structure of a printed raga name.
 * @param isKnown whether the whole has a hit; only then does a hyphen without blanks belong to the name.
 */
export const structureOf = (printed: string, isKnown: (name: string) => boolean): Structure => {
  const single = { kind: 'single', parts: [], aside: null, melakarta: null, namesParent: false } as const;
  if (isPlain(printed)) return { ...single, base: printed };
  const text = withoutLabel(printed.normalize('NFC')).replace(chosenInBrackets, ' $1 ');
  const janya = parent.exec(text);
  if (janya !== null) {
    const own = baseOf(janya[1] ?? '');
    const melakarta = asMelakarta(janya[2]);
    if (soundKey(own) !== '') return { ...single, base: own, melakarta };
    return { ...single, base: baseOf(janya[3] ?? ''), melakarta, namesParent: true };
  }
  if (isMedley(soundKey(text))) {
    return { ...single, kind: 'ragamalika', base: baseOf(text), parts: medleyParts(text) };
  }
  const { name, melakarta } = takeMelakarta(text);
  const base = baseOf(name);
  const apart = split(withoutBrackets(name));
  if (apart.length > 1) return { ...single, kind: 'alternatives', base, parts: apart };
  if (/\p{L}[-–]\p{L}/u.test(base) && !isKnown(base)) {
    const hyphened = base.split(/[-–]/).map(baseOf);
    if (hyphened.length > 2 || (hyphened.length > 1 && hyphened.every(isKnown)))
      return { ...single, kind: 'alternatives', base, parts: hyphened };
  }
  return { ...single, base, aside: asideOf(name), melakarta };
};

import { soundKey } from './fold/sound.ts';

/** A printed name taken apart before it is looked up. */
export type Structure = {
  readonly kind: 'single' | 'alternatives' | 'ragamalika';
  /** The name without brackets, numbers and a trailing word raga. */
  readonly base: string;
  /** Of alternatives and of a ragamalika that lists its ragas; else empty. */
  readonly parts: readonly string[];
  /** A melakarta number printed with the name, as evidence. */
  readonly melakarta: number | null;
  /** The name given is that of a parent scale of which the raga is an unnamed janya. */
  readonly namesParent: boolean;
};

/** Qualifiers in brackets say something beside the name: *(2 kaLai)*, *{H}*. */
export const withoutBrackets = (text: string): string => text.replace(/[([{][^)\]}]*[)\]}]?/g, ' ');

const trailingRaga = /[\s\-–]+(?:r[aā]+ga[mṃM]?u?|rAga[mM]?u?|राग(?:म्|ं)?|రాగం|ராகம்|ರಾಗ|രാഗം)\s*$/iu;
const leadingLabel = /^\s*(?:rAgaM?|r[aā]+ga[mṃ]?)\s*[:–-]\s*/iu;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Brackets, trailing digits and a trailing word *raga* dropped; never a leading one (*rAga cUDAmaNi*), never *sri*. */
export const baseOf = (text: string): string => {
  const open = withoutBrackets(text.normalize('NFC'))
    .replace(leadingLabel, '')
    .replace(/[\s\d.]+$/u, '');
  const bare = tidy(open.replace(trailingRaga, ''));
  return bare === '' ? tidy(text) : bare;
};

const isMedley = (key: string): boolean => /ra?gamalik/.test(key) || key.endsWith('ragamala');

/** `A - B`, `A / B`, `A, B`, `A or B`, `A & B`: never one name. */
const between = /\s+[-–—]\s+|\s*[/,;|]\s*|\s+(?:or|and|allatu|athavA|&)\s+/iu;

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

const number = (text: string | undefined): number | null => {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= 72 ? value : null;
};

/** `28 harikAmbhOji janya`: a parent scale, given by number and name. */
const parent = /^(.*?)[\s,(]*\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(.+?)\s+janya\b/iu;
const numbered =
  /^\s*(\d{1,2})[.)\s]\s*(.+)$|^(.+?)\s*(?:\(\s*(?:mela\w*\s*)?#?|\bmela\w*\s*)(\d{1,2})\s*\)?\s*$/iu;

/** Most names are letters and blanks, with no word that parts or marks them: nothing is to be taken apart. */
const isPlain = (text: string): boolean =>
  /^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}' ’]*$/u.test(text) &&
  !/r[aā]g|m[aā]lik|\b(?:or|and|allatu|athav|janya)|\s{2}|\s$/iu.test(text);

/**
 * Reads the structure of a printed raga name.
 * @param isKnown whether the whole has a hit; only then does a hyphen without blanks belong to the name.
 */
export const structureOf = (text: string, isKnown: (name: string) => boolean): Structure => {
  const single = { kind: 'single', parts: [], melakarta: null, namesParent: false } as const;
  if (isPlain(text)) return { ...single, base: text };
  const janya = parent.exec(text);
  if (janya !== null) {
    const own = baseOf(janya[1] ?? '');
    const melakarta = number(janya[2]);
    if (soundKey(own) !== '') return { ...single, base: own, melakarta };
    return { ...single, base: baseOf(janya[3] ?? ''), melakarta, namesParent: true };
  }
  const base = baseOf(text);
  if (isMedley(soundKey(text))) {
    return { ...single, kind: 'ragamalika', base, parts: medleyParts(text) };
  }
  const apart = split(withoutBrackets(text));
  if (apart.length > 1) return { ...single, kind: 'alternatives', base, parts: apart };
  const mela = numbered.exec(text.trim());
  const melakarta = mela === null ? null : number(mela[1] ?? mela[4]);
  const named = melakarta === null ? base : baseOf(mela?.[2] ?? mela?.[3] ?? base);
  if (/\p{L}[-–]\p{L}/u.test(named) && !isKnown(named)) {
    const hyphened = named.split(/[-–]/).map(baseOf);
    if (hyphened.length > 2 || (hyphened.length > 1 && hyphened.every(isKnown)))
      return { ...single, kind: 'alternatives', base, parts: hyphened };
  }
  return { ...single, base: named, melakarta };
};

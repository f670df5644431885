/**
 * The sources' own romanisation, made plain. Capitals carry meaning there (`kEdAra gauLa`), so
 * they are read before anything is lower-cased.
 */
const plainLetters: Readonly<Record<string, string>> = {
  A: 'a',
  I: 'i',
  U: 'u',
  E: 'e',
  O: 'o',
  T: 't',
  D: 'd',
  N: 'n',
  L: 'l',
  S: 's',
  M: 'm',
  H: 'h',
  G: 'n',
  J: 'n',
  R: 'ri',
};

/** Capitals inside a word, or a word that begins small: the mark of the sources' romanisation. */
export const isSourceRoman = (value: string): boolean =>
  /^[\p{ASCII}]+$/u.test(value) && /[a-z][A-Z]|(?:^|[\s-])[AIUEO][a-z]*[A-Z]|\b[SN][a-z]+[A-Z]/u.test(value);

/** `SankarAbharaNaM` as `Sankarabharanam`, `Kāmbhōji` as `Kambhoji`; other scripts are left as they are. */
export const plainSpelling = (value: string): string => {
  const roman = isSourceRoman(value)
    ? value.replace(/[A-Z]/gu, (letter) => plainLetters[letter] ?? letter)
    : value
        .normalize('NFD')
        .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
        .normalize('NFC');
  return roman.replace(
    /(^|[\s(-])(\p{Ll})/gu,
    (_all, before: string, first: string) => before + first.toUpperCase(),
  );
};

export const schemes = ['printed', 'plain', 'iast', 'devanagari', 'tamil', 'telugu', 'kannada'] as const;
export type Scheme = (typeof schemes)[number];

export const nextScheme = (scheme: Scheme): Scheme =>
  schemes[(schemes.indexOf(scheme) + 1) % schemes.length] ?? 'printed';

const blocks = [
  ['devanagari', /\p{Script=Devanagari}/u, 'hi'],
  ['tamil', /\p{Script=Tamil}/u, 'ta'],
  ['telugu', /\p{Script=Telugu}/u, 'te'],
  ['kannada', /\p{Script=Kannada}/u, 'kn'],
  ['malayalam', /\p{Script=Malayalam}/u, 'ml'],
] as const;

export type ScriptName = (typeof blocks)[number][0] | 'latin';

/** The script that a text is written in; Latin when it has no Indian letter. */
export const scriptOf = (text: string): ScriptName =>
  blocks.find(([, test]) => test.test(text))?.[0] ?? 'latin';

/**
 * The `lang` that lets a reader's voice and font fit the text. Romanised Indian names are
 * Sanskrit or Telugu in Latin letters; `sa-Latn` keeps an English voice from being chosen.
 */
export const langOf = (text: string): string => {
  const block = blocks.find(([, test]) => test.test(text));
  return block ? block[2] : 'sa-Latn';
};

/** The sources write `S` for the palatal and `sh` for the retroflex sibilant, and a plain n before every stop. */
export const toStandardRoman = (value: string): string =>
  value
    .replaceAll('sh', '\u0001')
    .replaceAll('S', 'z')
    .replaceAll('\u0001', 'S')
    .replace(/n(?=[kg])/gu, 'G')
    .replace(/n(?=[cj])/gu, 'J')
    .replace(/n(?=[TD])/gu, 'N');

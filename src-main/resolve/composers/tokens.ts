import { plainLetters, soundToken, voicelessKey } from '../fold/sound.ts';
import { honorifics, joinedSurnames, surnames } from './words.ts';

/** A composer's name taken to pieces, all by sound. */
export type NameTokens = {
  /** Single letters before or within the name, in order. */
  readonly initials: readonly string[];
  /** Given names and places. */
  readonly own: readonly string[];
  /** Classes of surnames and suffixes, such as `iyer`. */
  readonly surnames: readonly string[];
  /** Honorifics; they are no part of the name. */
  readonly titles: readonly string[];
  /** All but initials and honorifics, in the order of the text, without gaps. */
  readonly joined: string;
  /** The same with honorifics: `Anna Swami` is Annaswami. */
  readonly joinedWhole: string;
};

/** How a word is heard: as written, or without the voicing that Tamil script does not write. */
export type Hearing = 'voiced' | 'unvoiced';

const hear: Readonly<Record<Hearing, (word: string) => string>> = {
  voiced: soundToken,
  unvoiced: voicelessKey,
};

/** Sounds on which spellings of names differ freely: doubles, `hm`, a last `y`, and parts that many names have. */
const freely: readonly (readonly [RegExp, string])[] = [
  [/h(?=m)|(?<=m)h/g, ''],
  [/y$/, 'i'],
  [/(.)\1+/g, '$1'],
  [/s(?:u?v)?ami/g, 'sami'],
  [/suv(?=a)/g, 'sv'],
  [/(?<=venkat)a(?=[^aeiou])/g, ''],
  [/kirusna/g, 'krsna'],
  [/^m(?:ysore|ysuru?|aisuru?)$/, 'maisur'],
  [/^d(?:orai?|ore|urai)(?=[^aeiou])/, 'dura'],
  // Towns and the instrument that stand before names, each in its English and its own spellings.
  [/^tan[js](?:ore|avur|ai)$/, 'tanjavur'],
  [/^may(?:uram?|avaram?)$/, 'mayavara'],
  [/^raman?a?[dt](?:apura)?m?$/, 'ramnad'],
  [/^patanam?$/, 'patna'],
  // The one sound of *jñ*, as Kshetragna, Kshetrajna and Kshetragnya write it.
  [/[gj]ny?(?=[aeiou])/, 'jn'],
  [/^(?:vine|vainika)$/, 'vina'],
];
const soften = (sound: string): string =>
  freely.reduce((soft, [pattern, by]) => soft.replace(pattern, by), sound);

/** Tamil `-r`, `-n`, `-l`, final `-m` and Telugu `-u` after a name (`Tyagarajar`, `Tyagaraju`) are not part of it. */
const withoutEnding = (sound: string): string =>
  sound.length < 5 ? sound : sound.replace(/(?<=[aeiou])[rnlm]u?$/u, '').replace(/u$/, 'a');

/** `Muthiah`, `Muttayya`: one ending in many spellings; `Mirabai` is Mira. */
const evenEnding = (word: string): string =>
  word.replace(/(?<=[a-z]{4})bai+$/, '').replace(/(?<=[a-z]{3})a?[iy]+a+[hmn]?$/, 'ayya');

type Lexicon = {
  readonly honorifics: ReadonlySet<string>;
  readonly surnames: ReadonlyMap<string, string>;
  /** Endings of joined names, the longest first. */
  readonly endings: readonly (readonly [ending: string, surname: string])[];
};

const lexiconFor = (hearing: Hearing): Lexicon => {
  const plain = (word: string): string => soften(hear[hearing](word));
  const forms = new Map(surnames.flatMap((row) => row.map((word) => [plain(word), row[0] ?? ''] as const)));
  return {
    honorifics: new Set(honorifics.map(plain)),
    surnames: forms,
    endings: [...forms]
      .filter(
        ([form, surname]) => joinedSurnames.has(surname) && form.length > (hearing === 'voiced' ? 2 : 4),
      )
      .toSorted(([a], [b]) => b.length - a.length),
  };
};

const lexicons: Readonly<Record<Hearing, Lexicon>> = {
  voiced: lexiconFor('voiced'),
  unvoiced: lexiconFor('unvoiced'),
};

/** Takes a name to pieces. Dates in brackets, honorifics and punctuation do not count; `Surname, First` is turned. */
export const tokensOf = (text: string, hearing: Hearing = 'voiced'): NameTokens => {
  const words = wordsOf(text);
  const initials = words.flatMap((word) => initialsOf(word) ?? []);
  const pieces = words.filter((word) => initialsOf(word) === null).flatMap((word) => piecesOf(word, hearing));
  const kept = pieces.filter((piece) => piece.is !== 'honorific');
  const named = kept.length > 0 ? kept : pieces;
  return {
    initials,
    own: named.flatMap((piece) => (piece.is === 'surname' ? [] : [piece.sound])),
    surnames: named.flatMap((piece) => (piece.is === 'surname' ? [piece.sound] : [])),
    titles: kept.length > 0 ? pieces.flatMap((piece) => (piece.is === 'honorific' ? [piece.sound] : [])) : [],
    joined: soften(named.map((piece) => piece.sound).join('')),
    joinedWhole: soften(pieces.map((piece) => piece.sound).join('')),
  };
};

export const wordsOf = (text: string): readonly string[] => {
  const plain = text.normalize('NFC').replaceAll(/\([^()]*\d[^()]*\)/gu, ' ');
  const [last, first, ...more] = plain.split(',');
  const turned = first !== undefined && more.length === 0 ? `${first} ${last}` : plain;
  return turned.match(/(?:[\p{L}\p{M}'’]|\u200c|\u200d)+/gu) ?? [];
};

/** `G`, `GN`, `LGJ`, `Gn`: letters without a vowel to speak them with stand for names. */
const initialsOf = (word: string): readonly string[] | null => {
  if (/^[a-z]$/i.test(word)) return [word.toLowerCase()];
  const short = /^[bcdfghjklmnpqrstvwxz]{2,4}$/i.test(word) && !/^(?:dr|st|pt|sr|shr)$/i.test(word);
  return short ? [...word.toLowerCase()] : null;
};

type Piece = { readonly is: 'own' | 'surname' | 'honorific'; readonly sound: string };

const piecesOf = (word: string, hearing: Hearing): readonly Piece[] => {
  const { honorifics: titles, surnames: known, endings } = lexicons[hearing];
  const letters = plainLetters(word);
  const sound = soften(hear[hearing](letters));
  if (titles.has(sound)) return [{ is: 'honorific', sound }];
  const surname = known.get(sound);
  if (surname !== undefined) return [{ is: 'surname', sound: surname }];
  for (const [ending, joined] of endings) {
    const stem = sound.slice(0, -ending.length);
    if (!sound.endsWith(ending) || stem.length < 3) continue;
    // The vowels of the two words have run together: `Subbaiyer` is Subba Iyer.
    const own = /^[aeiou]/.test(ending) && /[^aeiou]$/.test(stem) ? `${stem}a` : stem;
    return [
      { is: 'own', sound: withoutEnding(own) },
      { is: 'surname', sound: joined },
    ];
  }
  const even = evenEnding(letters);
  return [{ is: 'own', sound: withoutEnding(even === letters ? sound : soften(hear[hearing](even))) }];
};

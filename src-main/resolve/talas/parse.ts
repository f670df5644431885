import { soundToken } from '../fold/sound.ts';
import { type TalaForm, aksharasOf, isSameForm } from './form.ts';
import { type Family, type Jati, type Word, readWord } from './words.ts';

/** The jati that is meant where a family stands alone. */
const usualJati: Readonly<Partial<Record<Family, Jati>>> = {
  triputa: 'tisra',
  jhampa: 'misra',
  ata: 'khanda',
  dhruva: 'catusra',
  matya: 'catusra',
  rupaka: 'catusra',
  eka: 'catusra',
  chapu: 'misra',
};

export type TalaParse =
  | {
      readonly is: 'tala';
      readonly form: TalaForm;
      /** True where the jati is only the usual one of the family. */
      readonly assumed: boolean;
      readonly nadai: Jati | null;
      readonly kalai: number | null;
      /** Words that were read past a slip of the pen. */
      readonly slips: readonly string[];
    }
  /** A jati stands where it may mean the jati or the nadai: the forms it may be. */
  | { readonly is: 'unclear'; readonly forms: readonly TalaForm[]; readonly why: string }
  /** More than one tala is named. */
  | { readonly is: 'several'; readonly parts: readonly string[]; readonly medley: boolean }
  | {
      readonly is: 'unread';
      /** The one jati that was said, where all else was read too. */
      readonly jati: Jati | null;
      /** The tala that was read beside words that say nothing (`Adi Talam Chowkam`). */
      readonly form: TalaForm | null;
      /** False where only marks and numbers were read (`2 kalai`): nothing to look for. */
      readonly isName: boolean;
    };

type Item =
  | { readonly is: 'word'; readonly word: Word; readonly text: string; readonly slip: boolean }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'break' }
  | { readonly is: 'strange'; readonly text: string };

/** Reads the printed name of a tala: [jati] family [gati or nadai] [n kalai], in any order that leaves no doubt. */
export const parseTala = (text: string): TalaParse => {
  const items = itemsOf(text);
  const strange = items.some((item) => item.is === 'strange' && !isLaghu(item));
  const families = items.filter(isFamily);
  const medley = items.some(
    (item) => item.is === 'word' && item.word.is === 'mark' && item.word.mark === 'medley',
  );
  if (medley || families.length > 1) {
    const parts = partsOf(items);
    return (medley ? null : sameTala(parts)) ?? { is: 'several', parts, medley };
  }
  const beside = strange && families.length > 0 ? readOne(items.filter(({ is }) => is !== 'strange')) : null;
  const form = beside?.is === 'tala' && !beside.assumed ? beside.form : null;
  const unread = { is: 'unread', jati: null, form, isName: strange || families.length > 0 } as const;
  if (families.length > 0 && !strange && !items.some(isLaghu)) return readOne(items) ?? unread;
  if (strange || items.some((item) => marked(item, 'nadai'))) return unread;
  const [jati, ...more] = jatisOf(items);
  return more.length > 0 || jati === undefined ? unread : { ...unread, jati };
};

/** `Chatusra jati Triputa (Adi)`: one tala by two of its names, with what either says beside; null if they differ. */
const sameTala = (parts: readonly string[]): TalaParse | null => {
  const read = parts.map(parseTala).filter((parse) => parse.is === 'tala');
  const [first, ...others] = read;
  if (first === undefined || read.length < parts.length) return null;
  if (!others.every(({ form }) => isSameForm(form, first.form))) return null;
  const [nadai = null, ...nadais] = new Set(read.flatMap((each) => each.nadai ?? []));
  const [kalai = null, ...kalais] = new Set(read.flatMap((each) => each.kalai ?? []));
  if (nadais.length > 0 || kalais.length > 0) return null;
  const assumed = read.every((each) => each.assumed);
  return { ...first, assumed, nadai, kalai, slips: read.flatMap(({ slips }) => slips) };
};

const marked = (item: Item | undefined, mark: string): boolean =>
  item?.is === 'word' && item.word.is === 'mark' && item.word.mark === mark;

/** `misra laghu` tells the jati and no family. */
const laghu = /^laghu\p{L}*$/iu;
const isLaghu = (item: Item): boolean => item.is === 'strange' && laghu.test(item.text);

const readOne = (items: readonly Item[]): TalaParse | null => {
  const { kalai, rest } = takeKalai(items.filter((item) => item.is !== 'break'));
  const counted = takeAksharas(rest);
  const nadai = takeJati(counted.rest, 'nadai');
  const jati = takeJati(nadai.rest, 'jati');
  const left = jati.rest;
  const place = left.findIndex((item) => item.is === 'word' && item.word.is === 'family');
  const family = familyAt(left, place);
  if (family === null) return null;

  const before = jatisOf(left.slice(0, place));
  const after = jatisOf(left.slice(place + 1));
  const stray =
    left.some((item) => item.is === 'number') ||
    left.some((item) => marked(item, 'kalai') || marked(item, 'nadai'));
  const slips = items.flatMap((item) => (item.is === 'word' && item.slip ? [item.text] : []));
  const loose = [...before, ...after];
  // One short word that is not quite a tala is a guess, not a reading.
  if (items.length === 1 && slips.some((slip) => soundToken(slip).length < 6)) return null;
  if (stray) return null;

  const usual = usualJati[family] ?? null;
  const told = (form: TalaForm, assumed: boolean, nadaiOf: Jati | null): TalaParse => {
    const aksharas = aksharasOf(form);
    if (counted.aksharas !== null && counted.aksharas !== aksharas) {
      const why = `${form.jati === null ? '' : `${form.jati} `}${family} has ${aksharas} aksharas, the source says ${counted.aksharas}`;
      return { is: 'unclear', forms: [form], why };
    }
    return { is: 'tala', form, assumed, nadai: nadaiOf, kalai, slips };
  };

  // Adi, desadi and madhyadi have no choice of jati: a jati beside them is the nadai.
  if (usual === null) {
    const form: TalaForm = { family, jati: null };
    if (family === 'adi' && jati.jati === 'catusra' && loose.length === 0)
      return told(form, false, nadai.jati);
    if (jati.jati !== null)
      return { is: 'unclear', forms: [form], why: `${family} has no ${jati.jati} jati` };
    if (loose.length === 0) return told(form, false, nadai.jati);
    const [only] = loose;
    if (loose.length > 1 || only === undefined || nadai.jati !== null) return unclear(family, loose);
    return told(form, false, only === 'catusra' ? null : only);
  }
  if (jati.jati !== null) {
    return loose.length === 0
      ? told({ family, jati: jati.jati }, false, nadai.jati)
      : unclear(family, [jati.jati, ...loose]);
  }
  const [only] = loose;
  if (only === undefined) return told({ family, jati: usual }, true, nadai.jati);
  if (loose.length > 1) return unclear(family, loose);
  // A jati after the family may be the nadai, unless it is the usual one or the nadai is said already.
  const certain = before.length === 1 || only === usual || nadai.jati !== null;
  return certain ? told({ family, jati: only }, false, nadai.jati) : unclear(family, [only, usual]);
};

const unclear = (family: Family, among: readonly Jati[]): TalaParse => ({
  is: 'unclear',
  forms: [...new Set(among)].map((jati) => ({ family, jati })),
  why: `${among[0] ?? 'a jati'} may be the jati or the nadai`,
});

const familyAt = (items: readonly Item[], place: number): Family | null => {
  const item = items[place];
  return item?.is === 'word' && item.word.is === 'family' ? item.word.family : null;
};

const jatiOf = (item: Item | undefined): Jati | null =>
  item?.is === 'word' && item.word.is === 'jati' ? item.word.jati : null;

const jatisOf = (items: readonly Item[]): readonly Jati[] =>
  items.flatMap((item) => {
    const jati = jatiOf(item);
    return jati === null ? [] : [jati];
  });

/** Takes the jati that stands before the mark (`tisra nadai`), or else right behind it. */
const takeJati = (
  items: readonly Item[],
  mark: 'nadai' | 'jati',
): { readonly jati: Jati | null; readonly rest: readonly Item[] } => {
  const at = items.findIndex((item) => marked(item, mark));
  if (at < 0) return { jati: null, rest: items };
  for (const place of [at - 1, at + 1]) {
    const jati = jatiOf(items[place]);
    if (jati !== null) return { jati, rest: items.filter((_, index) => index !== at && index !== place) };
  }
  return { jati: null, rest: items };
};

/** Takes `2 kalai` or `kalai 2`. */
const takeKalai = (
  items: readonly Item[],
): { readonly kalai: number | null; readonly rest: readonly Item[] } => {
  const at = items.findIndex((item) => marked(item, 'kalai'));
  for (const place of at < 0 ? [] : [at - 1, at + 1]) {
    const item = items[place];
    if (item?.is === 'number') {
      return { kalai: item.value, rest: items.filter((_, index) => index !== at && index !== place) };
    }
  }
  return { kalai: null, rest: items };
};

/** Takes how many aksharas are said: `8 beats`, `(7)`. A lone number is checked against the tala like any other. */
const takeAksharas = (
  items: readonly Item[],
): { readonly aksharas: number | null; readonly rest: readonly Item[] } => {
  const numbers = items.flatMap((item) => (item.is === 'number' ? [item.value] : []));
  const [only] = numbers;
  if (only === undefined || numbers.length > 1 || items.some((item) => marked(item, 'kalai')))
    return { aksharas: null, rest: items };
  const rest = items.filter((item) => item.is !== 'number' && !marked(item, 'aksharas'));
  return { aksharas: only, rest };
};

// prettier-ignore
const numberWords: Readonly<Record<string, number>> = {
  oru: 1, one: 1, single: 1, dvi: 2, rendu: 2, irandu: 2, two: 2, double: 2, nalu: 4, naalu: 4, four: 4,
};
const alternativeWords: ReadonlySet<string> = new Set(['or', 'and']);
/** An initial stands for a jati only before the family. */
const initials: Readonly<Record<string, Jati>> = {
  m: 'misra',
  k: 'khanda',
  t: 'tisra',
  c: 'catusra',
  s: 'sankirna',
};

const itemsOf = (text: string): readonly Item[] => {
  const signs =
    text
      .normalize('NFC')
      .match(/(?:[\p{L}\p{M}'’]|\u200c|\u200d)+|\p{Nd}+(?:\s*\+\s*\p{Nd}+)*|[/,;|&+]|\s[-–—]\s/gu) ?? [];
  const items: Item[] = [];
  for (const [index, sign] of signs.entries()) items.push(...itemsOfSign(sign, signs[index + 1], items));
  // `eka kalai` counts one, it names no tala.
  return items.map((item, index) =>
    isFamily(item) && familyAt(items, index) === 'eka' && marked(items[index + 1], 'kalai')
      ? { is: 'number', value: 1 }
      : item,
  );
};

const itemsOfSign = (sign: string, next: string | undefined, before: Item[]): readonly Item[] => {
  if (/^\p{Nd}/u.test(sign)) return [{ is: 'number', value: sumOf(sign) }];
  if (/^[/,;|&+\s]/u.test(sign) || alternativeWords.has(sign.toLowerCase())) return [{ is: 'break' }];
  const count = numberWords[sign.toLowerCase()];
  if (count !== undefined) return [{ is: 'number', value: count }];

  const joined = joinWithLast(sign, before);
  if (joined !== null) return [joined];
  const initial = initials[sign.toLowerCase()];
  const follows = initial === undefined || next === undefined ? null : readWord(next);
  if (initial !== undefined && follows?.words[0]?.is === 'family') {
    return [{ is: 'word', word: { is: 'jati', jati: initial }, text: sign, slip: true }];
  }
  const reading = readWord(sign);
  if (reading === null) return [{ is: 'strange', text: sign }];
  return reading.words.map((word) => ({ is: 'word', word, text: sign, slip: reading.slip }));
};

/** `8`, or the parts of a beat: `3 + 4`. */
const sumOf = (sign: string): number =>
  sign
    .normalize('NFKC')
    .split('+')
    .reduce((sum, part) => sum + Number.parseInt(part, 10), 0);

/** `Desh Adi`, `Madhya Adi`: the word before belongs to the name; it is taken back. */
const joinWithLast = (sign: string, before: Item[]): Item | null => {
  const last = before.at(-1);
  if (last?.is !== 'strange') return null;
  const reading = readWord(last.text + sign);
  const [word] = reading?.words ?? [];
  if (reading === null || reading.slip || reading.words.length > 1 || word?.is !== 'family') return null;
  before.pop();
  return { is: 'word', word, text: `${last.text} ${sign}`, slip: false };
};

/** The name of each tala of a list: a part ends at a break, or where the next tala begins. */
const partsOf = (items: readonly Item[]): readonly string[] => {
  const parts: string[][] = [[]];
  let complete = false;
  for (const [index, item] of items.entries()) {
    const family = isFamily(item);
    if (item.is === 'break' || (complete && (family || opensNext(items, index)))) {
      parts.push([]);
      complete = false;
    }
    if (item.is === 'break' || marked(item, 'medley')) continue;
    const text = item.is === 'number' ? String(item.value) : item.text;
    const part = parts.at(-1);
    // Words written as one have one text: twice, a part would never come to an end.
    if (part !== undefined && part.at(-1) !== text) part.push(text);
    complete = complete || family;
  }
  return parts.filter((part) => part.length > 0).map((part) => part.join(' '));
};

const isFamily = (item: Item | undefined): boolean => item?.is === 'word' && item.word.is === 'family';

/** A jati right before a family belongs to that family. */
const opensNext = (items: readonly Item[], index: number): boolean => {
  const next = marked(items[index + 1], 'jati') ? items[index + 2] : items[index + 1];
  return jatiOf(items[index]) !== null && isFamily(next);
};

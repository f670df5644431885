import type { Entity } from '../../domain/name.ts';
import { lettersKey, soundKey, voicelessKey } from '../fold/sound.ts';
import { formKey } from './form.ts';
import { parseTala } from './parse.ts';
import { readWord } from './words.ts';

type Named = { readonly entity: Entity; readonly name: string };
type Names = ReadonlyMap<string, readonly Named[]>;

/** The talas of a list by form (family and jati) and by name. */
export type TalaIndex = {
  readonly forms: ReadonlyMap<string, readonly Entity[]>;
  readonly letters: Names;
  readonly sounds: Names;
  readonly unvoiced: Names;
  readonly all: readonly (Named & { readonly sound: string })[];
};

/** Builds the index; entities of other kinds are passed over. */
export const buildTalaIndex = (entities: readonly Entity[]): TalaIndex => {
  const talas = entities.filter((entity) => entity.kind === 'tala');
  const named = talas.flatMap((entity) => [entity.name, ...entity.aliases].map((name) => ({ entity, name })));
  return {
    forms: formsOf(talas),
    letters: Map.groupBy(named, ({ name }) => lettersKey(name)),
    sounds: Map.groupBy(named, ({ name }) => wholeKey(name)),
    unvoiced: Map.groupBy(named, ({ name }) => voicelessKey(withoutTala(name))),
    all: named.map((one) => ({ ...one, sound: wholeKey(one.name) })),
  };
};

/**
 * An entity stands for a form by its facts or else by its name. A name that says a family and something
 * more (`Viloma Chapu`) is a tala apart and stands for none; a name of its own (`Mani`) does if no plain one does.
 */
const formsOf = (talas: readonly Entity[]): ReadonlyMap<string, readonly Entity[]> => {
  const plain: (readonly [string, Entity])[] = [];
  const byFacts: (readonly [string, Entity])[] = [];
  for (const entity of talas) {
    const parse = parseTala(entity.name);
    const named = parse.is === 'tala' ? formKey(parse.form) : null;
    const form = formOfFacts(entity) ?? named;
    if (form === null) continue;
    if (named === form) plain.push([form, entity]);
    else if (!saysFamily(entity.name)) byFacts.push([form, entity]);
  }
  const taken = new Set(plain.map(([form]) => form));
  const slots = [...plain, ...byFacts.filter(([form]) => !taken.has(form))];
  return new Map(
    [...Map.groupBy(slots, ([form]) => form)].map(([form, holders]) => [
      form,
      holders.map(([, entity]) => entity),
    ]),
  );
};

const saysFamily = (name: string): boolean =>
  wordsOf(name).some((word) => readWord(word)?.words.some(({ is }) => is === 'family') === true);

const formOfFacts = ({ facts }: Entity): string | null => {
  if (facts.family === undefined) return null;
  const text = facts.jati === undefined ? facts.family : `${facts.jati} ${facts.family}`;
  const parse = parseTala(text);
  return parse.is === 'tala' ? formKey(parse.form) : null;
};

const wordsOf = (text: string): readonly string[] => text.match(/(?:[\p{L}\p{M}]|\u200c|\u200d)+/gu) ?? [];

export const withoutTala = (text: string): string => {
  const words = wordsOf(text);
  const last = readWord(words.at(-1) ?? '')?.words[0];
  const isMark = words.length > 1 && last?.is === 'mark' && last.mark === 'tala';
  return (isMark ? words.slice(0, -1) : words).join(' ');
};
const wholeKey = (text: string): string => soundKey(withoutTala(text));

import type { Entity } from '../../domain/name.ts';
import { type Hearing, type NameTokens, tokensOf, wordsOf } from './tokens.ts';

/** One name or alias of a composer, taken to pieces. */
export type Variant = {
  readonly entity: Entity;
  readonly text: string;
  readonly tokens: NameTokens;
  /** First letters of the words: `hmb`. */
  readonly acronym: string;
};

/** The composers of a list as one hearing has them. */
export type ComposerTable = {
  readonly hearing: Hearing;
  readonly variants: readonly Variant[];
  readonly bySet: ReadonlyMap<string, readonly Variant[]>;
  readonly byJoined: ReadonlyMap<string, readonly Variant[]>;
  readonly byWord: ReadonlyMap<string, readonly Variant[]>;
  readonly byInitials: ReadonlyMap<string, readonly Variant[]>;
  readonly ofEntity: ReadonlyMap<Entity, readonly Variant[]>;
};

/** All words of a name but its initials. */
export const allWords = ({ own, surnames }: NameTokens): readonly string[] => [...own, ...surnames];

/** Equal for names of the same words in any order; initials are compared apart. */
export const setKey = (tokens: NameTokens): string => allWords(tokens).toSorted().join(' ');

export const buildTable = (entities: readonly Entity[], hearing: Hearing): ComposerTable => {
  const variants = entities.flatMap((entity) =>
    [entity.name, ...entity.aliases].map((text) => ({
      entity,
      text,
      tokens: tokensOf(text, hearing),
      acronym: wordsOf(text)
        .map((word) => word.charAt(0).toLowerCase())
        .join(''),
    })),
  );
  const worded = variants.filter(({ tokens }) => allWords(tokens).length > 0);
  const wordy = worded.flatMap((variant) =>
    [...new Set(allWords(variant.tokens))].map((word) => [word, variant] as const),
  );
  return {
    hearing,
    variants,
    bySet: Map.groupBy(worded, ({ tokens }) => setKey(tokens)),
    byJoined: Map.groupBy(worded, ({ tokens }) => tokens.joined),
    byWord: new Map(
      [...Map.groupBy(wordy, ([word]) => word)].map(([word, pairs]) => [
        word,
        pairs.map(([, variant]) => variant),
      ]),
    ),
    byInitials: Map.groupBy(
      variants.filter(({ tokens }) => allWords(tokens).length === 0),
      ({ tokens }) => tokens.initials.join(''),
    ),
    ofEntity: Map.groupBy(variants, ({ entity }) => entity),
  };
};

/**
 * Whether initials agree. Initials that only one side has are passed over if the rest tells the
 * composer by itself: at least two words where the list has the initials (`Ashok R Madhav`), a given
 * name and another word where the text has them (`C. Subramania Bharati`).
 */
const initialsFit = (text: NameTokens, listed: NameTokens): boolean => {
  const more = text.initials.filter((letter) => !listed.initials.includes(letter));
  const fewer = listed.initials.filter((letter) => !text.initials.includes(letter));
  if (more.length > 0 && fewer.length > 0) return false;
  if (fewer.length > 0) return text.own.length >= 2;
  return more.length === 0 || (text.own.length >= 1 && allWords(text).length >= 2);
};

/** Names that are the very name, word for word; order, honorifics and gaps do not count. */
export const sameName = (table: ComposerTable, tokens: NameTokens): readonly Variant[] => {
  const hits = new Set([
    ...(table.bySet.get(setKey(tokens)) ?? []),
    ...(table.byJoined.get(tokens.joined) ?? []),
    ...(table.byJoined.get(tokens.joinedWhole) ?? []),
  ]);
  for (const variant of spreadOver(table, tokens)) hits.add(variant);
  return [...hits].filter((variant) => initialsFit(tokens, variant.tokens));
};

/** Names whose words the text all has, the text's other words being from the same composer's further names. */
const spreadOver = (table: ComposerTable, tokens: NameTokens): readonly Variant[] => {
  const words = allWords(tokens);
  if (tokens.own.length < 2) return [];
  return [...new Set(words.flatMap((word) => table.byWord.get(word) ?? []))].filter((variant) => {
    const inName = allWords(variant.tokens);
    if (variant.tokens.own.length === 0 || !inName.every((word) => words.includes(word))) return false;
    const known = new Set(
      (table.ofEntity.get(variant.entity) ?? []).flatMap(({ tokens: its }) => allWords(its)),
    );
    return words.every((word) => known.has(word));
  });
};

/** Names that have all words of the text and more. */
export const longerNames = (table: ComposerTable, tokens: NameTokens): readonly Variant[] => {
  const words = allWords(tokens);
  const [first, ...others] = words;
  if (first === undefined) return [];
  return (table.byWord.get(first) ?? []).filter(({ tokens: its }) => {
    const inName = allWords(its);
    return (
      others.every((word) => inName.includes(word)) && inName.length + its.initials.length > words.length
    );
  });
};

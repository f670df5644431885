import type { Entity } from '../../domain/name.ts';
import { type Asked, type Found, type KindFinding, nearestIs, scoredAs, withAnswer } from '../finding.ts';
import { isUnvoicedTamil } from '../fold/indic.ts';
import { lettersKey, soundKey } from '../fold/sound.ts';
import { likenessOf, likenessOfPart, nearParts, nearProbability, shared } from './likeness.ts';
import { byOne } from '../score.ts';
import {
  type ComposerTable,
  type Variant,
  allWords,
  buildTable,
  longerNames,
  sameName,
  setKey,
} from './table.ts';
import { type Hearing, type NameTokens, tokensOf } from './tokens.ts';

/** The composers of a list, as heard and as Tamil spells them. */
export type ComposerIndex = { readonly voiced: ComposerTable; readonly unvoiced: ComposerTable };

/** Builds the index; entities of other kinds are passed over. */
export const buildComposerIndex = (entities: readonly Entity[]): ComposerIndex => {
  const composers = entities.filter((entity) => entity.kind === 'composer');
  return { voiced: buildTable(composers, 'voiced'), unvoiced: buildTable(composers, 'unvoiced') };
};

/** `A / B`, `A or B`, `A & B`: the source gives a choice. */
const between = /\s*[/;|&]\s*|\s+[-–—]\s+|\s+(?:or|and)\s+/iu;

/** `Composer: X`, `Composed by X`, `by X`: a label, and no part of the name. */
const label =
  /^\s*(?:(?:composer|lyrics?|lyricist)\s*(?:[:=]|\s[-–—]\s)|(?:composed\s+|lyrics\s+)?by\s*:?\s)\s*/iu;

const partsOf = (text: string): readonly string[] =>
  text.split(between).filter((part) => /\p{L}/u.test(part));

/** The key of a distinct value: the same words in any order, without honorifics. */
export const composerKey = (text: string): string => {
  const keys = partsOf(text.replace(label, '')).map((part) => {
    const tokens = tokensOf(part);
    return [...tokens.initials, setKey(tokens)].filter((piece) => piece !== '').join(' ');
  });
  return keys.length === 0 ? soundKey(text) : keys.join('/');
};

/**
 * Who a printed composer is, with at most `limit` candidates. Certain is only a name of the very
 * words of one composer; part of a name, or a surname alone, never is.
 */
export const resolveComposer = (index: ComposerIndex, text: string, limit: number): KindFinding => {
  const name = text.replace(label, '');
  const finding = alternatives(index, name) ?? single(index, name);
  return { ...finding, candidates: finding.candidates.slice(0, limit) };
};

/** The composers most alike, as of a name that is no one's: nothing is accepted, and the one asked for is among them. */
export const nearComposers = (index: ComposerIndex, text: string, asked: Asked): KindFinding => {
  const table = isUnvoicedTamil(text) ? index.unvoiced : index.voiced;
  const tokens = tokensOf(text.replace(label, ''), table.hearing);
  if (allWords(tokens).length === 0) {
    const listed = table.variants.filter(({ entity }) => entity.id === asked.answerId).slice(0, 1);
    const finding = ofLetters(firstLetters([...listed, ...withLetters(table, tokens)]));
    return { ...finding, candidates: withAnswer(finding.candidates, asked) };
  }
  const most = leastApart(tokens.joined);
  const near = nearest(table, tokens, [], asked.answerId).map((one) => ({
    ...one,
    score: Math.min(one.score, most),
  }));
  return nearestIn(withAnswer(near, asked), tokens, table.hearing, asked.most);
};

/** The likeness of two names that a single letter tells apart. */
const leastApart = (joined: string): number => 1 - 1 / Math.max(2, joined.length);

const alternatives = (index: ComposerIndex, text: string): KindFinding | null => {
  const apart = partsOf(text);
  const parts = apart.length > 1 ? apart : listedByComma(index, text);
  if (parts === null) return null;
  const first = parts.flatMap((part) => single(index, part).candidates.slice(0, 1));
  const candidates = distinct(first).map((one) => scoredAs(one, one.score / parts.length, 'several'));
  return {
    kept: 'several',
    evidence: 'alternatives',
    candidates,
    reasons: [`more than one is named: ${parts.join(', ')}`],
  };
};

/** A comma parts two composers only if each side is one by itself; else it turns a name. */
const listedByComma = (index: ComposerIndex, text: string): readonly string[] | null => {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length < 2) return null;
  const certain = parts.map((part) => single(index, part)).filter(({ kept }) => kept === 'one');
  const ids = new Set(certain.map(({ candidates }) => candidates[0]?.id));
  return certain.length === parts.length && ids.size > 1 ? parts : null;
};

const single = (index: ComposerIndex, text: string): KindFinding => {
  const isTamil = isUnvoicedTamil(text);
  const table = isTamil ? index.unvoiced : index.voiced;
  const tokens = tokensOf(text, table.hearing);
  if (allWords(tokens).length === 0) return byInitials(table, tokens);
  return (
    certain(table, tokens, text, isTamil ? tamilReason : plainReason) ??
    fitting(table, tokens) ??
    // Sources write d for t, b for p; a long name is told without voicing too.
    (!isTamil && tokens.own.join('').length >= longEnough ? withoutVoicing(index, text) : null) ??
    uncertain(table, tokens)
  );
};

/** Sounds of given names that a name must have to be told without voicing. */
const longEnough = 8;

const plainReason = 'same words; honorifics, order and ways of spelling do not count';
const tamilReason = 'same words in Tamil spelling (voicing is not written)';
const voicingReason = 'same words but for voicing (t = d, p = b and the like)';

const withoutVoicing = (index: ComposerIndex, text: string): KindFinding | null => {
  const found = certain(index.unvoiced, tokensOf(text, 'unvoiced'), text, voicingReason);
  return found === null ? null : { ...found, evidence: 'folded_tokens' };
};

/** The one composer of these very words, or null. */
const certain = (table: ComposerTable, tokens: NameTokens, text: string, why: string): KindFinding | null => {
  const same = sameName(table, tokens);
  const [only] = same;
  if (only === undefined || same.some(({ entity }) => entity !== only.entity)) return null;
  const longer = longerNames(table, tokens).filter(({ entity }) => entity !== only.entity);
  if (!isTold(tokens, same, longer)) return null;
  const isLetters = same.some((variant) => lettersKey(variant.text) === lettersKey(text));
  const reason = isLetters ? 'same letters' : why;
  const evidence = isLetters ? 'same_letters' : evidenceOf(table);
  return { kept: 'one', evidence, candidates: [asFound(only, 1, reason)], reasons: [reason] };
};

/** The composers that have the words in their names, if any. */
const fitting = (table: ComposerTable, tokens: NameTokens): KindFinding | null => {
  const same = sameName(table, tokens);
  const longer = longerNames(table, tokens);
  const fit = distinct([
    ...same.map((variant) => asFound(variant, 1, 'the same words')),
    ...longer.map((variant) => asFound(variant, likenessOfPart(tokens, variant.tokens), 'part of this name')),
  ]);
  if (fit.length === 0) return null;
  const rest = nearest(table, tokens, [...same, ...longer]);
  const candidates = [...shared(fit), ...rest.map((one) => beside(one))];
  return fit.length > 1
    ? {
        kept: 'several',
        evidence: 'tie',
        candidates,
        reasons: [`${fit.length} composers have this in their names`],
      }
    : { kept: 'none', evidence: 'near', candidates, reasons: ['only part of a name'] };
};

/** Beside those that fit, nothing else is probable. */
const besideFitting = 0.01;
const beside = (one: Found): Found => ({
  ...one,
  score: besideFitting,
  features: byOne('words', besideFitting, one.score),
});

const uncertain = (table: ComposerTable, tokens: NameTokens): KindFinding =>
  nearestIn(nearest(table, tokens, []), tokens, table.hearing);

/** What is said of a name that is no one's, from the composers by their likeness. */
const nearestIn = (near: readonly Found[], tokens: NameTokens, hearing: Hearing, most = 1): KindFinding => {
  const candidates = near.map((one, place) => {
    const lead = one.score - (near[place === 0 ? 1 : 0]?.score ?? 0);
    const score = Math.min(most, nearProbability(one.score, lead));
    const known = { ...one, score, features: nearParts(one.score, lead, most) };
    return hasStrangeSurname(tokens, one.matched, hearing)
      ? scoredAs(known, score * besideSurname, 'surname')
      : known;
  });
  const [first] = near;
  return first === undefined
    ? { kept: 'none', evidence: 'none', candidates, reasons: ['no composer of this name'] }
    : { kept: 'none', evidence: 'near', candidates, reasons: [nearestIs(first.matched)] };
};

/** What is left of the chance of a near name whose composer does not have the surname that is printed. */
const besideSurname = 0.35;

/** `Arunachala Iyer` is hardly Arunachala Kavi: of labelled names with another's surname one in ten was right. */
const hasStrangeSurname = ({ surnames }: NameTokens, listed: string, hearing: Hearing): boolean => {
  const known = surnames.length === 0 ? [] : tokensOf(listed, hearing).surnames;
  return surnames.some((surname) => !known.includes(surname));
};

const evidenceOf = ({ hearing }: ComposerTable): 'same_tamil_spelling' | 'folded_tokens' =>
  hearing === 'unvoiced' ? 'same_tamil_spelling' : 'folded_tokens';

/**
 * A surname alone tells nobody, unless the list has it with this very honorific (`Mahakavi Bharati`).
 * A composer's full name does, even if it is part of a longer one; a mere alias does not if others have its words in their names, unless its honorific is his alone
 * (`Ramalinga Swamigal`).
 */
const isTold = (tokens: NameTokens, same: readonly Variant[], longer: readonly Variant[]): boolean => {
  const shares = ({ tokens: { titles } }: Variant): boolean =>
    titles.some((title) => tokens.titles.includes(title));
  const byTitle = same.some(shares) && !longer.some(shares);
  if (tokens.own.length === 0) return byTitle;
  return byTitle || longer.length === 0 || same.some(({ entity, text }) => text === entity.name);
};

/** `GNB`: letters alone are a name only if the list says so. */
const byInitials = (table: ComposerTable, { initials }: NameTokens): KindFinding => {
  const letters = initials.join('');
  const listed = distinct(
    (table.byInitials.get(letters) ?? []).map((variant) => asFound(variant, 1, 'same letters')),
  );
  if (listed.length === 1)
    return { kept: 'one', evidence: 'same_letters', candidates: listed, reasons: ['same letters'] };
  return ofLetters([...listed, ...firstLetters(withLetters(table, { initials }))]);
};

const withLetters = (
  table: ComposerTable,
  { initials }: Pick<NameTokens, 'initials'>,
): readonly Variant[] => {
  const letters = initials.join('');
  return table.variants.filter(({ acronym }) => letters.length > 1 && acronym === letters);
};

const firstLetters = (variants: readonly Variant[]): readonly Found[] =>
  variants.map((variant) => asFound(variant, 0.9, 'these are its first letters'));

/** Those whom letters alone may mean: nothing is certain. */
const ofLetters = (fitting: readonly Found[]): KindFinding => {
  const candidates = shared(distinct(fitting));
  if (candidates.length > 1) {
    const reasons = [`${candidates.length} composers have these letters`];
    return { kept: 'several', evidence: 'tie', candidates, reasons };
  }
  return {
    kept: 'none',
    evidence: candidates.length > 0 ? 'near' : 'none',
    candidates,
    reasons: ['only letters'],
  };
};

const asFound = ({ entity, text }: Variant, score: number, reason: string): Found => ({
  id: entity.id,
  name: entity.name,
  matched: text,
  score,
  reasons: [reason],
});

/** Best first, each composer once. */
const distinct = (all: readonly Found[]): readonly Found[] => {
  const best = new Map<string, Found>();
  for (const one of all) if (one.score > (best.get(one.id)?.score ?? -1)) best.set(one.id, one);
  return [...best.values()].toSorted((a, b) => b.score - a.score);
};

/** Below this likeness no name was ever the right one. */
const least = 0.6;

/** The composers most alike, by likeness; `always` names one that is among them however unlike. */
const nearest = (
  table: ComposerTable,
  tokens: NameTokens,
  known: readonly Variant[],
  always?: string,
): readonly Found[] => {
  const passed = new Set(known.map(({ entity }) => entity));
  return distinct(
    table.variants.flatMap((variant) => {
      const likeness = passed.has(variant.entity) ? 0 : likenessOf(tokens, variant.tokens);
      return likeness < least && variant.entity.id !== always
        ? []
        : [asFound(variant, likeness, `sounds near "${variant.text}"`)];
    }),
  );
};

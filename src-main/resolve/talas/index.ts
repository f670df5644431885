import { distance } from 'fastest-levenshtein';
import type { Entity } from '../../domain/name.ts';
import { type Asked, type Found, type KindFinding, nearestIs, scoredAs, withAnswer } from '../finding.ts';
import { isUnvoicedTamil } from '../fold/indic.ts';
import { lettersKey, soundKey, voicelessKey } from '../fold/sound.ts';
import { byOne } from '../score.ts';
import { type TalaForm, formKey } from './form.ts';
import { type TalaParse, parseTala } from './parse.ts';
import { type TalaIndex, withoutTala } from './table.ts';
import type { Jati } from './words.ts';

export { type TalaIndex, buildTalaIndex } from './table.ts';

/** The key of a distinct value: what is said of family and jati; kalai and nadai do not count. */
export const talaKey = (text: string): string => {
  const parse = parseTala(text);
  switch (parse.is) {
    case 'tala':
      return parse.assumed || parse.form.jati === null
        ? parse.form.family
        : `${parse.form.jati} ${parse.form.family}`;
    case 'several':
      return parse.parts.map(talaKey).join('/');
    case 'unclear':
    case 'unread':
      return soundKey(text);
  }
};

/**
 * What a printed tala means, with at most `limit` candidates. Only the grammar and whole names
 * are certain. Reasons of a reading say `kalai 2`, `nadai tisra` and `8 aksharas` where they are known.
 */
export const resolveTala = (index: TalaIndex, text: string, limit: number): KindFinding => {
  const parse = parseTala(text);
  const finding = mayBeName(index, parse, text) ? byWholeName(index, text) : null;
  const told = finding ?? byGrammar(index, text, parse, limit);
  return { ...told, candidates: told.candidates.slice(0, limit) };
};

/** What the grammar reads in full is no name to look up; nor is a text of which a part stands in brackets. */
const mayBeName = (index: TalaIndex, parse: TalaParse, text: string): boolean => {
  switch (parse.is) {
    case 'tala':
      return !index.forms.has(formKey(parse.form));
    case 'unclear':
      return false;
    case 'several':
    case 'unread':
      return !/[/,;|([]/u.test(text) && !noTala.has(soundKey(text));
  }
};

/** Words that a tala column holds and that name no tala, whatever a list calls its talas. */
const noTala: ReadonlySet<string> = new Set(['raga', 'ragamalika', 'tala', 'none', 'nil'].map(soundKey));

const byWholeName = (index: TalaIndex, text: string): KindFinding | null => {
  const core = withoutTala(text);
  const tries = [
    ['same_letters', index.letters.get(lettersKey(text)), 'same letters'],
    ['same_sound', index.sounds.get(soundKey(core)), 'same sound'],
    [
      'same_tamil_spelling',
      isUnvoicedTamil(text) ? index.unvoiced.get(voicelessKey(core)) : undefined,
      'same in Tamil spelling (voicing is not written)',
    ],
  ] as const;
  for (const [evidence, hits, reason] of tries) {
    const holders = new Map((hits ?? []).map((hit) => [hit.entity, hit.name]));
    if (holders.size === 0) continue;
    const candidates = [...holders].map(([entity, name]) => found(entity, name, 1 / holders.size, [reason]));
    const [only] = holders.keys();
    return holders.size > 1 || only === undefined
      ? { kept: 'several', evidence: 'tie', candidates, reasons: [`${holders.size} talas have this name`] }
      : { kept: 'one', evidence, candidates, reasons: [reason, ...aksharas(only)] };
  }
  return null;
};

const found = (entity: Entity, matched: string, score: number, reasons: readonly string[]): Found => ({
  id: entity.id,
  name: entity.name,
  matched,
  score,
  reasons,
});

const byGrammar = (index: TalaIndex, text: string, parse: TalaParse, limit: number): KindFinding => {
  switch (parse.is) {
    case 'tala':
      return readTala(index, text, parse, limit);
    case 'unclear': {
      const candidates = parse.forms.flatMap((form, place) =>
        (index.forms.get(formKey(form)) ?? []).map((one) =>
          found(one, one.name, 0.6 - place * 0.3, [parse.why]),
        ),
      );
      return candidates.length === 0
        ? { kept: 'none', evidence: 'none', candidates: nearest(index, text, limit), reasons: [parse.why] }
        : { kept: 'several', evidence: 'tie', candidates, reasons: [parse.why] };
    }
    case 'several': {
      const parts = parse.parts.flatMap((part) => resolveTala(index, part, 1).candidates);
      // Each is one of the several that are named, and no more probable as the one.
      const candidates = parts
        .filter(({ id }, place) => parts.findIndex((other) => other.id === id) === place)
        .map((one) => scoredAs(one, one.score / parse.parts.length, 'several'));
      const what = parse.medley ? 'a talamalika' : 'more than one tala is named';
      const reasons = [parse.parts.length === 0 ? what : `${what}: ${parse.parts.join(', ')}`];
      return { kept: 'several', evidence: 'alternatives', candidates, reasons };
    }
    case 'unread': {
      const { jati, isName } = parse;
      const near =
        isName && !noTala.has(soundKey(text)) ? besides(index, parse.form, nearest(index, text, limit)) : [];
      const candidates = jati === null ? near : ofJati(index, jati);
      const reason = jati === null ? nearestOrNone(near) : `${jati}: the family is not said`;
      return {
        kept: 'none',
        evidence: candidates.length > 0 ? 'near' : 'none',
        candidates,
        reasons: [reason],
      };
    }
  }
};

const readTala = (
  index: TalaIndex,
  text: string,
  parse: Extract<TalaParse, { is: 'tala' }>,
  limit: number,
): KindFinding => {
  const { family, jati } = parse.form;
  const spoken = jati === null ? family : `${jati} ${family}`;
  const reasons = [
    `read as ${spoken}`,
    ...(parse.assumed && jati !== null
      ? [`${jati} jati is assumed, as always where ${family} stands alone`]
      : []),
    ...parse.slips.map((slip) => `"${slip}" is read past its spelling`),
    ...(parse.kalai === null ? [] : [`kalai ${parse.kalai}`]),
    ...(parse.nadai === null ? [] : [`nadai ${parse.nadai}`]),
  ];
  const holders = index.forms.get(formKey(parse.form)) ?? [];
  const [only] = holders;
  if (only === undefined) {
    const candidates = nearest(index, text, limit);
    const evidence = candidates.length > 0 ? 'near' : 'none';
    return { kept: 'none', evidence, candidates, reasons: [...reasons, `no tala of the list is ${spoken}`] };
  }
  const candidates = holders.map((one) => found(one, one.name, 1 / holders.length, reasons));
  return holders.length > 1
    ? {
        kept: 'several',
        evidence: 'tie',
        candidates,
        reasons: [...reasons, `${holders.length} talas are ${spoken}`],
      }
    : { kept: 'one', evidence: 'grammar', candidates, reasons: [...reasons, ...aksharas(only)] };
};

const aksharas = ({ facts }: Entity): readonly string[] =>
  facts.aksharas === undefined ? [] : [`${facts.aksharas} aksharas`];

/** A jati alone is most often said of chapu (`misram`), then of eka. */
const ofJati = (index: TalaIndex, jati: Jati): readonly Found[] =>
  (['chapu', 'eka', 'triputa', 'jhampa', 'rupaka', 'ata'] as const).flatMap((family, place) =>
    (index.forms.get(formKey({ family, jati })) ?? []).map((one) =>
      found(one, one.name, 0.5 / (place + 1), [`${jati} ${family}, if ${family} is meant`]),
    ),
  );

/** The tala that was read beside words that say nothing stands before those that only sound alike. */
const besides = (index: TalaIndex, form: TalaForm | null, near: readonly Found[]): readonly Found[] => {
  const read = form === null ? [] : (index.forms.get(formKey(form)) ?? []);
  const ids = new Set(read.map(({ id }) => id));
  const sure = read.map((one) => found(one, one.name, chanceBeside, [`has the words "${one.name}"`]));
  return [...sure, ...near.filter(({ id }) => !ids.has(id))].toSorted((a, b) => b.score - a.score);
};

/** Chance that a tala is meant whose words were read beside others. */
const chanceBeside = 0.7;

const nearestOrNone = ([first]: readonly Found[]): string =>
  first === undefined ? 'no tala of this name' : nearestIs(first.matched);

/** So much is left to the one that is asked for, however unlike. */
const leastScore = 0.001;

/** The talas most alike, as of a name that the grammar does not read: nothing is accepted, and the one asked for is among them. */
export const nearTalas = (index: TalaIndex, text: string, asked: Asked): KindFinding => {
  const near = alike(index, text, (sound, other, likeness, { id }) => {
    if (id !== asked.answerId && likeness < leastOf(sound, other)) return 0;
    // The same sound is as near as a single letter leaves it.
    const apart = Math.min(likeness, 1 - 1 / Math.max(2, sound.length));
    return Math.min(asked.most, Math.max(leastScore, apart ** 3));
  });
  const candidates = withAnswer(near, asked);
  const evidence = candidates.length > 0 ? 'near' : 'none';
  return { kept: 'none', evidence, candidates, reasons: [nearestOrNone(candidates)] };
};

/** Below this likeness a name is no help to a person; less is asked where the first sound is the same. */
const leastOf = (sound: string, other: string): number => (sound[0] === other[0] ? 0.5 : 0.6);

const nearest = (index: TalaIndex, text: string, limit: number): readonly Found[] =>
  alike(index, text, (sound, other, likeness) =>
    likeness < leastOf(sound, other) ? 0 : likeness ** 3,
  ).slice(0, limit);

type Rating = (sound: string, other: string, likeness: number, entity: Entity) => number;

/** The talas by the score that their best names get, best first; none with a score of 0. */
const alike = (index: TalaIndex, text: string, scoreOf: Rating): readonly Found[] => {
  const sound = soundKey(withoutTala(text));
  const best = new Map<Entity, Found>();
  for (const { entity, name, sound: other } of index.all) {
    const longer = Math.max(sound.length, other.length);
    const likeness = longer === 0 ? 0 : 1 - distance(sound, other) / longer;
    const score = scoreOf(sound, other, likeness, entity);
    if (score <= (best.get(entity)?.score ?? 0)) continue;
    best.set(entity, found(entity, name, score, [`sounds near "${name}"`]));
  }
  return [...best.values()]
    .toSorted((a, b) => b.score - a.score)
    .map((one) => ({ ...one, features: byOne('sound', one.score, Math.cbrt(one.score)) }));
};

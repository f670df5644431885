import type { Entity } from '../../../src-main/domain/name.ts';
import { buildIndex, keyOf, noAliases, resolveName } from '../../../src-main/resolve/index.ts';
import { seededRandom } from '../../support/clock.ts';
import type { GoldRow } from '../eval/gold.ts';

/** A printed raga that waits for a person, and the entries that are right; none where the list has no such raga. */
export type Question = { readonly value: string; readonly ids: readonly string[] };

/**
 * The list as a main database has it: full names, without the short names and spellings that
 * musicians print. Against it the common ragas wait too, as they did in the published count.
 */
export const withoutSpellings = (entities: readonly Entity[]): Entity[] =>
  entities.map((entity) => (entity.kind === 'raga' ? { ...entity, aliases: [] } : entity));

/**
 * Labelled names that the list cannot settle, one a key, shuffled by the seed. Where the set has
 * fewer than asked for, slips of the pen of labelled names (a letter lost, doubled or changed)
 * that wait as well are added: the label says what was meant.
 */
export const questionsOf = (
  gold: readonly GoldRow[],
  entities: readonly Entity[],
  count: number,
  seed: number,
): Question[] => {
  const random = seededRandom(seed);
  const index = buildIndex(entities);
  const seen = new Set<string>();
  const waits = (value: string): boolean => {
    const key = keyOf('raga', value);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    const query = { kind: 'raga', value, site: null, batchId: null, composer: null } as const;
    return resolveName(index, query, noAliases).verdict !== 'resolved';
  };
  // A garland's label does not say which ragas it has, so that nobody could tell whether an answer is right.
  const labelled = shuffled(
    gold.filter((row) => row.kind !== 'MEDLEY'),
    random,
  );
  const questions = labelled
    .filter((row) => waits(row.query))
    .map(({ query, ids }) => ({ value: query, ids }));
  const single = labelled.filter((row) => row.kind === 'ONE' && /^[\p{Script=Latin} ]{5,}$/u.test(row.query));
  for (let tries = 0; questions.length < count && tries < count * 200; tries += 1) {
    const row = single[tries % single.length];
    if (row === undefined) break;
    const value = slip(row.query, random);
    if (waits(value)) questions.push({ value, ids: row.ids });
  }
  if (questions.length < count)
    throw new Error(`the labelled set gives ${questions.length} names that wait, ${count} are needed`);
  return shuffled(questions, random).slice(0, count);
};

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);

const vowels = 'aeiou';

const slip = (name: string, random: () => number): string => {
  const at = 1 + Math.floor(random() * (name.length - 1));
  const letter = name[at] ?? '';
  const how = Math.floor(random() * 3);
  if (how === 0) return name.slice(0, at) + name.slice(at + 1);
  if (how === 1) return name.slice(0, at) + letter + name.slice(at);
  return name.slice(0, at) + (vowels[Math.floor(random() * vowels.length)] ?? '') + name.slice(at + 1);
};

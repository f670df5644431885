import type { Entity } from '../domain/name.ts';
import { type Aids, resolveByKeys } from './by-keys.ts';
import type { KindFinding } from './finding.ts';
import { soundKey } from './fold/sound.ts';
import type { NameTable } from './name-table.ts';
import { found } from './near-names.ts';
import { byOne } from './score.ts';
import { titleOf, wordsOf } from './titles.ts';

/** *Rajagopalasvami* and *Rajagopala Swami* are one. */
const bare = (sound: string): string => sound.replace(/(?<=...)svami$/, '');

type Words = {
  /** The words that tell a temple from others, sorted: their order differs from source to source. */
  readonly key: string;
  /** Whether it says that it is a temple. */
  readonly saysTemple: boolean;
};

const readWords = (text: string): Words => {
  const words = wordsOf(text);
  const own = words.filter((word) => titleOf(word) === null).map((word) => bare(soundKey(word)));
  return {
    key: [...new Set(own)].sort().join(' '),
    saysTemple: words.some((word) => titleOf(word) === 'building'),
  };
};

/** *Kapaleeswarar Temple* is a temple's name, *Kapaleeswarar* is not: such keys are looked up only for what says *temple*. */
const asTemple = (key: string): string => `temple: ${key}`;

/** The keys of a temple: its names with their town, and without it as far as they say *temple* or name a town. */
const keysOf = ({ name, aliases, facts }: Entity): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const text of [name, ...aliases]) {
    const { key, saysTemple } = readWords(text);
    const { key: whole } = readWords(`${text} ${facts.city ?? ''}`);
    keys.add(saysTemple && key !== whole ? asTemple(key) : key);
    keys.add(whole);
  }
  keys.delete('');
  return keys;
};

const byWords = new WeakMap<NameTable, ReadonlyMap<string, readonly Entity[]>>();

/** Made when it is first asked for: most lists have few temples. */
const wordsIn = (table: NameTable): ReadonlyMap<string, readonly Entity[]> => {
  const made = byWords.get(table);
  if (made !== undefined) return made;
  const index = new Map<string, Entity[]>();
  for (const entity of table.entities) {
    for (const key of keysOf(entity)) {
      const held = index.get(key);
      if (held === undefined) index.set(key, [entity]);
      else held.push(entity);
    }
  }
  byWords.set(table, index);
  return index;
};

/**
 * A temple as printed. The whole name first, then the same words in another
 * order, words such as *temple*, *kovil* and *Sri* aside. A deity without a
 * town names no temple: *Subrahmanya Temple* is for a person.
 */
export const resolveTemple = (table: NameTable, printed: string, aids: Aids): KindFinding => {
  const whole = resolveByKeys(table, printed, aids);
  if (whole.kept !== 'none') return whole;
  const { key, saysTemple } = readWords(printed);
  const index = wordsIn(table);
  const hits = [
    ...new Set([...(index.get(key) ?? []), ...((saysTemple ? index.get(asTemple(key)) : null) ?? [])]),
  ];
  const [only] = hits;
  if (only === undefined) return whole;
  if (hits.length === 1) {
    const reasons = ['same words'];
    return {
      kept: 'one',
      evidence: 'folded_tokens',
      candidates: [found(only, only.name, 1, reasons)],
      reasons,
    };
  }
  const share = 1 / (hits.length + 0.1);
  const tied = new Set(hits.map(({ id }) => id));
  const reasons = [`${hits.length} temples have these words: ${hits.map(({ name }) => name).join('; ')}`];
  return {
    kept: 'several',
    evidence: 'tie',
    candidates: [
      ...hits.map((each) => found(each, each.name, share, ['same words'], byOne('tied', share))),
      ...whole.candidates.filter(({ id }) => !tied.has(id)),
    ].slice(0, aids.limit),
    reasons,
  };
};

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Entity } from '../../../src-main/domain/name.ts';
import { parseAuthority } from '../../../src-main/resolve/index.ts';
import { seededRandom } from '../../support/clock.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
const authority = join(root, 'resources', 'authority', 'authority.json');

/** The ragas of the built-in list. */
export const ragas = parseAuthority(readFileSync(authority, 'utf8'), authority).entities.filter(
  (entity) => entity.kind === 'raga',
);

const random = seededRandom(11);

export const pick = <T>(list: readonly T[]): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

const half = (name: string, first: boolean): string =>
  first ? name.slice(0, Math.ceil(name.length / 2)) : name.slice(Math.ceil(name.length / 2));

/** A name that no entry has yet: halves of two or three real ones. */
const freshName = (taken: Set<string>): string => {
  for (;;) {
    const third = taken.size > 100_000 ? half(pick(ragas).name, random() < 0.5) : '';
    const name = half(pick(ragas).name, true) + half(pick(ragas).name, false) + third;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
};

/** A list of `size` ragas, each with `aliases` more spellings: the real ones first, then recombined ones. */
export const listOf = (size: number, aliases = 0): Entity[] => {
  const taken = new Set(ragas.map(({ name }) => name));
  return Array.from({ length: size }, (_, i) => {
    const real = ragas[i];
    const more = Array.from({ length: aliases }, () => freshName(taken));
    return real === undefined
      ? { id: `raga:made-${i}`, kind: 'raga', name: freshName(taken), aliases: more, facts: {} }
      : { ...real, aliases: [...real.aliases, ...more] };
  });
};

/** One letter lost, doubled or changed: nothing has this key, so candidates must be found. */
export const misspell = (name: string): string => {
  const at = 1 + Math.floor(random() * (name.length - 1));
  const how = Math.floor(random() * 3);
  if (how === 0) return name.slice(0, at) + name.slice(at + 1);
  return how === 1 ? `${name.slice(0, at)}z${name.slice(at)}` : `${name.slice(0, at)}o${name.slice(at + 1)}`;
};

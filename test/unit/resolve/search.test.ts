import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../support/clock.ts';
import { lettersKey } from '../../../src-main/resolve/fold/sound.ts';
import { buildIndex, parseAuthority, searchNames } from '../../../src-main/resolve/index.ts';

const file = new URL('../../../resources/authority/authority.json', import.meta.url);
const { entities } = parseAuthority(readFileSync(file, 'utf8'), 'the built-in list');
const index = buildIndex(entities);
const found = (text: string): string[] => searchNames(index, 'raga', text, 9).map(({ name }) => name);

describe('search as one types', () => {
  it.each([
    ['bhai', 'Bhairavi'],
    ['kal', 'Mechakalyani'],
    ['tod', 'Hanumatodi'],
    ['moh', 'Mohanam'],
    ['saave', 'Saveri'],
    ['తోడి', 'Hanumatodi'],
  ])('%s finds %s', (typed, name) => {
    expect(found(typed)).toContain(name);
  });

  it('puts the whole name first, then names that begin so', () => {
    expect(found('kambhoji')[0]).toBe('Kambhoji');
    expect(found('bhai').every((name) => /bhai|bai/i.test(name))).toBe(true);
  });

  it('finds an entry by its id', () => {
    expect(found('raga:hanumatodi')).toEqual(['Hanumatodi']);
  });

  it('finds an entry by a link that ends with its id', () => {
    expect(found('http://127.0.0.1:4173/authority/raga%3Ahanumatodi?tab=names')).toEqual(['Hanumatodi']);
    expect(found('app://krithi-desk/authority/raga:saveri')).toEqual(['Saveri']);
  });

  it('finds nothing for what has no letters', () => {
    expect(found('…')).toEqual([]);
  });

  it('gives the best of what it would give without a limit', () => {
    const random = seededRandom(5);
    const { entries } = index.tables.raga;
    for (let i = 0; i < 200; i += 1) {
      const { text = '' } = entries[Math.floor(random() * entries.length)] ?? {};
      const typed = text.slice(0, 1 + Math.floor((random() * text.length) / 2));
      const every = searchNames(index, 'raga', typed, entries.length);
      const begins = every.filter(({ matched }) => lettersKey(matched).startsWith(lettersKey(typed)));
      for (const limit of [1, 9, 200])
        expect(searchNames(index, 'raga', typed, Math.min(limit, begins.length))).toEqual(
          every.slice(0, Math.min(limit, begins.length)),
        );
    }
  });

  it('offers every name that begins with what was typed, by its letters or by its sound', () => {
    const all = index.tables.raga.entries.length;
    for (const typed of ['k', 'ka', 'kal', 'sr', 'gaula']) {
      const offered = new Set(searchNames(index, 'raga', typed, all).map(({ id }) => id));
      const missing = index.tables.raga.entries.filter(
        ({ letters, entity }) =>
          letters.startsWith(typed) && !offered.has(index.tables.raga.entities[entity]?.id ?? ''),
      );
      expect(missing).toEqual([]);
    }
  });
});

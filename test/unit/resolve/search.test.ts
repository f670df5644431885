import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
});

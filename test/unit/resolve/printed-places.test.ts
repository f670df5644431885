import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundKey } from '../../../src-main/resolve/fold/sound.ts';
import { createPlaceFinder } from '../../../src-main/resolve/index.ts';

const found = (name: string, line: string): string[] =>
  createPlaceFinder(name)(line).map(({ start, end }) => line.slice(start, end));

test('a name is found in every spelling, scheme and script of its sound', () => {
  const line = 'rAgaM Suddha sAvEri (Raga Suddha Saveri, suddhasaveri; शुद्ध सावेरि).';
  expect(found('Suddha sAvEri', line)).toEqual([
    'Suddha sAvEri',
    'Suddha Saveri',
    'suddhasaveri',
    'शुद्ध सावेरि',
  ]);
});

test('part of a name, its words in another order, and another name are not it', () => {
  expect(found('Suddha sAvEri', 'sAvEri - Suddha - SuddhasAvEritara')).toEqual([]);
  expect(found('SrI', 'SrIranjani ASrita')).toEqual([]);
});

test('a name of several words that is printed over a dash is one place', () => {
  expect(found('rItigauLa - Abheri', 'ninnu vinA mari-rItigauLa - Abheri')).toEqual(['rItigauLa - Abheri']);
});

test('a name without letters is nowhere', () => {
  expect(found(' - ', 'a - b')).toEqual([]);
});

test('places lie in the line, one behind the other, and sound as the name', () => {
  const word = fc.constantFrom(
    'SrI',
    'Sri',
    'rAga',
    'kalyANi',
    'Kalyani',
    'kal',
    'yani',
    'तोडि',
    '-',
    '.',
    'a',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 12 }),
      fc.constantFrom('SrI', 'kalyANi', 'tODi'),
      (words, name) => {
        const line = words.join(' ');
        let from = 0;
        for (const { start, end } of createPlaceFinder(name)(line)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(soundKey(line.slice(start, end))).toBe(soundKey(name));
          from = end;
        }
        expect(from).toBeLessThanOrEqual(line.length);
      },
    ),
  );
});

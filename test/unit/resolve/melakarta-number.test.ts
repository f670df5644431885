import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeMelakarta } from '../../../src-main/resolve/melakarta-number.ts';

describe('the number of a melakarta beside a name', () => {
  it.each([
    '28 harikAmbhOji',
    '28. Harikambhoji',
    '(28) Harikambhoji',
    '28 - Harikambhoji',
    '28th mela Harikambhoji',
    'Mela 28: Harikambhoji',
    'Melakarta 28 Harikambhoji',
    'Harikambhoji (28)',
    'Harikambhoji [28]',
    'Harikambhoji - 28',
    'harikAmbhOji, mELa 28',
    'harikAmbhOji - mELakarta 28',
    'hari kAmbhOji (28th mēḷa)',
    'Harikambhoji 28th melakartha',
  ])('is taken off: %s', (text) => {
    const { name, melakarta } = takeMelakarta(text);
    expect([name.replace(/\s/g, '').toLowerCase(), melakarta]).toEqual(['harikambhoji', 28]);
  });

  it.each([
    ['Mohanam - janya of 28 Harikambhoji', 28],
    ['Mohanam (janya of 28)', 28],
    ['Mohanam, a janya of Harikambhoji', null],
    ['Mohanam (28 janya)', 28],
  ])('may be that of the parent: %s', (text, number) => {
    expect(takeMelakarta(text)).toEqual({ name: 'Mohanam', melakarta: number });
  });

  it.each(['Kalyani 2', 'Kalyani (2 kalai)', 'Kalyani (73)', '3/4', '28', 'mela 28', 'Melarini'])(
    'is not seen where there is none: %s',
    (text) => {
      expect(takeMelakarta(text)).toEqual({ name: text, melakarta: null });
    },
  );

  it('is the printed one, whatever the name', () => {
    const word = fc.stringMatching(/^[a-zA-Z]{2,9}(?: [b-zA-Z]{2,9})?$/);
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 72 }), (name, number) => {
        fc.pre(!/mel|janya/i.test(name));
        for (const text of [`${name} (${number})`, `${number}. ${name}`, `${name} - mela ${number}`])
          expect(takeMelakarta(text)).toEqual({ name, melakarta: number });
        expect(takeMelakarta(name)).toEqual({ name, melakarta: null });
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { generateManifest } from '../../support/site/index.ts';

const rowsOf = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [title = '', raga = '', link = ''] = line.split(',');
      return { title, raga, link };
    });

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
];

describe('a generated manifest', () => {
  const rows = rowsOf(generateManifest(1240, 7));

  it('has the columns, the size and the three sites of the real ones', () => {
    expect(generateManifest(3, 7).split('\n')[0]).toBe('Krithi,Raga,Hyperlink');
    expect(rows).toHaveLength(1240);
    expect(new Set(rows.map(({ link }) => new URL(link).host)).size).toBe(3);
  });

  it('holds one link twice and some titles again', () => {
    expect(twice(rows.map(({ link }) => link))).toHaveLength(1);
    expect(twice(rows.map(({ title }) => title)).length).toBeGreaterThan(5);
  });

  it('leaves about a tenth of its ragas to a person, among them pairs, alternatives and garlands', () => {
    const open = rows.filter(({ raga }) => /\sor\s|\s-\s|mAlikA|rUpi|jujAhuLi|sArangi|vilAsi/.test(raga));
    expect(open.length / rows.length).toBeGreaterThan(0.06);
    expect(open.length / rows.length).toBeLessThan(0.14);
    for (const form of [' or ', ' - ', 'mAlikA'])
      expect(open.some(({ raga }) => raga.includes(form))).toBe(true);
  });

  it('is the same for the same seed alone', () => {
    expect(generateManifest(50, 1)).toBe(generateManifest(50, 1));
    expect(generateManifest(50, 2)).not.toBe(generateManifest(50, 1));
  });
});

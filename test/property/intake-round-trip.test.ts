import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type ColumnRole, delimiters, encodings } from '../../src-main/domain/manifest.ts';
import { encode, readBytes } from '../unit/intake/manifest-bytes.ts';

const headers: Record<ColumnRole, string> = {
  title: 'Krithi',
  raga: 'Raga',
  composer: 'Composer',
  tala: 'Tala',
  link: 'Hyperlink',
  notes: 'Notes',
};
const roles: ColumnRole[] = ['title', 'raga', 'composer', 'tala', 'link', 'notes'];

const orNull = (value: string): string | null => (value === '' ? null : value);

/** Clean text of one line: what reading must give back unchanged. */
const text = (letters: string): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...Array.from(letters)), maxLength: 12 })
    .map((word) => word.replace(/\s+/g, ' ').trim().normalize('NFC'));
const latin = text('abAEgS ,;"\'()=+-@éüÀ');
const any = text('abAEgS ,;"\'()=é रागम கீதை తాళ 🎵');

const manifest = fc
  .record({
    encoding: fc.constantFrom(...encodings),
    delimiter: fc.constantFrom(...delimiters),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.boolean(),
    quotes: fc.boolean(),
    order: fc.shuffledSubarray(roles, { minLength: 6, maxLength: 6 }),
    pieceSize: fc.integer({ min: 1, max: 300 }),
  })
  .chain((form) => {
    const word = form.encoding === 'windows-1252' ? latin : any;
    const row = fc.record({
      title: word.map((rest) => `t${rest}`),
      raga: word,
      composer: word,
      tala: word,
      notes: fc
        .array(
          word.map((rest) => `n${rest}`),
          { maxLength: 3 },
        )
        .map((lines) => lines.join('\n')),
      blankBefore: fc.boolean(),
    });
    return fc.record({ form: fc.constant(form), rows: fc.array(row, { minLength: 1, maxLength: 15 }) });
  });

describe('any manifest that a spreadsheet writes', () => {
  it('is read back cell by cell and line by line', async () => {
    await fc.assert(
      fc.asyncProperty(manifest, async ({ form, rows }) => {
        const unparse = (cells: readonly string[]): string =>
          Papa.unparse([[...cells]], {
            delimiter: form.delimiter,
            newline: form.newline,
            quotes: form.quotes,
          });
        const lines = [unparse(form.order.map((role) => headers[role]))];
        let line = 2;
        const expected = rows.map((row, i) => {
          const cells = { ...row, link: `http://a.example/${i}.html` };
          if (row.blankBefore) {
            lines.push('');
            line += 1;
          }
          lines.push(unparse(form.order.map((role) => cells[role])));
          const at = line;
          line += 1 + (row.notes.match(/\n/g)?.length ?? 0);
          return [
            at,
            'new',
            row.title,
            orNull(row.raga),
            orNull(row.composer),
            orNull(row.tala),
            orNull(row.notes),
            cells.link,
          ];
        });
        const bytes = encode(lines.join(form.newline), form.encoding, form.mark);
        const reading = await readBytes(bytes, {}, form.pieceSize);
        expect(
          reading.rows.map((row) => [
            row.line,
            row.status,
            row.title,
            row.raga,
            row.composer,
            row.tala,
            row.notes,
            row.link,
          ]),
        ).toEqual(expected);
        expect(reading.delimiter).toBe(form.delimiter);
        expect(reading.problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const badRows = {
  'manifest.missing_title': ',raga,http://a.example/x',
  'manifest.missing_link': 'song,raga,',
  'manifest.bad_link': 'song,raga,nowhere',
  'manifest.too_many_columns': 'song,raga,more,http://a.example/x',
  'manifest.too_few_columns': 'song,raga',
  'manifest.bad_quote': '"song,raga,http://a.example/x',
} as const;

describe('bad rows among good ones', () => {
  it('are reported by line and code, and drop no good row', async () => {
    const item = fc.oneof(
      { weight: 3, arbitrary: fc.constant('good' as const) },
      { weight: 1, arbitrary: fc.constantFrom('blank' as const, 'tall' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(badRows) as (keyof typeof badRows)[])) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 40 }), async (items) => {
        const lines = ['Krithi,Raga,Hyperlink', 'first,raga,http://a.example/first'];
        const expected: string[] = ['2 new'];
        let line = 3;
        for (const [i, kind] of items.entries()) {
          if (kind === 'good') {
            lines.push(`song,raga,http://a.example/${i}`);
            expected.push(`${line} new`);
          } else if (kind === 'tall') {
            lines.push(`"song\nof two lines",raga,http://a.example/${i}`);
            expected.push(`${line} new`);
            line += 1;
          } else if (kind === 'blank') {
            lines.push(',,');
          } else {
            lines.push(badRows[kind]);
            expected.push(`${line} ${kind}`);
          }
          line += 1;
        }
        const reading = await readBytes(Buffer.from(lines.join('\n')));
        expect(reading.rows.map((row) => `${row.line} ${row.code ?? row.status}`)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

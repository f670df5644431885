import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-main/domain/errors.ts';
import { encode, readBytes } from '../unit/intake/manifest-bytes.ts';

/** What is disorderly about reading the bytes: a failure must be one of a manifest's, a success must add up. */
const disorder = async (bytes: Uint8Array, pieceSize: number): Promise<unknown[]> => {
  try {
    const { counts, rows, problems } = await readBytes(bytes, {}, pieceSize);
    const lines = rows.map((row) => row.line);
    const reported = new Set(problems.map((problem) => problem.line));
    return [
      ...(counts.new + counts.duplicate + counts.bad === counts.total && rows.length === counts.total
        ? []
        : [counts]),
      ...lines.filter((line, i) => i > 0 && line <= (lines[i - 1] ?? 0)),
      ...rows.filter((row) => reported.has(row.line) !== (row.status !== 'new')),
      ...rows.filter((row) => (row.link === '') !== (row.status === 'bad')),
    ];
  } catch (thrown) {
    return thrown instanceof AppError && thrown.code.startsWith('manifest.') ? [] : [thrown];
  }
};

const size = fc.integer({ min: 1, max: 200 });

describe('bytes that are no manifest', () => {
  it('give rows or a sentence about manifests, nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), size, async (bytes, n) => {
        expect(await disorder(bytes, n)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('so do tables of scraps', async () => {
    const scrap = fc.constantFrom(
      ',',
      ';',
      '\t',
      '"',
      '""',
      '\n',
      '\r\n',
      '\r',
      ' ',
      'a',
      'é',
      'राग',
      'Krithi',
      'Raga',
      'Link',
      'sep=;',
      'http://a.example/1',
      'http://a.example/2',
      'www.a.example',
      '\uFEFF',
      '\u0000',
      '\uFFFD',
      '\u200B',
      '=',
    );
    const head = fc.constantFrom('', 'Krithi,Raga,Link\n', 'Krithi,Raga,Link\nx,y,http://a.example/0\n');
    const encoding = fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const);
    await fc.assert(
      fc.asyncProperty(
        head,
        fc.array(scrap, { maxLength: 60 }),
        encoding,
        fc.boolean(),
        size,
        async (...args) => {
          const [first, scraps, as, mark, n] = args;
          expect(await disorder(encode(first + scraps.join(''), as, mark), n)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('do not depend on how they are cut into pieces', async () => {
    const scrap = fc.constantFrom(
      ',',
      '"',
      '\n',
      '\r\n',
      '\r',
      'a',
      'é',
      'राग',
      'http://a.example/1',
      'http://b.example/',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 40 }), size, async (scraps, n) => {
        const bytes = Buffer.from(`Krithi,Raga,Link\nx,y,http://a.example/0\n${scraps.join('')}`);
        const whole = await readBytes(bytes, {}, bytes.length);
        expect(await readBytes(bytes, {}, n)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});

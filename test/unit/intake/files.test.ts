import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest, readManifestFile } from '../../../src-main/intake/index.ts';
import { encode, errorOf, pieces, readBytes, readText } from './manifest-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'krithi-intake-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A disk that fails behind the first rows. */
const broken = async function* () {
  yield* pieces(Buffer.from('Krithi,Raga,Hyperlink\na,b,http://a.example/1\n'));
  throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
};

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];

describe('a wrong file', () => {
  it.each([
    ['a PNG', Buffer.from(png), 'PNG'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'JPEG'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['an .xlsx', Buffer.from('PK\u0003\u0004 and more'), 'spreadsheet'],
    ['a saved web page', Buffer.from('\n<!DOCTYPE html><a href="http://a.example/1">x</a>'), 'web page'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0]), 'bytes'],
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, i) => ((i * 7919) % 251) + 1)), 'bytes'],
  ])('such as %s is named, with what to do instead', async (_, bytes, word) => {
    const error = await errorOf(readBytes(bytes));
    expect(error.code).toBe('manifest.not_text');
    expect(error.message).toContain(word);
    expect(error.remedy).toContain('spreadsheet');
  });

  it.each([
    ['JSON of another program', '{"name":"songs"}', 'manifest.neither', 'review pack'],
    ['a list in JSON', '[\n {"Krithi": "a"}]', 'manifest.neither', 'CSV'],
    ['a review pack', '{"format":"krithi-desk-review-pack"', 'manifest.is_for_review', 'Packs'],
    ['decisions', '{"kind":"raga","key":"a","value":"a","act":"none"}', 'manifest.is_for_review', 'Packs'],
  ])('that is %s is named, with where it belongs', async (_, text, code, word) => {
    const error = await errorOf(readText(text));
    expect(error.code).toBe(code);
    expect(error.remedy).toContain(word);
  });

  it('is not made of a title in brackets', async () => {
    const { rows } = await readText('[Krithi],{Raga},Hyperlink\na,b,http://a.example/1\n');
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['no bytes', ''],
    ['only a mark', '\uFEFF'],
    ['only blank lines', '\n \r\n\t\n'],
    ['only delimiters', ',,,\n ,,\n'],
  ])('with %s is empty', async (_, text) => {
    expect((await errorOf(readText(text))).code).toBe('manifest.empty');
  });

  it('with a header and nothing else has no rows', async () => {
    expect((await errorOf(readText('Krithi,Raga,Hyperlink\r\n,,\r\n'))).code).toBe('manifest.no_rows');
  });

  it.each([
    ['no such column', 'Krithi,Raga\na,b\nc,d\n'],
    ['an empty column', 'Krithi,Raga,Hyperlink\na,b,\nc,d,\n'],
    ['words in it', 'Krithi,Raga,Hyperlink\na,b,none\nc,d,to do\n'],
    ['prose', 'This is a letter, not a table.\nIt has two lines, though.\n'],
  ])('without links (%s) says so', async (_, text) => {
    const error = await errorOf(readText(text));
    expect(error.code).toBe('manifest.no_link_column');
    expect(error.remedy).toContain('http://');
  });

  it('of 10 MB on one line is given up after the first megabyte', async () => {
    let served = 0;
    const endless = async function* () {
      for (let i = 0; i < 160; i += 1) {
        served += 64 * 1024;
        yield Buffer.alloc(64 * 1024, 'x');
      }
    };
    const error = await errorOf(readManifest({ name: 'x.csv', bytes: endless() }));
    expect(error.code).toBe('manifest.line_too_long');
    expect(error.message).toContain('line 1');
    expect(served).toBeLessThan(2 * 1024 * 1024);
  });

  it('of one long line that comes in one piece, or late, is refused too', async () => {
    expect((await errorOf(readText('x'.repeat(10 * 1024 * 1024)))).code).toBe('manifest.line_too_long');
    const late = await errorOf(
      readText(`Song,Link\na,http://a.example/1\nb,http://a.example/${'x'.repeat(1024 * 1024)}`),
    );
    expect(late.message).toContain('line 3');
    const utf16 = await errorOf(readBytes(encode('é'.repeat(2 * 1024 * 1024), 'utf-16le', true)));
    expect(utf16.code).toBe('manifest.line_too_long');
  });

  it('larger than a manifest can be is refused', async () => {
    const line = Buffer.from(`song,raga,http://a.example/1,${'x'.repeat(999_000)}\n`);
    const flood = async function* () {
      for (let i = 0; i < 70; i += 1) yield line;
    };
    expect((await errorOf(readManifest({ name: 'x.csv', bytes: flood() }))).code).toBe('manifest.too_large');
  });
});

describe('a file by its path', () => {
  it('is read, under its own name', async () => {
    const path = join(folder, 'Dikshitar list.csv');
    writeFileSync(path, 'Krithi,Raga,Hyperlink\r\na,b,http://a.example/1\r\n');
    const reading = await readManifestFile(path);
    expect(reading).toMatchObject({ name: 'Dikshitar list.csv', counts: { total: 1, new: 1 } });
  });

  it('that vanished is not found', async () => {
    expect((await errorOf(readManifestFile(join(folder, 'gone.csv')))).code).toBe('manifest.not_found');
    expect((await errorOf(readManifestFile(join(folder, 'Dikshitar list.csv', 'x.csv')))).code).toBe(
      'manifest.not_found',
    );
  });

  it('that is a folder or a device cannot be read', async () => {
    const error = await errorOf(readManifestFile(folder));
    expect([error.code, error.detail]).toEqual(['manifest.unreadable', 'it is a folder']);
  });

  it.skipIf(process.platform === 'win32')('that is a device is not opened', async () => {
    expect((await errorOf(readManifestFile('/dev/zero'))).code).toBe('manifest.unreadable');
  });

  it('that breaks off while it is read cannot be read', async () => {
    const error = await errorOf(readManifest({ name: 'x.csv', bytes: broken }));
    expect([error.code, error.detail]).toEqual(['manifest.unreadable', 'EIO']);
  });
});

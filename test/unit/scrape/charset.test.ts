import { describe, expect, it } from 'vitest';
import { mayBeCut } from '../../../src-main/scrape/content-checks.ts';
import { decodeHtml } from '../../../src-main/scrape/index.ts';

const html = '<html><head><title>rāga tōḍi</title></head><body>தோடி</body></html>';
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('the characters of a page', () => {
  it.each([
    ['UTF-16 without a mark', wide(html), null, 'utf-16le', 0],
    ['UTF-16, big end first, without a mark', wide(html).swap16(), null, 'utf-16be', 0],
    ['UTF-16, big end first, with a mark', wide(`\uFEFF${html}`).swap16(), null, 'utf-16be', 0],
    ['UTF-16 that is called UTF-16', wide(`\uFEFF${html}`), 'text/html; charset=utf-16', 'utf-16le', 0],
    ['UTF-16 that is called UTF-8', wide(`\uFEFF${html}`), 'text/html; charset=utf-8', 'utf-16le', 1],
    ['UTF-8 that is called utf8', Buffer.from(html), 'text/html; charset="utf8"', 'utf-8', 0],
    ['UTF-8 with a mark that is called latin-1', Buffer.from(`\uFEFF${html}`), 'text/html; charset=latin1', 'utf-8', 1],
    ['UTF-8 under a label that nobody knows', Buffer.from(html), 'text/html; charset=x-made-up', 'utf-8', 1],
  ] as const)('%s', (_, bytes, type, encoding, warnings) => {
    const decoded = decodeHtml(bytes, type);
    expect(decoded.text).toBe(html);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.warnings).toHaveLength(warnings);
  }); // prettier-ignore

  it('are read by the label in the page where UTF-8 does not fit', () => {
    const bytes = Buffer.from('<meta charset="iso-8859-2"><p>\xb1</p>', 'latin1');
    expect(decodeHtml(bytes, null)).toMatchObject({
      text: '<meta charset="iso-8859-2"><p>ą</p>',
      warnings: [],
    });
  });

  it('under a label that nobody knows, and no UTF-8, are read as Windows-1252 with a warning', () => {
    const decoded = decodeHtml(Buffer.from('r\xe2ga', 'latin1'), 'text/html; charset=x-made-up');
    expect(decoded).toMatchObject({ text: 'râga', encoding: 'windows-1252' });
    expect(decoded.warnings).toHaveLength(1);
  });
});

describe('the end of a page', () => {
  const whole = Buffer.from(html);
  const half = whole.subarray(0, 40);
  it.each([
    ['without a length, markup that does not end', {}, half, true],
    ['without a length, markup that ends', {}, whole, false],
    [
      'without a length, an end with blanks and a comment',
      {},
      Buffer.from(`${html}\n<!-- served -->\n`),
      false,
    ],
    ['with a length', { 'content-length': '40' }, half, false],
    ['in chunks', { 'transfer-encoding': 'chunked' }, half, false],
  ])('%s: in doubt %#', (_, headers: Record<string, string>, body, isInDoubt) => {
    expect(mayBeCut(headers, body)).toBe(isInDoubt);
  });
});

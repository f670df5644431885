import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { decodeBody } from '../../../src-main/scrape/body.ts';
import { checkContent } from '../../../src-main/scrape/content-checks.ts';
import { archiveCodec, decodeHtml } from '../../../src-main/scrape/index.ts';
import { checkStatus, retryAfterMs } from '../../../src-main/scrape/status.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'none';
};

const text = Buffer.from('<html>rāga kalyāṇi</html>'.repeat(200));
const limit = 8 * 1024 * 1024;

describe('a packed body', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', text],
  ])('%s is unpacked whole', (encoding, body) => {
    expect(Buffer.from(decodeBody(body, encoding, limit)).equals(text)).toBe(true);
  });

  it.each([
    ['half a gzip stream', 'gzip', gzipSync(text).subarray(0, 60), 'network.truncated'],
    ['half a brotli stream', 'br', brotliCompressSync(text).subarray(0, 20), 'network.truncated'],
    ['a plain body marked gzip', 'gzip', text, 'http.bad_encoding'],
    ['a packing that nobody asked for', 'zstd', text, 'http.bad_encoding'],
    ['two packings', 'gzip, br', text, 'http.bad_encoding'],
    ['a bomb over the limit', 'gzip', gzipSync(Buffer.alloc(20 * 1024 * 1024)), 'http.bomb'],
    ['a bomb by its ratio', 'gzip', gzipSync(Buffer.alloc(4 * 1024 * 1024)), 'http.bomb'],
  ])('%s is refused', (_, encoding, body, code) => {
    expect(codeOf(() => decodeBody(body, encoding, limit))).toBe(code);
  });

  it('comes back from the archive as it went in, and damage is told', () => {
    const page = archiveCodec.pack(text);
    expect(page.body.length).toBeLessThan(text.length / 4);
    expect(Buffer.from(archiveCodec.unpack(page)).equals(text)).toBe(true);
    expect(codeOf(() => archiveCodec.unpack({ ...page, body: page.body.subarray(0, 20) }))).toBe(
      'store.corrupt',
    );
    expect(codeOf(() => archiveCodec.unpack({ ...page, codec: 'lz4' }))).toBe('store.corrupt');
  });
});

describe('the characters of a page', () => {
  const utf8 = Buffer.from('தோடி', 'utf8');
  it.each([
    ['UTF-8 without a label', utf8, null, 'utf-8', 0],
    ['UTF-8 under a wrong label', utf8, 'text/html; charset=iso-8859-1', 'utf-8', 1],
    [
      'UTF-8 with a mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
      'text/html; charset=UTF-8',
      'utf-8',
      0,
    ],
    ['UTF-16 with a mark', Buffer.from('\uFEFFதோடி', 'utf16le'), null, 'utf-16le', 0],
  ])('%s', (_, bytes, type, encoding, warnings) => {
    const decoded = decodeHtml(bytes, type);
    expect(decoded.text).toBe('தோடி');
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.warnings).toHaveLength(warnings);
  });

  it('that are not valid UTF-8 are read as Windows-1252, and it is said', () => {
    const decoded = decodeHtml(Buffer.from([0x72, 0xe2, 0x67, 0x61]), null);
    expect(decoded).toMatchObject({ text: 'râga', encoding: 'windows-1252' });
    expect(decoded.warnings).toHaveLength(1);
  });

  it('under a label that nobody knows are still read', () => {
    expect(decodeHtml(utf8, 'text/html; charset=x-made-up').text).toBe('தோடி');
  });
});

describe('a status', () => {
  const answer = (status: number, headers: Record<string, string> = {}) => ({
    url: new URL('http://a.example/'),
    status,
    headers,
    body: text,
  });
  it.each([
    [200, 'none'],
    [204, 'http.unexpected_status'],
    [206, 'http.unexpected_status'],
    [304, 'http.unexpected_status'],
    [400, 'http.client_error'],
    [401, 'http.auth_required'],
    [403, 'http.forbidden'],
    [404, 'http.not_found'],
    [405, 'http.client_error'],
    [407, 'http.auth_required'],
    [408, 'http.timeout_status'],
    [410, 'http.gone'],
    [425, 'http.timeout_status'],
    [429, 'http.rate_limited'],
    [451, 'http.legal'],
    [500, 'http.server_error'],
    [502, 'http.server_error'],
    [503, 'http.unavailable'],
    [522, 'http.server_error'],
  ])('%i is %s', (status, code) => {
    expect(codeOf(() => checkStatus(answer(status), 0))).toBe(code);
  });

  it('503 that names a time asks to slow down', () => {
    expect(codeOf(() => checkStatus(answer(503, { 'retry-after': '120' }), 0))).toBe('http.rate_limited');
  });

  const now = Date.parse('Mon, 05 Jan 2026 10:00:00 GMT');
  it.each([
    ['120', {}, 120_000],
    ['Mon, 05 Jan 2026 10:05:00 GMT', {}, 300_000],
    ['Mon, 05 Jan 2026 10:05:00 GMT', { date: 'Mon, 05 Jan 2026 10:04:00 GMT' }, 60_000],
    ['86400', {}, 86_400_000],
    ['9'.repeat(309), {}, 365 * 86_400_000],
    ['0', {}, null],
    ['-5', {}, null],
    ['soon', {}, null],
    ['Mon, 05 Jan 2026 09:00:00 GMT', {}, null],
  ])('Retry-After %s with %o', (value, more, wait) => {
    expect(retryAfterMs({ 'retry-after': value, ...more }, now)).toBe(wait);
  });
});

describe('a page that is none', () => {
  const html = 'text/html; charset=UTF-8';
  const page = (body: string): Buffer => Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`);
  it.each([
    ['an empty body', Buffer.alloc(0), html, 'http.empty'],
    ['blanks only', Buffer.from(' \n '), html, 'http.empty'],
    ['an image', Buffer.from([0x89, 0x50]), 'image/png', 'content.not_html'],
    ['JSON', Buffer.from('{}'), 'application/json', 'content.not_html'],
    [
      'a page that says it is not there',
      page('Sorry, the page you were looking for in this blog does not exist.'),
      html,
      'content.soft_404',
    ],
    ['a blog that was removed', page('Sorry, the blog has been removed.'), html, 'content.blog_removed'],
    ['a warning first', page('<h1>Content Warning</h1>'), html, 'content.interstitial'],
    ['a captcha', page('unusual traffic from your computer network'), html, 'content.captcha'],
    ['a login', page('<input type="password">'), html, 'content.login'],
    ['HTML sent as plain text', page('a krithi'), 'text/plain', 'none'],
    ['HTML without a type', page('a krithi'), null, 'none'],
    ['a page', page('a krithi'), html, 'none'],
  ])('%s: %s', (_, body, type, code) => {
    expect(codeOf(() => checkContent(body, type))).toBe(code);
  });
});

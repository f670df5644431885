import type { lookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { isHostAllowed, isPublicAddress, isUrlAllowed } from '../../../src-main/scrape/address-guard.ts';
import { destinationOf, isLoopback, parseConnectTo } from '../../../src-main/scrape/connect-to.ts';
import { guardedLookup } from '../../../src-main/scrape/connector.ts';
import { nextHop } from '../../../src-main/scrape/redirects.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'none';
};

describe('an address', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1',
    '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fc00::1',
    'fd12::1', 'fe80::1', 'fe80::1%eth0', 'ff02::1', '[::1]', 'not an address', '',
  ])('%s is no place for a page', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  }); // prettier-ignore

  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111', '[2a00:1450:4001::1]'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::ffff:7f00:1]/',
    'http://localhost/',
    'http://a.localhost/',
    'http://printer.local/',
    'http://intranet/',
    'http://x.internal/',
  ])('%s leads nowhere public, however it is spelt', (text) => {
    expect(isHostAllowed(new URL(text).hostname)).toBe(false);
  });

  it.each([
    'ftp://a.example/',
    'file:///etc/passwd',
    'http://a:b@a.example/',
    'http://a.example:8080/',
    'data:text/html,x',
  ])('%s is not fetched', (text) => {
    expect(isUrlAllowed(new URL(text))).toBe(false);
  });
});

describe('a name that is looked up', () => {
  const answering = (...addresses: string[]): typeof lookup =>
    ((_: string, __: object, done: (error: null, all: { address: string; family: number }[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as typeof lookup;
  const ask = (...addresses: string[]): Promise<Error | null> =>
    new Promise((resolve) =>
      guardedLookup(answering(...addresses))('name.example', { all: true }, (error) => resolve(error)),
    );

  it('is refused when any of its addresses is private', async () => {
    expect(await ask('1.1.1.1', '10.0.0.1')).toMatchObject({ code: 'guard.private_address' });
    expect(await ask('1.1.1.1', '2606:4700:4700::1111')).toBeNull();
  });
});

describe('--connect-to', () => {
  it('is read as curl reads it', () => {
    expect(parseConnectTo('a.example:80:127.0.0.1:8080')).toEqual({
      fromHost: 'a.example',
      fromPort: 80,
      toHost: '127.0.0.1',
      toPort: 8080,
    });
    expect(parseConnectTo('::[::1]:8080')).toEqual({
      fromHost: '',
      fromPort: null,
      toHost: '::1',
      toPort: 8080,
    });
    for (const bad of ['a.example', 'a:b:c:d', 'a:80:b:99999', 'a:80:b'])
      expect(codeOf(() => parseConnectTo(bad))).toBe('internal.bad_input');
  });

  it('takes the first rule that fits; empty parts fit all', () => {
    const rules = ['a.example:80:127.0.0.1:1', '::127.0.0.1:2'].map(parseConnectTo);
    expect(destinationOf(rules, 'a.example', 80)).toEqual({ host: '127.0.0.1', port: 1 });
    expect(destinationOf(rules, 'a.example', 443)).toEqual({ host: '127.0.0.1', port: 2 });
    expect(destinationOf([parseConnectTo('a.example::b.example:')], 'a.example', 443)).toEqual({
      host: 'b.example',
      port: 443,
    });
    expect(destinationOf([parseConnectTo('a.example:80:b.example:80')], 'c.example', 80)).toBeNull();
    expect(isLoopback('127.0.0.2')).toBe(true);
    expect(isLoopback('128.0.0.1')).toBe(false);
  });
});

describe('a redirect', () => {
  const from = new URL('http://guru-guha.blogspot.com/2007/07/a.html');
  it.each([
    ['https://guru-guha.blogspot.com/2007/07/a.html', 'none'],
    ['http://guru-guha.blogspot.in/2007/07/a.html', 'none'],
    ['/2007/07/b.html', 'none'],
    ['http://elsewhere.example/', 'http.redirect_offsite'],
    ['http://169.254.169.254/latest', 'guard.private_address'],
    ['http://localhost/', 'guard.private_address'],
    ['file:///etc/passwd', 'guard.url_forbidden'],
    ['http://guru-guha.blogspot.com:8080/', 'guard.url_forbidden'],
    ['http://a:b@guru-guha.blogspot.com/', 'guard.url_forbidden'],
    ['https://consent.google.com/x', 'content.interstitial'],
    ['https://www.blogger.com/blogin.g?x', 'content.login'],
    ['https://www.google.com/sorry/index', 'content.captcha'],
    ['', 'http.bad_redirect'],
    [undefined, 'http.bad_redirect'],
    ['http://[', 'http.bad_redirect'],
  ])('to %s: %s', (location, code) => {
    expect(codeOf(() => nextHop(from, location))).toBe(code);
  });
});

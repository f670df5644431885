import { describe, expect, it } from 'vitest';
import { canonicalLink } from '../../../src-main/domain/link.ts';

const page = 'http://guru-guha.blogspot.com/2007/07/a.html';

describe('the canonical link', () => {
  it.each([
    'http://guru-guha.blogspot.com/2007/07/a.html',
    'https://guru-guha.blogspot.com/2007/07/a.html',
    ' http://GURU-GUHA.blogspot.com/2007/07/a.html ',
    'http://guru-guha.blogspot.in/2007/07/a.html',
    'http://guru-guha.blogspot.co.uk/2007/07/a.html?m=1',
    'http://www.guru-guha.blogspot.com/2007/07/a.html#V1',
    'http://guru-guha.blogspot.com./2007/07/a.html?showComment=12&utm_source=x',
  ])('is one for %s', (printed) => {
    expect(canonicalLink(printed)).toEqual({ link: page, site: 'guru-guha.blogspot.com' });
  });

  it('keeps the case of the path and the parameters that matter, in one order', () => {
    expect(canonicalLink('https://example.org/A?b=2&a=1')?.link).toBe('https://example.org/A?a=1&b=2');
  });

  it.each([
    '',
    'kalyANi',
    'ftp://example.org/a',
    'javascript:alert(1)',
    'http://user:pw@example.org/',
    'http://example.org:8080/',
    'file:///etc/passwd',
  ])('is none for %j', (printed) => {
    expect(canonicalLink(printed)).toBeNull();
  });
});

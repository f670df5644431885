import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { evidenceSnippet, extractKrithi, pageLines } from '../../../src-main/extract/index.ts';
import {
  codes,
  endaro,
  head,
  lines,
  lyricIn,
  page,
  read,
  shapeIn,
  sixScripts,
  stanzas,
} from './small-page.ts';

const url = 'http://songs.example.org/endaro.html';
const site = (body: string, title = 'Endaro Mahanubhavulu - Songs'): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;

const codeOf = (html: string, address = url): string => {
  try {
    extractKrithi(html, { url: address });
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'read';
};

const song = stanzas(
  '<h1>Endaro Mahanubhavulu</h1>',
  lines('Composer: Tyagaraja', 'Raga: Sri', 'Tala: Adi'),
  lines('Pallavi', 'endarO mahAnubhAvulu', 'andariki vandanamulu'),
  lines('Anupallavi:', 'canduru varNuni anda candamunu'),
  lines('Charanam 1', 'sAma gAna lOla manasija lAvaNya'),
  lines('Charanam 2', 'mAnasa vana cara vara sancAramu'),
);

describe('a page of another site', () => {
  const result = extractKrithi(site(`<div><nav><a href="/">Home</a></nav><article>${song}</article></div>`), {
    url,
  });

  it('is read by its labels and headings', () => {
    expect([result.title, result.composer, result.ragas, result.tala]).toEqual([
      'Endaro Mahanubhavulu',
      'Tyagaraja',
      ['Sri'],
      'Adi',
    ]);
    expect(shapeIn(result.sections, 'latin')).toBe('pallavi 1, anupallavi 1, charanam 1, charanam 2');
    expect(result.flags).toEqual([]);
  });

  it('is never read with much confidence', () => {
    expect(result.adapter).toBe('generic');
    expect(result.confidence).toBeLessThanOrEqual(0.6);
  });

  it('may change script without a heading', () => {
    const body = stanzas(
      '<h1>Endaro</h1>',
      lines('Raga: Sri'),
      lyricIn('latin', endaro),
      lyricIn('telugu', endaro),
    );
    const { sections } = extractKrithi(site(body), { url });
    expect(shapeIn(sections, 'telugu')).toBe(shapeIn(sections, 'latin'));
  });

  it('states nothing that it does not say', () => {
    const { composer, ragas, tala, form, language } = extractKrithi(
      site(stanzas('<h1>Endaro</h1>', lines('Pallavi', 'endarO mahAnubhAvulu'))),
      { url },
    );
    expect({ composer, ragas, tala, form, language }).toEqual({
      composer: null,
      ragas: [],
      tala: null,
      form: null,
      language: null,
    });
  });
});

describe('a page without a krithi', () => {
  it('that has prose only is flagged', () => {
    expect(
      codes(extractKrithi(site('<p>Sorry, the page you were looking for does not exist.</p>'), { url })),
    ).toContain('extract.no_lyrics');
    expect(codes(read('tv', 'A word on this blog.'))).toContain('extract.no_lyrics');
  });

  it('that has no text says so', () => {
    expect(codeOf('')).toBe('extract.no_body');
    expect(codeOf(site(''))).toBe('extract.no_body');
    expect(codeOf(page('tv', '').replace(/<div style='clear[^>]*><\/div>/, ''))).toBe('extract.no_body');
  });

  it('that lists posts says so', () => {
    const two = page('tv', head).replace('</body>', `<div class='post-body'>${head}</div></body>`);
    expect(codeOf(two)).toBe('extract.multiple_posts');
  });
});

describe('a page that calls itself another', () => {
  const html = page('tv', sixScripts(endaro));
  const flags = (address: string): string[] => codes(extractKrithi(html, { url: address }));

  it('is flagged', () => {
    expect(flags('http://thyagaraja-vaibhavam.blogspot.com/2009/05/other.html')).toEqual([
      'extract.other_page',
    ]);
  });

  it.each([
    'http://thyagaraja-vaibhavam.blogspot.com/2009/05/endaro.html',
    'https://thyagaraja-vaibhavam.blogspot.com/2009/05/endaro.html?m=1',
    'http://thyagaraja-vaibhavam.blogspot.in/2009/05/endaro.html#comments',
  ])('is none at %s', (address) => {
    expect(flags(address)).toEqual([]);
  });

  it('cannot be told where the page does not name itself', () => {
    const silent = html.replace(/<link[^>]*canonical'\/>/, '');
    expect(
      codes(extractKrithi(silent, { url: 'http://thyagaraja-vaibhavam.blogspot.com/other.html' })),
    ).toEqual([]);
  });

  it('is told by its og:url where there is no canonical link', () => {
    const shared = html.replace(
      /<link[^>]*canonical'\/>/,
      "<meta property='og:url' content='http://thyagaraja-vaibhavam.blogspot.com/2009/05/other.html'/>",
    );
    expect(
      codes(extractKrithi(shared, { url: 'http://thyagaraja-vaibhavam.blogspot.com/2009/05/endaro.html' })),
    ).toEqual(['extract.other_page']);
  });
});

describe('the page as plain text', () => {
  const html = page('tv', sixScripts(endaro));

  it('has the lines of the post, each with its place, and no markup', () => {
    const shown = pageLines(html);
    expect(shown[0]?.text).toBe('Thyagaraja Kriti - Endaro - Raga Sri');
    expect(shown.map(({ text }) => text)).toContain('andariki vandanamulu');
    expect(shown.some(({ text }) => /[<>]/.test(text))).toBe(false);
    for (const { text, start, end } of shown) {
      expect(end).toBeGreaterThan(start);
      expect(html.slice(start, start + 4)).toBe(text.slice(0, 4));
    }
  });

  it('shows the words of a field with what stands beside them', () => {
    const { fields } = extractKrithi(html, { url });
    const { start = 0, end = 0 } = fields['tala'] ?? {};
    const snippet = evidenceSnippet(html, start, end);
    expect(snippet.match).toBe('Adi');
    expect(snippet.before).toMatch(/rAga SrI \(tALa $/);
    expect(snippet.after).toMatch(/^\), the poet sings/);
  });

  it('shows no markup of a hostile page', () => {
    const bad = site('<script>alert(1)</script><p>Raga: <img src=x onerror=alert(1)>Sri &lt;b&gt;</p>');
    const at = bad.indexOf('Sri');
    const { before, match, after } = evidenceSnippet(bad, at, at + 3);
    expect([before, match, after]).toEqual(['Raga:', 'Sri', ' <b>']);
  });
});

describe('a large page', () => {
  it('of a megabyte is read within three seconds', () => {
    const filler = lines(
      ...Array.from(
        { length: 14_000 },
        (_, i) => `A sentence of notes, number ${i}, <i>of no use</i> to anyone at all.`,
      ),
    );
    const html = page('tv', stanzas(head, lyricIn('latin', endaro), lines('Notes –', filler)));
    expect(html.length).toBeGreaterThan(1_000_000);
    const started = performance.now();
    expect(shapeIn(extractKrithi(html, { url }).sections, 'latin')).toContain('charanam 2');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('that nests without end is read, too', () => {
    const started = performance.now();
    expect(codeOf(page('tv', '<div>'.repeat(4000) + head))).toBe('read');
    expect(codeOf(page('tv', '<sup>'.repeat(3000) + head))).toBe('read');
    expect(performance.now() - started).toBeLessThan(6000);
  });
});

import { describe, expect, it } from 'vitest';
import { extractKrithi } from '../../../src-main/extract/index.ts';
import { sourceLines } from '../../../src-main/hosts/api/source-lines.ts';
import { archiveCodec } from '../../../src-main/scrape/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { generatePage } from '../../support/site/index.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openTestStore = useStores();

/** A generated page, read and archived; its lines as the screen shows them. */
const linesOf = (records: Records, link: string, seed: number) => {
  const row = { title: 'himAdri sutE', raga: 'kalyANi', link };
  const html = generatePage(row, seed);
  const id = makeKrithi(records, makeBatch(records), link, row.title);
  const extraction = extractKrithi(html, { url: link, expectTitle: row.title, expectRaga: row.raga });
  const bytes = Buffer.from(html);
  records.store.write(() => {
    records.krithis.setExtraction(id, extraction, link, row.title, row.title);
    records.pages.put({
      link,
      finalUrl: link,
      status: 200,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
      ...archiveCodec.pack(bytes),
      rawBytes: bytes.length,
      sha256: link,
      fetchedAt: 0,
    });
  });
  const { lines } = sourceLines(records, records.krithis.get(id));
  const marked = (field: string): string[] =>
    lines.filter(({ marks }) => marks.some((mark) => mark.field === field)).map(({ text }) => text);
  return { extraction, lines, marked };
};

const seeds = [1, 2, 3, 4];
const links = [
  'http://thyagaraja-vaibhavam.blogspot.com/2007/03/',
  'http://syamakrishnavaibhavam.blogspot.com/2011/03/',
  'http://guru-guha.blogspot.com/2007/07/',
];
const words = (text: string): string => text.replaceAll(/[\s\d()[\].,;:|*-]+/gu, '');

describe('the lines of a page', () => {
  it('are marked as notes where they are notes, whatever stands between the blocks of them', () => {
    const records = openTestStore();
    let between = 0;
    for (const link of links)
      for (const seed of seeds) {
        const { extraction, lines, marked } = linesOf(records, `${link}${seed}.html`, seed);
        const field = extraction.fields['notes'];
        if (field === undefined) continue;
        const own = new Set((extraction.notes ?? '').split('\n').map(words));
        const notes = marked('notes');
        expect(notes.filter((text) => !own.has(words(text)))).toEqual([]);
        expect(notes).not.toContain('pallavi');
        expect(notes.length).toBeGreaterThan(0);
        const [first, last] = [
          lines.findIndex(({ text }) => text === notes[0]),
          lines.findLastIndex(({ text }) => text === notes.at(-1)),
        ];
        between += lines.slice(first, last).filter(({ text }) => text !== '' && !own.has(words(text))).length;
      }
    // Pages do have other things between their notes: without them this would prove nothing.
    expect(between).toBeGreaterThan(0);
  });

  it('mark every line of the meaning', () => {
    const { extraction, marked } = linesOf(openTestStore(), `${links[0]}3.html`, 3);
    const meaning = (extraction.meaning ?? '').split('\n').map(words).filter(Boolean);
    expect(meaning.length).toBeGreaterThan(1);
    expect(marked('meaning').map(words)).toEqual(expect.arrayContaining(meaning));
  });
});

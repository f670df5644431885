import {
  array,
  assert as check,
  constantFrom,
  double,
  nat,
  oneof,
  property,
  record,
  string as text,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import type { Extraction } from '../../../src-main/domain/krithi.ts';
import { extractKrithi } from '../../../src-main/extract/index.ts';
import { type GeneratedKrithi, type SiteRow, generateKrithi } from '../../support/site/index.ts';
import { mutations } from './mutants.ts';

const hosts = [
  'thyagaraja-vaibhavam.blogspot.com',
  'syamakrishnavaibhavam.blogspot.com',
  'guru-guha.blogspot.com',
];
const row = record({
  title: constantFrom('rAma nIsEvakA', 'dEviguru', 'pAhi mAM', 'SrI jagadamba'),
  raga: constantFrom('tODi', 'kEdAra gauLa', 'SrI', 'gauLa or tODi', 'rAgamAlikA'),
  link: constantFrom(...hosts).map((host) => `http://${host}/2009/03/kriti.html`),
});

const read = ({ link, title, raga }: SiteRow, html: string): Extraction | AppError => {
  try {
    return extractKrithi(html, { url: link, expectTitle: title, expectRaga: raga });
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
};

/** What the reader of the page said is what stands on it, and nothing else. */
const isTrue = (said: Extraction, truth: GeneratedKrithi): boolean =>
  said.title === truth.title &&
  said.tala === truth.tala &&
  JSON.stringify(said.ragas) === JSON.stringify(truth.ragas) &&
  JSON.stringify(said.sections) === JSON.stringify(truth.sections);

describe('a page that was changed on its way', () => {
  it.each(mutations)('is read as it was composed, or is flagged, when it $name', ({ apply }) => {
    check(
      property(row, nat(10_000), double({ min: 0, max: 0.999, noNaN: true }), (chosen, seed, at) => {
        const truth = generateKrithi(chosen, seed);
        const said = read(chosen, apply(truth.html, at, truth.sections));
        if (said instanceof AppError) return;
        if (said.flags.length > 0) return;
        expect(isTrue(said, truth)).toBe(true);
      }),
      { numRuns: 25, seed: 20 },
    );
  });
});

describe('any text at all', () => {
  it('gives a krithi or an error that people can read, never another', () => {
    const tag = constantFrom(
      '<br>',
      '<sup>',
      '<table>',
      '</div>',
      'pallavi',
      'C1 ',
      '<!--',
      '&#x0;',
      '&#3007;',
      'ப. ',
    );
    check(
      property(array(oneof(tag, text({ unit: 'binary' })), { maxLength: 60 }), (pieces) => {
        const said = read(
          { title: 'a', raga: 'b', link: 'http://guru-guha.blogspot.com/a.html' },
          pieces.join(''),
        );
        const fine =
          said instanceof AppError
            ? said.code === 'extract.no_body' || said.code === 'extract.multiple_posts'
            : said.confidence <= 1;
        expect(fine).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

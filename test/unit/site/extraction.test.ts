import { describe, expect, it } from 'vitest';
import { extractKrithi } from '../../../src-main/extract/index.ts';
import { type SiteRow, compose, generateKrithi, generatePage, sectionsOf } from '../../support/site/index.ts';

const hosts = {
  tv: 'thyagaraja-vaibhavam.blogspot.com',
  sk: 'syamakrishnavaibhavam.blogspot.com',
  gg: 'guru-guha.blogspot.com',
} as const;
const composers = { tv: 'Tyagaraja', sk: 'Syama Sastri', gg: 'Muthuswami Dikshitar' } as const;

const names = ['rAma nIsEvakA', 'dEviguru', 'pAhi mAM', 'SrI jagadamba', 'kADivani'];
const ragas = ['tODi', 'kEdAra gauLa', 'SrI', 'madhyamAvati', 'gauLa or tODi', 'rAgamAlikA', 'nAga gAndhAri'];

const rowOf = (host: string, seed: number): SiteRow => ({
  title: names[seed % names.length] ?? '',
  raga: ragas[(seed * 3) % ragas.length] ?? '',
  link: `http://${host}/2008/0${(seed % 9) + 1}/kriti-${seed}.html`,
});

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

describe.each(Object.entries(hosts))('pages in the house style of %s', (style, host) => {
  it.each(seeds)('reads page %i as it was composed', (seed) => {
    const row = rowOf(host, seed);
    const truth = compose(row, seed);
    const { html, ragas } = generateKrithi(row, seed);
    const read = extractKrithi(html, { url: row.link });
    expect(read.title).toBe(truth.title);
    expect(read.composer).toBe(composers[style as keyof typeof composers]);
    expect(read.ragas).toEqual(ragas);
    expect(read.tala).toBe(truth.tala);
    expect(read.sections).toEqual(sectionsOf(truth));
    const glued = truth.habits.glued ? ['extract.mark_missing'] : [];
    expect([[], glued]).toContainEqual(read.flags.map((flag) => flag.code));
  });

  it('is the same page each time', () => {
    const row = rowOf(host, 3);
    expect(generatePage(row, 3)).toBe(generatePage(row, 3));
    expect(generatePage(row, 4)).not.toBe(generatePage(row, 3));
  });
});

describe('what the pages state', () => {
  it('is a tala on some and none on others', () => {
    const talas = seeds.map((seed) => compose(rowOf(hosts.tv, seed), seed).tala);
    expect(talas).toContain(null);
    expect(talas.some((tala) => tala !== null)).toBe(true);
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sampleKrithis } from '../../../resources/sample/krithis.ts';
import { extractKrithi } from '../../../src-main/extract/index.ts';
import { createSamplePages } from '../../../src-main/orchestrator/sample-pages.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const pageOf = createSamplePages(resources);

describe('the sample that ships with the app', () => {
  it('lists the same krithis in its manifest as it has pages for', () => {
    const manifest = readFileSync(`${resources}/sample/sample.csv`, 'utf8').trim().split('\n').slice(1);
    expect(manifest).toEqual(sampleKrithis.map(({ title, raga, link }) => `${title},${raga},${link}`));
    expect(readdirSync(`${resources}/sample/pages`)).toHaveLength(sampleKrithis.length);
  });

  it.each(sampleKrithis.map((krithi) => [krithi.title, krithi] as const))(
    'has %s as it was written',
    async (_, krithi) => {
      const { body, status } = await pageOf(krithi.link);
      expect(status).toBe(200);
      const read = extractKrithi(Buffer.from(body).toString(), {
        url: krithi.link,
        expectTitle: krithi.title,
        expectRaga: krithi.raga,
      });
      expect([read.title, read.ragas, read.tala]).toEqual([krithi.title, [krithi.raga], krithi.tala]);
      expect(read.flags).toEqual([]);
      // Dikshitar's pages tell it as the meaning; no page has a gloss that is not our own.
      expect([read.gist, read.meaning].filter((text) => text !== null)).toEqual([krithi.gist]);
      expect(read.notes).toBeNull();
      const latin = read.sections
        .filter(({ script }) => script === 'latin')
        .map(({ text }) => text.replace(/ \(\S+\)$/, ''));
      expect(latin).toEqual(
        [
          krithi.pallavi,
          ...(krithi.anupallavi === undefined ? [] : [krithi.anupallavi]),
          ...krithi.charanams,
        ].map((lines) => lines.join('\n')),
      );
      expect(read.sections).toHaveLength(latin.length * 6);
    },
  );
});

import { afterEach, expect, it } from 'vitest';
import { toAppError } from '../../../src-main/domain/errors.ts';
import { createPacer, createScraper, parseConnectTo } from '../../../src-main/scrape/index.ts';
import { systemClock } from '../../../src-main/system.ts';
import { generateManifest, startSite } from '../../support/site/index.ts';
import { tempFolder } from '../../support/temp.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

it('a gap under a second asks nothing that no rule leads elsewhere', async () => {
  const folder = tempFolder();
  ends.push(folder.remove);
  const manifest = join(folder.path, 'songs.csv');
  writeFileSync(manifest, generateManifest(3, 11));
  const site = await startSite({ manifestFiles: [manifest], seed: 11 });
  ends.push(site.close);
  const scraper = createScraper({
    clock: systemClock,
    random: () => 0,
    pacer: createPacer({
      clock: systemClock,
      random: () => 0,
      settings: () => ({ siteIntervalMs: 1, globalIntervalMs: 0 }),
      saved: [],
    }),
    connectTo: [parseConnectTo(`thyagaraja-vaibhavam.blogspot.com:80:127.0.0.1:${site.port}`)],
    isHurried: () => true,
    userAgent: () => 'KrithiDesk/test',
  });
  ends.push(scraper.close);
  const codeOf = (link: string): Promise<string> =>
    scraper.scrape(link, new AbortController().signal).then(
      () => 'none',
      (thrown: unknown) => toAppError(thrown).code,
    );
  expect(await codeOf('http://thyagaraja-vaibhavam.blogspot.com/2007/01/no-such-page.html')).toBe(
    'http.not_found',
  );
  expect(await codeOf('http://guru-guha.blogspot.com/2007/07/1.html')).toBe('guard.too_fast');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page, test as base, expect } from '@playwright/test';
import { type App, startApp } from '../support/cli.ts';
import { type TestDatabase, freshDatabase } from '../support/postgres/database.ts';
import { type PostgresServer, startPostgres } from '../support/postgres/server.ts';
import { startSite } from '../support/site/index.ts';

export type Row = { readonly title: string; readonly raga: string; readonly link: string };

/** A handful of pages over the three sites: most names are sure, some need a person. */
export const rows: readonly Row[] = [
  {
    title: 'vAtApi gaNapatiM',
    raga: 'haMsadhvani',
    link: 'http://guru-guha.blogspot.com/2007/07/vatapi.html',
  },
  {
    title: 'SrI nAthAdi',
    raga: 'mAyAmALavagauLa',
    link: 'http://guru-guha.blogspot.com/2007/07/nathadi.html',
  },
  { title: 'bAlagOpAla', raga: 'bhairavi', link: 'http://guru-guha.blogspot.com/2007/07/bala.html' },
  { title: 'jagadAnanda', raga: 'nATa', link: 'http://thyagaraja-vaibhavam.blogspot.com/2007/03/jaga.html' },
  { title: 'endarO', raga: 'SrI', link: 'http://thyagaraja-vaibhavam.blogspot.com/2007/03/endaro.html' },
  {
    title: 'nidhi cAla',
    raga: 'kalyANi',
    link: 'http://thyagaraja-vaibhavam.blogspot.com/2007/03/nidhi.html',
  },
  {
    title: 'himAdri sutE',
    raga: 'kalyANi',
    link: 'http://syamakrishnavaibhavam.blogspot.com/2011/03/himadri.html',
  },
  {
    title: 'kAmAkshi lOka',
    raga: 'madhyamAvatti',
    link: 'http://syamakrishnavaibhavam.blogspot.com/2011/03/kama.html',
  },
  {
    title: 'birAna varAlicci',
    raga: 'kalyANa rUpi',
    link: 'http://syamakrishnavaibhavam.blogspot.com/2011/03/birana.html',
  },
];

/** Names that are all for a person: near ones, one that no list has, one printed as two. */
export const openRows: readonly Row[] = [
  { title: 'Sara Sara', raga: 'madhyamAvatti', link: 'http://guru-guha.blogspot.com/2009/01/a.html' },
  { title: 'hara hara', raga: 'madhyamAvatti', link: 'http://guru-guha.blogspot.com/2009/01/b.html' },
  { title: 'guru guru', raga: 'kalyANa rUpi', link: 'http://guru-guha.blogspot.com/2009/01/c.html' },
  { title: 'nava nava', raga: 'tODDi', link: 'http://guru-guha.blogspot.com/2009/01/d.html' },
  { title: 'rAma rAma', raga: 'bhairAvvi', link: 'http://guru-guha.blogspot.com/2009/01/e.html' },
  { title: 'Siva Siva', raga: 'nATa - gauLa', link: 'http://guru-guha.blogspot.com/2009/01/f.html' },
];

/** Names in Tamil letters: one exact rule leads each to its entry, and yet they wait for a person. */
export const tamilRows: readonly Row[] = [
  { title: 'mAla mAla', raga: 'கல்யாணி', link: 'http://guru-guha.blogspot.com/2010/01/a.html' },
  { title: 'nIla nIla', raga: 'கல்யாணி', link: 'http://guru-guha.blogspot.com/2010/01/b.html' },
  { title: 'bAla bAla', raga: 'பைரவி', link: 'http://guru-guha.blogspot.com/2010/01/c.html' },
  { title: 'lOla lOla', raga: 'கரகரப்பிரியா', link: 'http://guru-guha.blogspot.com/2010/01/d.html' },
];

/** The song of another row once more, under another address. */
export const twinRow: Row = {
  title: 'bAlagOpAla',
  raga: 'bhairavi',
  link: 'http://guru-guha.blogspot.com/2008/11/bala-again.html',
};

const csvOf = (list: readonly Row[]): string =>
  ['Krithi,Raga,Hyperlink', ...list.map(({ title, raga, link }) => `${title},${raga},${link}`)].join('\n') +
  '\n';

type World = {
  readonly app: App;
  readonly page: Page;
  readonly folder: string;
  /** Writes a manifest and gives its path. */
  readonly manifest: (name: string, list?: readonly Row[]) => string;
  /** The host's arguments, to start it again on the same data. */
  readonly args: readonly string[];
};

/** The host on a data folder of its own, the three sites on loopback, and a page that must break no security policy. */
export const test = base.extend<{ world: World; database: TestDatabase }, { postgres: PostgresServer }>({
  postgres: [
    async ({ browserName: _browser }, use) => {
      const server = await startPostgres();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  database: async ({ postgres }, use) => {
    const database = await freshDatabase(postgres.url);
    await use(database);
    await database.drop();
  },
  world: async ({ page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-e2e-'));
    const site = await startSite({ rows: [...rows, ...openRows, ...tamilRows, twinRow], seed: 3 });
    const hosts = [...new Set(rows.map(({ link }) => new URL(link).hostname))];
    const args = [
      '--data-dir',
      join(folder, 'data'),
      '--site-interval',
      '20',
      ...hosts.flatMap((host) => ['--connect-to', `${host}:80:127.0.0.1:${site.port}`]),
    ];
    const app = await startApp(args);
    const broken: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') broken.push(message.text());
    });
    page.on('pageerror', (error) => broken.push(error.message));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy broken: ${event.violatedDirective} by ${event.blockedURI}`);
      });
    });
    await page.goto(app.invite);
    const manifest = (name: string, list: readonly Row[] = rows): string => {
      const path = join(folder, name);
      writeFileSync(path, csvOf(list));
      return path;
    };
    await use({ app, page, folder, manifest, args });
    await page.goto('about:blank');
    await app.stop();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
    expect(broken).toEqual([]);
  },
});

/** Nothing that people with a screen reader or a keyboard would stumble over. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
};

/**
 * Waits until what is in the page stands on the screen: a press before the
 * name is painted is taken as meant for the one before, and ignored.
 */
export const painted = async (page: Page): Promise<void> => {
  await expect(page.getByRole('region', { name: 'The name in question' })).toHaveAttribute(
    'data-shown',
    /^\d+$/,
  );
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 60))),
      ),
  );
};

/** Chooses files in the dialog that `open` brings up; the browser watches for it before anything is pressed. */
export const choose = async (page: Page, open: () => Promise<void>, files: string[]): Promise<void> => {
  const opened = page.waitForEvent('filechooser');
  // One way to the page and back: from here on the browser is known to watch.
  await page.evaluate(() => document.readyState);
  await open();
  await (await opened).setFiles(files);
};

/** Decides the waiting names one after the other for their first candidates; `from` and `of` as the screen counts them. */
export const decide = async (page: Page, from: number, of: number): Promise<void> => {
  for (let decided = from; decided < of; decided += 1) {
    await expect(page.getByText(`Decided ${decided} of ${of}`)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Candidates' }).getByRole('listitem').first()).toBeVisible();
    await painted(page);
    await page.keyboard.press('1');
  }
  await expect(page.getByText(`Decided ${of} of ${of}`)).toBeVisible();
};

export { expect };

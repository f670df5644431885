import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test as base, expect } from '@playwright/test';
import { openRecords } from '../../src-main/store/index.ts';
import { systemClock } from '../../src-main/system.ts';
import { type App, startApp } from '../support/cli.ts';
import { manyKrithis } from '../support/store/many-krithis.ts';
import { expectAccessible } from './world.ts';

/** So many that a step on them can be watched. */
const size = 12_000;

/** The host over a store in which very many krithis are ready. */
const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-e2e-'));
    const dataDir = join(folder, 'data');
    const records = openRecords({
      dataDir,
      migrationsDir: 'migrations',
      appVersion: 'test',
      clock: systemClock,
    });
    manyKrithis(records, size);
    records.store.close();
    const app = await startApp(['--data-dir', dataDir]);
    await page.goto(app.invite);
    await page.goto(`${app.origin}/krithis`);
    await use(app);
    await page.goto('about:blank');
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

test.use({ viewport: { width: 1280, height: 800 } });
const foot = (page: Page) => page.locator('footer');

test('a step on very many krithis shows how far it is, stops when told to, says so, and is taken back', async ({
  page,
  app,
}) => {
  await expect(page.getByRole('button', { name: /^Ready for review 7,/ })).toBeVisible();
  await page.keyboard.press('Shift+A');
  const form = page.getByRole('form', { name: 'Approve many' });
  await expect(form.getByText(/^7,\d{3} krithis would be approved$/)).toBeVisible();
  await form.getByRole('button', { name: /^Approve 7,/ }).press('Enter');

  const bar = foot(page).getByRole('progressbar', { name: 'Approval of many krithis' });
  await expect(bar).toBeVisible();
  await expect(foot(page).getByText(/^\d[\d,]* of 7,\d{3}/)).toBeVisible();
  await page.keyboard.press('.');
  const stopped = foot(page).getByText(
    /^▲ Approval stopped part-way: [\d,]+ of 7,\d{3} krithis done\. Undo takes these back\.$/,
  );
  await expect(stopped).toBeVisible();
  await expect(form).toBeHidden();
  await expectAccessible(page);

  // The word stands over a restart of the page, until undo takes the part back.
  await page.reload();
  await expect(stopped).toBeVisible();
  await page.keyboard.press('z');
  await expect(foot(page).getByText(/^Undone: Approval of [\d,]+ krithis\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approved 2,/ })).toBeVisible();
  await page.goto(`${app.origin}/krithis`);
  await expect(page.getByRole('button', { name: /^Ready for review 7,/ })).toBeVisible();
});

/** A line on which what the engine says comes one by one, as slowly as it is told, so that it can be read. */
const pacedLine = async (page: Page): Promise<(gapMs: number) => void> => {
  let wait = 0;
  await page.routeWebSocket(/.*/, (line) => {
    const engine = line.connectToServer();
    let turn = Promise.resolve();
    engine.onMessage((message) => {
      turn = turn.then(() => new Promise((resolve) => setTimeout(() => resolve(line.send(message)), wait)));
    });
  });
  await page.reload();
  return (gapMs) => {
    wait = gapMs;
  };
};

test('the look at what would happen shows how far it is, and is left by Escape', async ({ page, app }) => {
  await expect(page.getByRole('button', { name: /^Ready for review 7,/ })).toBeVisible();
  const pace = await pacedLine(page);
  await expect(page.getByRole('button', { name: /^Ready for review 7,/ })).toBeVisible();
  const form = page.getByRole('form', { name: 'Approve many' });
  const bar = form.getByRole('progressbar', { name: 'Looking at what would happen' });
  // Longer than between two looks of the test.
  pace(1200);
  await page.keyboard.press('Shift+A');
  await expect(bar).toBeVisible();
  await expect(form.getByText(/^\d[\d,]* of 7,\d{3}$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  pace(0);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('Shift+A');
  await expect(form.getByText(/^7,\d{3} krithis would be approved$/)).toBeVisible();
  await page.goto(`${app.origin}/krithis`);
});

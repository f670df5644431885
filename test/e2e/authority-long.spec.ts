import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Locator, type Page, test as base } from '@playwright/test';
import { createEngine } from '../../src-main/engine.ts';
import { checkoutPaths } from '../../src-main/hosts/paths.ts';
import { type App, startApp } from '../support/cli.ts';
import { changeMany, learnMany } from '../support/store/long-list.ts';
import { expect, expectAccessible } from './world.ts';

const learnt = 10_000;
const changes = 5000;
const entries = ['raga:saveri', 'raga:hanumatodi'];

/** A store that years of work have filled: learnt spellings and lines of the history by the thousand. */
const test = base.extend<{ page: Page }, { full: App; visitor: BrowserContext }>({
  full: [
    async ({ browserName: _browser }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-e2e-'));
      const dataDir = join(folder, 'data');
      const engine = createEngine({ ...checkoutPaths(), dataDir, appVersion: 'test', network: false });
      learnMany(engine.records, entries, learnt);
      changeMany(engine.records, entries, changes);
      await engine.stop();
      const app = await startApp(['--data-dir', dataDir]);
      await use(app);
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  /** One visit for all tests: an invitation is good for one. */
  visitor: [
    async ({ browser, full }, use) => {
      const visitor = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await visitor.newPage();
      await page.goto(full.invite);
      await page.close();
      await use(visitor);
      await visitor.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ visitor }, use) => {
    const page = await visitor.newPage();
    await use(page);
    await page.close();
  },
});

const open = async (page: Page, app: App, view: string): Promise<void> => {
  await page.goto(`${app.origin}/authority`);
  await page.getByRole('radio', { name: view }).click();
};

/** Rolls the wheel over the page until the place is in view. */
const rollTo = async (page: Page, find: () => Promise<boolean>): Promise<void> => {
  await page.mouse.move(640, 500);
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    expect(await find()).toBe(true);
  }).toPass({ intervals: [50], timeout: 60_000 });
};

/** Waits until the last turn of the wheel has come to its end: the place stands where it stood. */
const atRest = async (place: Locator): Promise<void> => {
  let before: number | null = null;
  await expect(async () => {
    const now = (await place.boundingBox())?.y ?? null;
    const isSame = now === before;
    before = now;
    expect(isSame).toBe(true);
  }).toPass({ intervals: [300] });
};

test('ten thousand learnt spellings are read to the last, a screenful at a time', async ({ page, full }) => {
  await open(page, full, 'Learnt spellings');
  const table = page.getByRole('table', { name: 'Spellings learnt from people' });
  await expect(table.getByRole('row', { name: /Learnt 00000/ })).toBeVisible();
  await expect(table).toHaveAttribute('aria-rowcount', String(learnt + 1));
  await expectAccessible(page);
  const last = table.getByRole('row', { name: /Learnt 09999/ });
  await rollTo(page, () => last.isVisible());
  await expect(last).toHaveAttribute('aria-rowindex', String(learnt + 1));
  expect(await table.getByRole('row').count()).toBeLessThan(80);
});

test('the row with the focus keeps it while the list is scrolled far away', async ({ page, full }) => {
  await open(page, full, 'Learnt spellings');
  const table = page.getByRole('table', { name: 'Spellings learnt from people' });
  await expect(table.getByRole('row', { name: /Learnt 00000/ })).toBeVisible();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('j');
  const third = table.getByRole('row', { name: /Learnt 00002/ });
  await expect(third).toBeFocused();
  await page.keyboard.press('Tab');
  const button = page.getByRole('button', { name: 'Take back the spelling Learnt 00002' });
  await expect(button).toBeFocused();
  await rollTo(page, async () => !(await table.getByRole('row', { name: /Learnt 00010/ }).isVisible()));
  await atRest(table);
  await expect(button).toBeFocused();
  await page.keyboard.press('j');
  await expect(table.getByRole('row', { name: /Learnt 00003/ })).toBeFocused();
  await expect(table.getByRole('row', { name: /Learnt 00003/ })).toBeInViewport();
});

test('a spelling that is taken back gives its place and the focus to the next', async ({ page, full }) => {
  await open(page, full, 'Learnt spellings');
  const table = page.getByRole('table', { name: 'Spellings learnt from people' });
  await expect(table.getByRole('row', { name: /Learnt 00000/ })).toBeVisible();
  await page.keyboard.press('j');
  await expect(table.getByRole('row', { name: /Learnt 00000/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Yes, take it back' }).focus();
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row', { name: /Learnt 00000/ })).toHaveCount(0);
  await expect(table.getByRole('row', { name: /Learnt 00001/ })).toBeFocused();
  await page.keyboard.press('z');
  await expect(table.getByRole('row', { name: /Learnt 00000/ })).toBeVisible();
});

test('five thousand lines of the history are read to the first, and moved through by keys', async ({
  page,
  full,
}) => {
  await open(page, full, 'History');
  const list = page.getByRole('list', { name: 'What was done to the list' });
  const at = (place: number) => list.locator(`[aria-posinset="${place}"]`);
  await expect(at(1)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(at(2)).toBeFocused();
  await expectAccessible(page);
  const oldest = list.getByText('The built-in list came').first();
  await rollTo(page, () => oldest.isVisible());
  expect(await list.getByRole('listitem').count()).toBeLessThan(80);
  const last = list.locator('[aria-posinset]').last();
  expect(Number(await last.getAttribute('aria-posinset'))).toBeGreaterThan(changes);
  await expect(last).toHaveAttribute('aria-setsize', (await last.getAttribute('aria-posinset')) ?? '');
});

test('an entry shows all that was learnt of it and done to it', async ({ page, full }) => {
  await page.goto(`${full.origin}/authority/raga%3Asaveri`);
  const learntHere = page.getByRole('list', { name: 'Spellings learnt from decisions' });
  await expect(learntHere.getByRole('listitem').first()).toContainText('Learnt 0000');
  const history = page.getByRole('list', { name: 'What was done to it' });
  await rollTo(page, () => history.isVisible());
  await rollTo(page, () => history.getByText('The built-in list came').first().isVisible());
  await expectAccessible(page);
});

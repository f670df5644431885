import { readFileSync } from 'node:fs';
import { type Page } from '@playwright/test';
import { decide, expect, rows, test } from './world.ts';

/** Drops a file on the window as a person does from a folder. */
const drop = async (page: Page, path: string, name: string): Promise<void> => {
  const transfer = await page.evaluateHandle(
    ({ text, name: file }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], file, { type: 'text/csv' }));
      return data;
    },
    { text: readFileSync(path, 'utf8'), name },
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
};

test('a dropped CSV becomes krithis in the main database', async ({ world, database }) => {
  const { page, manifest } = world;
  await expect(page.getByRole('heading', { name: 'Drop a list of links here' })).toBeVisible();
  await drop(page, manifest('songs.csv'), 'songs.csv');

  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: '9 new' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'songs', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Review 2 names' }).click();
  await decide(page, 0, 2);

  await page.getByRole('link', { name: 'Krithis', exact: true }).click();
  await expect(page.getByText(`${rows.length} krithis`)).toBeVisible({ timeout: 30_000 });
  for (const _ of rows) {
    await page.keyboard.press('a');
    await page.waitForTimeout(150);
  }
  await page.getByRole('button', { name: 'Approved' }).click();
  await expect(page.getByText(`${rows.length} krithis`)).toBeVisible();

  await page.getByRole('link', { name: 'Publish' }).click();
  await page.getByLabel('Address of the main database').fill(database.url);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByRole('button', { name: 'See what would happen' }).click();
  const plan = page.getByRole('region', { name: 'This would happen' });
  await expect(plan.getByRole('button', { name: `${rows.length} new` })).toBeVisible();
  await plan.getByRole('button', { name: 'Publish' }).click();
  await expect(
    page.getByRole('region', { name: 'Done' }).getByRole('button', { name: `${rows.length} new` }),
  ).toBeVisible();

  const [written] = await database.query('SELECT count(*)::int AS n FROM krithis');
  expect(written?.['n']).toBe(rows.length);
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(plan.getByRole('button', { name: `${rows.length} as it is` })).toBeVisible();
});

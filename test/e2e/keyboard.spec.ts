import { type Locator, type Page } from '@playwright/test';
import { choose, decide, expect, rows, test } from './world.ts';

/** Goes with Tab until the focus is there, as people without a mouse do. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
};

const goTo = async (page: Page, letter: string, path: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await page.waitForURL(new RegExp(path));
};

test('the whole story needs no mouse', async ({ world, database }) => {
  const { page, manifest } = world;
  await expect(page.getByRole('heading', { name: 'Drop a list of links here' })).toBeVisible();
  await choose(page, () => page.keyboard.press('o'), [manifest('songs.csv')]);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Start' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Review 2 names' })).toBeVisible({ timeout: 60_000 });

  await goTo(page, 'r', '/review');
  await decide(page, 0, 2);
  // Undo, and the same again.
  await page.keyboard.press('z');
  await decide(page, 1, 2);

  await goTo(page, 'k', '/krithis');
  await expect(page.getByText(`${rows.length} krithis`)).toBeVisible({ timeout: 30_000 });
  for (let left = rows.length; left > 0; left -= 1) {
    await page.keyboard.press('a');
    await expect(
      page.getByText(left === 2 ? '1 krithi' : `${left - 1} krithis`, { exact: true }),
    ).toBeVisible();
  }

  await goTo(page, 'p', '/publish');
  await tabTo(page, page.getByLabel('Address of the main database'));
  await page.keyboard.type(database.url);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'See what would happen' }));
  await page.keyboard.press('Enter');
  const publish = page
    .getByRole('region', { name: 'This would happen' })
    .getByRole('button', { name: 'Publish' });
  await expect(publish).toBeVisible();
  await tabTo(page, publish);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Done' })).toBeVisible();
  const [written] = await database.query('SELECT count(*)::int AS n FROM krithis');
  expect(written?.['n']).toBe(rows.length);
});

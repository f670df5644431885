import type { Page } from '@playwright/test';
import { openReview, question, shows } from './review-world.ts';
import { expect, openRows, painted, test } from './world.ts';

/** Goes to a name of the queue. */
const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('option', { name }).first().click();
  await shows(page, name);
};

test('each key does what the sheet says, and nothing is final', async ({ world }) => {
  const { page, app } = world;
  await openReview(page, world.manifest('open.csv', openRows));
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();

  // Accept for both krithis that print it, take it back, do it again.
  await page.keyboard.press('1');
  await expect(page.getByText('madhyamAvatti is Madhyamavati, for 2 krithis')).toBeVisible();
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();
  await page.keyboard.press('z');
  await shows(page, 'madhyamAvatti');
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();

  // Skip leaves a name as it is and goes on; unsure parks it.
  const skipped = (await question(page).textContent()) ?? '';
  await page.keyboard.press('s');
  await expect(question(page)).not.toHaveText(skipped);
  await goTo(page, 'tODDi');
  await page.keyboard.press('u');
  await expect(page.getByText('tODDi is parked')).toBeVisible();

  // Not this one: remembered, and the name stays.
  await goTo(page, 'bhairAvvi');
  await page.keyboard.press('x');
  await expect(page.getByText('Press the number of the candidate that it is not')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText(/bhairAvvi is not /)).toBeVisible();
  await shows(page, 'bhairAvvi');

  // A search finds what is not among the five.
  await page.keyboard.press('/');
  await page.keyboard.type('Kalyani');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  // The page, the reasons, the history, the keys: each opens and closes with its key.
  for (const [key, title] of [
    ['e', 'The whole page'],
    ['d', 'Why these candidates'],
    ['h', 'History'],
    ['?', 'Keys'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
    // The page prints the name in another spelling than the list, too.
    if (key === 'e') await expect(page.locator('mark').first()).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: title })).toHaveCount(0);
  }

  // What was decided is there again after the page was loaded anew.
  await page.goto(`${app.origin}/review`);
  await expect(page.getByRole('list', { name: 'Candidates' }).getByRole('listitem').first()).toBeVisible();
  await painted(page);
  await page.keyboard.press('h');
  await expect(page.getByText('madhyamAvatti is Madhyamavati').first()).toBeVisible();
});

test('a name that is nowhere becomes a new entry, near ones shown first', async ({ world }) => {
  const { page } = world;
  await openReview(page, world.manifest('open.csv', openRows));
  await goTo(page, 'kalyANa rUpi');
  await page.keyboard.press('n');
  await expect(page.getByText('Near names that are already in the list')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Kalyanarupi');
  await page.getByRole('button', { name: 'Create and accept' }).click();
  await expect(page.getByText('Kalyanarupi created for kalyANa rUpi')).toBeVisible();
  await page.getByRole('link', { name: 'Authority', exact: true }).click();
  await page.getByRole('searchbox').fill('Kalyanarupi');
  await expect(page.getByRole('option', { name: /^Kalyanarupi/ })).toBeVisible();
});

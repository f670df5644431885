import type { Page } from '@playwright/test';
import { expect, painted } from './world.ts';

/** What the browser specs of Review share: names taken in, the name in question, its candidates on the screen. */

/** Takes the open names in and waits until five are to be decided. */
export const takeIn = async (page: Page, manifest: string): Promise<void> => {
  await page.setInputFiles('[data-files=manifests]', manifest);
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('link', { name: 'Review 5 names' })).toBeVisible({ timeout: 60_000 });
};

export const question = (page: Page) =>
  page.getByRole('region', { name: 'The name in question' }).getByRole('heading', { level: 2 }).first();

/** The name in question, with its candidates painted: only then does a key count. */
export const shows = async (page: Page, name: string): Promise<void> => {
  await expect(question(page)).toHaveText(name);
  await expect(page.getByRole('list', { name: 'Candidates' }).getByRole('listitem').first()).toBeVisible();
  await painted(page);
};

/** Takes the open names in and goes to Review, where five wait, the most frequent first. */
export const openReview = async (page: Page, manifest: string): Promise<void> => {
  await takeIn(page, manifest);
  await page.getByRole('link', { name: 'Review 5 names' }).click();
  await shows(page, 'madhyamAvatti');
};

import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './world.ts';

/** A push writes fifteen hundred names, each with its line of the audit log. */
const written = { timeout: 60_000 };

/** Gives the address of the main database and goes to the list, by keys from there on. */
const useMain = async (page: Page, address: string): Promise<void> => {
  await page.goto(new URL('/publish', page.url()).href);
  await page.getByRole('textbox', { name: 'Address of the main database' }).fill(address);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The main database is' })).toBeVisible();
  await page.goto(new URL('/authority', page.url()).href);
  await expect(page.getByRole('listbox', { name: 'Names' }).getByRole('option').first()).toBeVisible();
};

test('what both sides changed is shown with what both had before, and stays as it is', async ({
  world,
  database,
}) => {
  const { page } = world;
  await database.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 8)");
  await useMain(page, database.url);
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: 'Write it there' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'In the main database:' })).toBeVisible(written);
  await database.query("UPDATE talas SET beat_count = 7 WHERE name = 'Adi'");

  await page.getByRole('radio', { name: 'Names' }).click();
  await page.getByRole('button', { name: /^Talas/ }).click();
  await page
    .getByRole('option', { name: /^Adi\b/ })
    .first()
    .click();
  await page.keyboard.press('e');
  await page.getByRole('spinbutton', { name: 'Aksharas in a cycle' }).fill('6');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Adi is saved.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);

  await page.keyboard.press('i');
  const differing = page.getByRole('list', { name: 'Names: Differ on both sides' });
  const adi = differing.getByRole('listitem').filter({ hasText: 'Adi' });
  await expect(adi).toContainText('here 6 · there 7 · both had 8 before');
  await page.keyboard.press('j');
  await expect(differing.getByRole('listitem').first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('o');
  await expect(adi).toContainText('there 7 · here 6 · both had 8 before');
  await expect(page.getByText('There is nothing to do but to look at what differs.')).toBeVisible();
  expect(await database.query("SELECT beat_count FROM talas WHERE name = 'Adi'")).toEqual([
    { beat_count: 7 },
  ]);
});

test('a main database that cannot be reached says so, and can be asked again', async ({
  world,
  database,
}) => {
  const { page } = world;
  const away = new URL(database.url);
  away.port = '1';
  await useMain(page, away.href);
  await page.keyboard.press('i');
  const trouble = page.getByRole('alert').filter({ hasText: 'The two lists could not be compared' });
  await expect(trouble).toContainText('The main database cannot be reached');
  await expectAccessible(page);
  await trouble.getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Enter');
  await expect(trouble).toContainText('The main database cannot be reached');
  await page.keyboard.press('o');
  await expect(trouble).toBeVisible();
});

test('a push that the database refuses is told as the list’s, writes nothing, and can be tried again', async ({
  world,
  database,
}) => {
  const { page } = world;
  await database.query("ALTER TABLE ragas ADD CONSTRAINT no_such CHECK (name <> 'Bhairavam')");
  await useMain(page, database.url);
  await page.keyboard.press('o');
  const write = page.getByRole('button', { name: 'Write it there' });
  await expect(write).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The main database refused the list.')).toBeVisible();
  expect(await database.query('SELECT count(*)::int AS n FROM ragas')).toEqual([{ n: 0 }]);
  await database.query('ALTER TABLE ragas DROP CONSTRAINT no_such');
  await write.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'In the main database:' })).toBeVisible(written);
});

test('an empty main database has nothing to give', async ({ world, database }) => {
  const { page } = world;
  await useMain(page, database.url);
  await page.keyboard.press('i');
  const coming = page.getByRole('region', { name: 'This would come into your list' });
  await expect(coming).toContainText('There is nothing to do: 0 names are the same on both sides.');
  await expect(coming.getByRole('button', { name: 'Take it into the list' })).toHaveCount(0);
});

import { expect, expectAccessible, test } from './world.ts';

test('the main database: what would come and go is shown first, then done, and a pull is undone', async ({
  world,
  database,
}) => {
  const { page } = world;
  await database.query("INSERT INTO ragas (name, name_normalized) VALUES ('Xanthi', 'xanthi')");
  await database.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 7)");
  await page.goto(new URL('/authority', page.url()).href);
  await page.getByRole('radio', { name: 'Main database' }).click();
  await expect(page.getByRole('heading', { name: 'No main database is set' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Set it under Publish' }).click();
  await page.getByRole('textbox', { name: 'Address of the main database' }).fill(database.url);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The main database is' })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Change' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL(/authority/);
  await page.keyboard.press('i');
  const coming = page.getByRole('region', { name: 'This would come into your list' });
  const differing = coming.getByRole('list', { name: 'Names: Differ on both sides' });
  await expect(differing).toContainText('Adi');
  await expect(differing).toContainText('here 8 · there 7');
  await coming.getByRole('radio', { name: 'New' }).click();
  await expect(coming.getByRole('list', { name: 'Names: New' })).toContainText('Xanthi');
  await expectAccessible(page);
  await coming.getByRole('button', { name: 'Take it into the list' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: 'From the main database: 1 name is new. 1 name is left as before.' }),
  ).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(coming.getByRole('radio', { name: 'New' })).toContainText('1');

  await page.keyboard.press('o');
  const going = page.getByRole('region', { name: 'This would go to the main database' });
  await expect(going.getByRole('button', { name: 'Write it there' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'In the main database:' })).toBeVisible();
  expect(await database.query("SELECT name FROM ragas WHERE name = 'Bhairavam'")).toEqual([
    { name: 'Bhairavam' },
  ]);
  await page.keyboard.press('o');
  await expect(going).toContainText('There is nothing to do but to look at what differs.');
});

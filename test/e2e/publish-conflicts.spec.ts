import type { Page } from '@playwright/test';
import { choose, expect, expectAccessible, rows, test } from './world.ts';

const songs = rows.slice(0, 3);

/** Three krithis approved and published, and two of their titles changed in the main database since. */
const publishedAndChanged = async (
  page: Page,
  { origin, file, url }: { readonly origin: string; readonly file: string; readonly url: string },
  query: (sql: string) => Promise<unknown>,
): Promise<void> => {
  await choose(page, () => page.getByRole('button', { name: 'Choose files' }).press('Enter'), [file]);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Start' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.goto(`${origin}/krithis`);
  await expect(page.getByRole('button', { name: 'Ready for review 3' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Shift+A');
  await page
    .getByRole('form', { name: 'Approve many' })
    .getByRole('button', { name: 'Approve 3 krithis' })
    .click();
  await expect(page.getByText('Approved: 3 krithis.')).toBeVisible();
  await page.goto(`${origin}/publish`);
  await page.getByRole('textbox', { name: 'Address of the main database' }).fill(url);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Done' })).toBeVisible();
  await query("UPDATE krithis SET title = title || ' of theirs' WHERE title <> 'bAlagOpAla'");
};

const look = (page: Page) => page.getByRole('button', { name: 'Look again' }).click();

test('a conflict shows both sides, is settled by a key or a button, undone, and then published once', async ({
  world,
  database,
}) => {
  const { page, app, manifest } = world;
  await publishedAndChanged(
    page,
    { origin: app.origin, file: manifest('songs.csv', songs), url: database.url },
    database.query,
  );
  await look(page);
  const list = page.getByRole('list', { name: 'Krithis: conflict' });
  const first = list.getByRole('listitem').nth(0);
  const second = list.getByRole('listitem').nth(1);
  await expect(
    first.getByRole('row', { name: /^title vAtApi gaNapatiM of theirs vAtApi gaNapatiM$/ }),
  ).toBeVisible();
  await expect(first.getByText('Not decided: nothing is written.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeHidden();
  await expectAccessible(page);

  await page.keyboard.press('t');
  await expect(first.getByRole('button', { name: 'Keep theirs' })).toHaveAttribute('aria-pressed', 'true');
  await expect(first.getByText('Theirs stays when you publish')).toBeVisible();
  await expect(second).toHaveAttribute('aria-current', 'true');
  await second.getByRole('button', { name: 'Write ours' }).click();
  await expect(second.getByText('Ours is written when you publish')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('Undecided again: SrI nAthAdi')).toBeVisible();
  await expect(second.getByText('Not decided: nothing is written.')).toBeVisible();
  await page.keyboard.press('w');
  await expect(second.getByText('Ours is written when you publish')).toBeVisible();
  await expectAccessible(page);

  // It changes there once more: what was chosen between two others counts no longer.
  await database.query("UPDATE krithis SET title = 'A third title' WHERE title LIKE 'SrI nAthAdi%'");
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Done' })).toBeVisible();
  const titles = async (): Promise<string[]> =>
    (await database.query<{ title: string }>('SELECT title FROM krithis ORDER BY title')).map(
      ({ title }) => title,
    );
  expect(await titles()).toEqual(['A third title', 'bAlagOpAla', 'vAtApi gaNapatiM of theirs']);
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(first.getByText('Not decided: nothing is written.')).toBeVisible();
  await page.keyboard.press('w');
  await expect(first.getByText('Ours is written when you publish')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Done' })).toBeVisible();
  await expect.poll(titles).toEqual(['SrI nAthAdi', 'bAlagOpAla', 'vAtApi gaNapatiM of theirs']);
  await look(page);
  await expect(page.getByRole('region', { name: 'This would happen' })).toBeVisible();
  await expect(list).toBeHidden();
});

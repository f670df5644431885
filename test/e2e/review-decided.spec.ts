import { openReview, question, shows } from './review-world.ts';
import { expect, expectAccessible, openRows, painted, test } from './world.ts';

test('what is decided is listed with its answer, to be judged anew or taken back', async ({ world }) => {
  const { page } = world;
  await openReview(page, world.manifest('open.csv', openRows));
  const first = page
    .getByRole('listbox', { name: /Names that/ })
    .getByRole('option')
    .first();
  await page.keyboard.press('1');
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();
  await page.getByLabel('State').selectOption('decided');
  await expect(page.getByRole('listbox', { name: 'Names that are decided, newest first' })).toBeVisible();
  await expect(first).toHaveAccessibleName(/^madhyamAvatti.*✓ Madhyamavati/);
  await shows(page, 'madhyamAvatti');
  await expect(page.getByText(/^Decided: Madhyamavati, by /)).toBeVisible();
  await expectAccessible(page);

  // Another answer takes its place, and undo gives the first one back.
  await page.getByRole('listbox', { name: /Names that/ }).focus();
  await page.keyboard.press('2');
  await expect(page.getByText('madhyamAvatti is Dhamavati, for 2 krithis')).toBeVisible();
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();
  await page.getByLabel('State').selectOption('open');
  await page.getByLabel('State').selectOption('decided');
  await expect(first).toHaveAccessibleName(/✓ Dhamavati/);
  await page.getByRole('listbox', { name: /Names that/ }).focus();
  await page.keyboard.press('z');
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();
  await page.getByLabel('State').selectOption('open');
  await page.getByLabel('State').selectOption('decided');
  await expect(first).toHaveAccessibleName(/✓ Madhyamavati/);

  // Taken back by its key, it waits again.
  await page.getByRole('listbox', { name: /Names that/ }).focus();
  await shows(page, 'madhyamAvatti');
  await page.keyboard.press('t');
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();
  await expect(page.getByText(/^Decided: Madhyamavati, by /)).toHaveCount(0);
  await page.getByLabel('State').selectOption('open');
  await shows(page, 'madhyamAvatti');
});

test('where no name is in question the screen says why, and what comes next', async ({ world }) => {
  const { page, app } = world;
  const pane = page.getByRole('region', { name: 'The name in question' });
  await page.goto(`${app.origin}/review`);
  await expect(pane.getByRole('heading', { name: 'Nothing has been imported yet' })).toBeVisible();
  await expect(page.getByText('No name has had to wait yet')).toBeVisible();
  await expect(page.getByText('Press a number')).toHaveCount(0);
  await expectAccessible(page);
  await pane.getByRole('link', { name: 'Go to Batches' }).press('Enter');
  await openReview(page, world.manifest('open.csv', openRows));

  await page.getByLabel('State').selectOption('none');
  await expect(pane.getByRole('heading', { name: 'No name left empty fits the filter' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all batches' }).press('Enter');
  await expect(pane.getByRole('heading', { name: 'No name was left empty' })).toBeVisible();
  await pane.getByRole('button', { name: 'Show the names that wait' }).press('Enter');
  await shows(page, 'madhyamAvatti');
  await page.getByRole('searchbox', { name: 'Filter names, or paste a link' }).fill('zzz');
  await expect(pane.getByRole('heading', { name: 'No name that waits fits the filter' })).toBeVisible();
  await pane.getByRole('button', { name: 'Show the names that wait' }).press('Enter');
  await shows(page, 'madhyamAvatti');

  await page.getByRole('listbox', { name: /Names that/ }).focus();
  for (let decided = 0; decided < 5; decided += 1) {
    await expect(page.getByText(`Decided ${decided} of 5`)).toBeVisible();
    await expect(question(page)).not.toHaveText('');
    await painted(page);
    await page.keyboard.press('1');
  }
  await expect(page.getByText('Decided 5 of 5')).toBeVisible();
  await page.reload();
  await expect(pane.getByRole('heading', { name: 'Every name is decided' })).toBeVisible();
  await expect(pane.getByText('5 names decided, 6 krithis freed.')).toBeVisible();
  await pane.getByRole('button', { name: 'Look at what was decided' }).press('Enter');
  await expect(page.getByRole('option', { name: /✓/ })).toHaveCount(5);
});

import type { Page } from '@playwright/test';
import { type Row, choose, expect, rows, test, twinRow } from './world.ts';

/** Four pages that need nobody's decision on a name; two of them are one song. */
const songs: readonly Row[] = [...rows.slice(0, 3), twinRow];

const ready = async (page: Page, origin: string, file: string): Promise<void> => {
  await choose(page, () => page.getByRole('button', { name: 'Choose files' }).press('Enter'), [file]);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Start' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.goto(`${origin}/krithis`);
  await expect(page.getByRole('button', { name: 'Ready for review 4' })).toBeVisible({ timeout: 60_000 });
};

test('two that look alike are judged with the page of both in view, and each verdict is undone', async ({
  world,
}) => {
  const { page, app, manifest } = world;
  await ready(page, app.origin, manifest('songs.csv', songs));
  await page.goto(`${app.origin}/krithis?duplicates=true`);
  await expect(page.getByText('2 krithis')).toBeVisible();
  await page.keyboard.press('Enter');
  const read = page.getByRole('region', { name: 'As it was read' });
  const pane = page.getByRole('region', { name: 'Duplicates' });
  await expect(read.getByText('ready for review')).toBeVisible();

  // Unseen, nothing is judged: the first press shows the two.
  await page.keyboard.press('w');
  await expect(pane.getByRole('list', { name: 'Likely duplicates' })).toBeVisible();
  await expect(pane.getByRole('row', { name: /^Raga/ })).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByText('Kept as two works.')).toBeVisible();
  await expect(pane.getByText('Nothing here looks like this krithi.')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText(/Undone: “Two works”/)).toBeVisible();
  await expect(pane.getByRole('list', { name: 'Likely duplicates' })).toBeVisible();

  await page.keyboard.press('o');
  await expect(page.getByText('The other is kept; this one is replaced by it.')).toBeVisible();
  await expect(read.getByText('The same work is kept as')).toBeVisible();
  await page.keyboard.press('z');
  await expect(read.getByText('ready for review')).toBeVisible();

  // The palette has the verdicts too.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('keep this one');
  await expect(page.getByRole('option', { name: /keep this one/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This one is kept; the other is replaced by it.')).toBeVisible();
  await page.goto(`${app.origin}/krithis?state=superseded`);
  await expect(page.getByRole('button', { name: 'Replaced 1' })).toBeVisible();
});

test('a filter is kept by name and shown again, also from the palette', async ({ world }) => {
  const { page, app, manifest } = world;
  await ready(page, app.origin, manifest('songs.csv', songs));
  await page.keyboard.press('f');
  await expect(page.getByRole('combobox', { name: 'Batch' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Duplicates' }).selectOption('With duplicates');
  await expect(page.getByText('2 krithis')).toBeVisible();
  await page.getByRole('button', { name: 'Save this filter' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('twins first');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Saved filters' })).toHaveValue('twins first');

  await page.goto(`${app.origin}/krithis`);
  await expect(page.getByText('4 krithis')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('twins first');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 krithis')).toBeVisible();
  await page.getByRole('button', { name: 'Forget this filter' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Save this filter' })).toBeVisible();
});

test('all that fit are rejected with one reason, by names that people know, and undone', async ({
  world,
}) => {
  const { page, app, manifest } = world;
  await ready(page, app.origin, manifest('songs.csv', songs));
  const raga = page.getByRole('combobox', { name: 'Raga' });
  await page.goto(`${app.origin}/krithis`);
  await page.keyboard.press('f');
  await expect(raga.getByRole('option', { name: 'Bhairavi', exact: true })).toBeAttached();
  await raga.selectOption('Bhairavi');
  await expect(page.getByText('2 krithis')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+R');
  const form = page.getByRole('form', { name: 'Reject many' });
  await expect(form.getByText('ready for review, in raga Bhairavi')).toBeVisible();
  await expect(form.getByText('2 krithis would be rejected')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Why is it rejected?' })).toBeFocused();
  await page.keyboard.type('a fragment');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Rejected: 2 krithis.')).toBeVisible();
  await page.goto(`${app.origin}/krithis?state=rejected`);
  await expect(page.getByRole('button', { name: 'Rejected 2' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Rejected: a fragment')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('Undone: Rejection of 2 krithis.')).toBeVisible();
});

test('a key of Krithis is a person’s to change', async ({ world }) => {
  const { page, app, manifest } = world;
  await ready(page, app.origin, manifest('songs.csv', songs));
  await page.goto(`${app.origin}/settings`);
  await page.getByRole('button', { name: 'Change the key: Approve the krithi' }).press('Enter');
  await page.keyboard.press('r');
  await expect(page.getByRole('alert')).toContainText('“r” is taken: Reject the krithi with a reason.');
  await page.getByRole('button', { name: 'Change the key: Approve the krithi' }).press('Enter');
  await page.keyboard.press('v');
  await expect(page.getByRole('button', { name: 'Reset the key: Approve the krithi' })).toBeVisible();
  await page.goto(`${app.origin}/krithis`);
  await expect(page.getByRole('button', { name: 'Approve all shown' })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText('v', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect(page.getByText(/^Approved: /)).toBeVisible();
});

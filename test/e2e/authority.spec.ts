import { expect, expectAccessible, test } from './world.ts';

/** Every kind of colours that people set. */
const schemes = ['light', 'dark'] as const;

test('twins are merged by keyboard, with what it touches shown first, and undone', async ({ world }) => {
  const { page } = world;
  await expect(page.getByRole('heading', { name: 'Drop a list of links here' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL(/authority/);
  const names = page.getByRole('listbox', { name: 'Names' });
  await expect(names.getByRole('option').first()).toBeVisible();

  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bhairavam Twin');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Bhairavam Twin is saved.' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Bhairavam Twin' })).toBeVisible();

  await page.keyboard.press('m');
  const find = page.getByRole('combobox', { name: 'Into which name?' });
  await expect(find).toBeFocused();
  await page.keyboard.type('Bhairavam');
  const hits = page.getByRole('listbox', { name: 'Names to merge into' });
  await expect(hits.getByRole('option').first()).toContainText('Bhairavam');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bhairavam Twin becomes another name of Bhairavam')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What it touches' })).toContainText('0 krithis');
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Bhairavam', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the name Bhairavam Twin' })).toBeVisible();

  await page.keyboard.press('z');
  await expect(
    page.getByRole('status').filter({ hasText: 'Undone: Bhairavam Twin and Bhairavam.' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the name Bhairavam Twin' })).toHaveCount(0);
});

test('an added name says first what it would change', async ({ world }) => {
  const { page } = world;
  await page.goto(new URL('/authority', page.url()).href);
  await page.getByRole('searchbox').fill('Sankarabharanam');
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('ankarabharanam');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.getByRole('textbox', { name: 'The other name' }).fill('Sankarabaranam Raga');
  await expect(page.getByText('No printed name would be taken differently.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove the name Sankarabaranam Raga' })).toBeVisible();
});

test('the doctor takes answers by one key and remembers them', async ({ world }) => {
  const { page } = world;
  await page.goto(new URL('/authority', page.url()).href);
  await page.getByRole('radio', { name: 'Doctor' }).click();
  const findings = page.getByRole('list', { name: 'What a keeper of the list should look at' });
  await expect(findings).toContainText('person’s business');
  const first = findings.getByRole('listitem').first();
  const before = Number(await first.getAttribute('aria-setsize'));
  await page.keyboard.press('t');
  await expect(page.getByText('1 finding answered already')).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.type('both are in use');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 findings answered already')).toBeVisible();
  await expect(first).toHaveAttribute('aria-setsize', String(before - 2));
  await page.keyboard.press('z');
  await expect(page.getByText('1 finding answered already')).toBeVisible();
});

test('a file is shown field by field, refused with its lines, taken in, and undone', async ({ world }) => {
  const { page } = world;
  await page.goto(new URL('/authority', page.url()).href);
  await page.getByRole('radio', { name: 'Files' }).click();
  const give = (name: string, text: string): Promise<void> =>
    page
      .locator('input[type="file"][accept*="json"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('bad.json', '{"ragas": [\n {"id": "x", "name": "X"},\n {"id": "y", "name": ""}\n]}');
  await expect(page.getByText(/Line 3: ragas, entry 2 \(y\)/)).toBeVisible();
  await give('good.json', '{"ragas": [{"id": "x", "name": "Xanthi"}]}');
  await expect(page.getByText('1 added · 0 changed · 0 removed')).toBeVisible();
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'good.json is taken in.' })).toBeVisible();
  await page.getByRole('radio', { name: 'History' }).click();
  await expect(page.getByRole('list', { name: 'What was done to the list' })).toContainText('File taken in');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
});

for (const scheme of schemes) {
  test(`every view and panel can be used without sight or mouse, ${scheme}`, async ({ world }) => {
    const { page } = world;
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(new URL('/authority', page.url()).href);
    await expect(page.getByRole('listbox', { name: 'Names' }).getByRole('option').first()).toBeVisible();
    await expectAccessible(page);
    for (const key of ['s', 'a', 'e', 'm']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    }
    for (const view of ['Learnt spellings', 'Doctor', 'History', 'Files']) {
      await page.getByRole('radio', { name: view }).click();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await expectAccessible(page);
    }
  });
}

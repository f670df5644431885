import type { Page } from '@playwright/test';
import { type Row, choose, expect, expectAccessible, test } from './world.ts';

/** Three pages that need nobody's decision on a name; two of them are one song. */
const songs: readonly Row[] = [
  {
    title: 'vAtApi gaNapatiM',
    raga: 'haMsadhvani',
    link: 'http://guru-guha.blogspot.com/2007/07/vatapi.html',
  },
  {
    title: 'SrI nAthAdi',
    raga: 'mAyAmALavagauLa',
    link: 'http://guru-guha.blogspot.com/2007/07/nathadi.html',
  },
  { title: 'bAlagOpAla', raga: 'bhairavi', link: 'http://guru-guha.blogspot.com/2007/07/bala.html' },
];

const intake = async (page: Page, file: string): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Drop a list of links here' })).toBeVisible();
  await choose(page, () => page.getByRole('button', { name: 'Choose files' }).press('Enter'), [file]);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Start' })).toBeFocused();
  await page.keyboard.press('Enter');
};

const ready = async (page: Page, origin: string, count: number): Promise<void> => {
  await page.goto(`${origin}/krithis`);
  await expect(page.getByRole('button', { name: `Ready for review ${count}` })).toBeVisible({
    timeout: 60_000,
  });
};

for (const [name, use] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced', { colorScheme: 'dark', contextOptions: { forcedColors: 'active' } }],
] as const)
  test.describe(`in ${name} colours`, () => {
    test.use(use);

    test('the list and every pane of a krithi stand in nobody’s way', async ({ world }) => {
      const { page, app, manifest } = world;
      await intake(page, manifest('songs.csv', songs));
      await ready(page, app.origin, songs.length);
      await expectAccessible(page);
      await page.keyboard.press('Shift+A');
      await expect(page.getByRole('form', { name: 'Approve many' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      for (const [key, pane] of [
        ['p', 'Preview'],
        ['t', 'Duplicates'],
        ['h', 'History'],
        ['h', 'Page'],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole('region', { name: pane })).toBeVisible();
        await expectAccessible(page);
      }
    });
  });

test('a krithi is corrected, its raga chosen, approved and all of it undone from the keyboard', async ({
  world,
}) => {
  const { page, app, manifest } = world;
  await intake(page, manifest('songs.csv', songs));
  await ready(page, app.origin, songs.length);
  await page.keyboard.press('Enter');
  const read = page.getByRole('region', { name: 'As it was read' });
  await expect(read.getByText('vAtApi gaNapatiM').first()).toBeVisible();

  // The first field is the title; its words on the page are marked.
  await page.keyboard.press('s');
  await expect(page.locator('mark.kr-mark-active').first()).toBeVisible();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title' }).fill('vAtApi gaNapatim bhajE');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.keyboard.press('n');
  const chooser = page.getByRole('combobox', { name: 'Search for Raga' });
  await chooser.fill('mohanam');
  await expect(page.getByRole('option', { name: /^Mohanam/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  const names = page.getByRole('table', { name: 'Names' });
  await expect(names.getByText(/Hamsadhvani · Mohanam/)).toBeVisible();

  // What approval would write, before it is approved.
  await page.keyboard.press('p');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('row', { name: /Title vAtApi gaNapatim bhajE/ })).toBeVisible();
  await expect(preview.getByRole('row', { name: /Hamsadhvani, Mohanam/ })).toBeVisible();

  await expect(read.getByText('ready for review')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('Approved: vAtApi gaNapatim bhajE')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'SrI nAthAdi' })).toBeAttached();

  // Undone step by step, in the krithi where it happened: approval, raga, title.
  await page.keyboard.press('z');
  await expect(page.getByText(/Undone: Approval/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'vAtApi gaNapatim bhajE' })).toBeAttached();
  await page.keyboard.press('z');
  await expect(page.getByText(/Undone: Choice of names/)).toBeVisible();
  await expect(names.getByText('Mohanam')).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(page.getByText(/Undone: Edit/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'vAtApi gaNapatiM', exact: true })).toBeAttached();
});

test('all that the list shows is approved as one step, but for what is unticked, and undone from a page opened anew', async ({
  world,
}) => {
  const { page, app, manifest } = world;
  await intake(page, manifest('songs.csv', songs));
  await ready(page, app.origin, songs.length);
  await page.keyboard.press('Shift+A');
  await expect(page.getByText('3 krithis would be approved')).toBeVisible();
  await page.getByRole('checkbox', { name: 'bAlagOpAla' }).focus();
  await page.keyboard.press('Space');
  const apply = page.getByRole('button', { name: 'Approve 2 krithis' });
  await apply.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Approved: 2 krithis.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approved 2' })).toBeVisible();
  // The log is on disk: a page that was just opened can undo it too.
  await page.goto(`${app.origin}/krithis?state=approved`);
  await expect(page.getByRole('button', { name: 'Approved 2' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('Undone: Approval of 2 krithis.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ready for review 3' })).toBeVisible();
});

test('moving from krithi to krithi moves nothing else', async ({ world }) => {
  const { page, app, manifest } = world;
  await intake(page, manifest('songs.csv', songs));
  await ready(page, app.origin, songs.length);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 3')).toBeVisible();
  const frame = async () => ({
    next: await page.getByRole('button', { name: 'Next', exact: true }).boundingBox(),
    approve: await page.getByRole('button', { name: 'Approve', exact: true }).boundingBox(),
    source: await page.getByRole('region', { name: 'Page' }).boundingBox(),
  });
  const before = await frame();
  await page.keyboard.press('j');
  await expect(page.getByText('2 of 3')).toBeVisible();
  expect(await frame()).toEqual(before);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, startApp } from '../support/cli.ts';
import { expect, expectAccessible, openRows, painted, test } from './world.ts';
import type { Page } from '@playwright/test';

const question = (page: Page) =>
  page.getByRole('region', { name: 'The name in question' }).getByRole('heading', { level: 2 }).first();

/** The name in question, with its candidates painted: only then does a key count. */
const shows = async (page: Page, name: string): Promise<void> => {
  await expect(question(page)).toHaveText(name);
  await expect(page.getByRole('list', { name: 'Candidates' }).getByRole('listitem').first()).toBeVisible();
  await painted(page);
};

/** Goes to a name of the queue. */
const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('option', { name }).first().click();
  await shows(page, name);
};

/** Drops files on the window, as from a folder of the system. */
const drop = async (page: Page, files: readonly { name: string; text: string }[]): Promise<void> => {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
};

const saveFrom = async (page: Page, press: () => Promise<void>, path: string): Promise<void> => {
  const saving = page.waitForEvent('download');
  await press();
  await (await saving).saveAs(path);
};

test('a pack goes out, comes back with an answer that contradicts, and one key settles it', async ({
  world,
  context,
}) => {
  const { page, folder } = world;
  await page.setInputFiles('[data-files=manifests]', world.manifest('open.csv', openRows));
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await page.getByRole('link', { name: 'Review 5 names' }).click({ timeout: 60_000 });
  await shows(page, 'madhyamAvatti');
  // A candidate that is ruled out and no more: the reviewer is told.
  await goTo(page, 'tODDi');
  await page.keyboard.press('x');
  await page.keyboard.press('2');
  await expect(page.getByText(/tODDi is not /)).toBeVisible();

  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByLabel('Name of the pack').fill('First part');
  await page.getByLabel('Kind of name').selectOption('Tala');
  await expect(page.getByText('No name waits there: choose another batch or kind.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the pack' })).toBeDisabled();
  await page.getByLabel('Kind of name').selectOption('Raga');
  await page.getByRole('combobox', { name: 'Batch', exact: true }).selectOption('open');
  await expect(page.getByText('It will hold 5 names of 6 krithis.')).toBeVisible();
  const pack = join(folder, 'first.krithipack');
  await saveFrom(page, () => page.getByRole('button', { name: 'Make the pack' }).click(), pack);
  await expect(page.getByText('5 names of 6 krithis are in the pack.')).toBeVisible();
  await expectAccessible(page);

  // Another machine: no network, and its own answer to the first name.
  const other: App = await startApp(['--data-dir', join(folder, 'other')]);
  const there = await context.newPage();
  const decisions = join(folder, 'decisions.jsonl');
  try {
    await there.goto(other.invite);
    await drop(there, [
      { name: 'renamed.csv', text: readFileSync(pack, 'utf8') },
      { name: 'other.json', text: '{"name":"of another program"}' },
      { name: 'songs.krithipack', text: 'Krithi,Raga,Hyperlink\n' },
    ]);
    await expect(there).toHaveURL(/\/review\/packs$/);
    const sheet = there.getByRole('dialog');
    await expect(sheet.getByRole('tab')).toHaveCount(2);
    await expect(sheet.getByText('This is neither a manifest nor a review pack.')).toBeVisible();
    await there.keyboard.press('Escape');
    await expect(there.getByText('“First part” is open: 5 names of 6 krithis wait in Review.')).toBeVisible();
    await there.setInputFiles('[data-files=pack]', pack);
    await expect(there.getByText('“First part” is open already. Nothing was changed.')).toBeVisible();
    await expectAccessible(there);
    await there
      .getByRole('row', { name: /First part/ })
      .getByRole('link', { name: 'Review these' })
      .click();
    await shows(there, 'madhyamAvatti');
    await expect(there.getByText('Only First part')).toBeVisible();
    await expect(there.getByText('from the pack “First part”').first()).toBeVisible();
    await expect(there.getByText('Decided 0 of 5')).toBeVisible();
    await there.keyboard.press('2');
    await expect(there.getByText('Decided 1 of 5')).toBeVisible();
    await goTo(there, 'tODDi');
    await expect(there.getByText(/ ruled out \p{L}/u)).toBeVisible();
    await expectAccessible(there);
    await there.getByRole('link', { name: 'Packs', exact: true }).click();
    await expect(there.getByRole('cell', { name: '4 of 5' })).toBeVisible();
    await saveFrom(
      there,
      () => there.getByRole('button', { name: 'Decisions for the sender' }).click(),
      decisions,
    );
  } finally {
    await there.close();
    await other.stop();
  }

  // Here the same name was decided otherwise meanwhile.
  await page.getByRole('link', { name: '← Review' }).click();
  await shows(page, 'madhyamAvatti');
  await page.keyboard.press('1');
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByRole('link', { name: 'Batches', exact: true }).click();
  await drop(page, [{ name: 'decisions.jsonl', text: readFileSync(decisions, 'utf8') }]);
  await expect(page.getByText('1 answer contradicts what was decided here.')).toBeVisible();
  await expectAccessible(page);

  // However much there is to tell, nothing moves.
  const placeOf = () => page.getByRole('heading', { name: 'Make a pack' }).boundingBox();
  const place = await placeOf();
  const text = readFileSync(decisions, 'utf8');
  await drop(
    page,
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name: `${name}.jsonl`, text })),
  );
  const told = page.getByRole('status', { name: 'What was done' });
  await expect(told.getByRole('paragraph')).toHaveCount(6);
  expect(await placeOf()).toEqual(place);
  await expectAccessible(page);
  await page.getByRole('link', { name: '← Review' }).click();
  await page.getByRole('link', { name: '1 contradiction' }).click();

  const card = page.getByRole('article', { name: 'madhyamAvatti' });
  await expect(card.getByText('Mine')).toBeVisible();
  await expect(card.getByText('from decisions.jsonl')).toBeVisible();
  await expect(card.getByText('holds until you choose')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'No contradictions' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(card.getByText('Theirs')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'No contradictions' })).toBeVisible();
  await expect(page.getByText('madhyamAvatti: Madhyamavati is kept.')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { startApp } from '../support/cli.ts';
import { expect, expectAccessible, painted, rows, test } from './world.ts';

/** Goes to a name of the queue and waits until it is painted. */
const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('option', { name }).first().click();
  await expect(
    page.getByRole('region', { name: 'The name in question' }).getByRole('heading', { level: 2 }).first(),
  ).toHaveText(name);
  await expect(page.getByRole('list', { name: 'Candidates' }).getByRole('listitem').first()).toBeVisible();
  await painted(page);
};

/** The number of the candidate of that name. */
const candidateNumber = async (page: Page, name: string): Promise<string> => {
  const cards = page.getByRole('list', { name: 'Candidates' }).getByRole('listitem');
  const texts = await cards.allTextContents();
  const at = texts.findIndex((text) => text.includes(name));
  expect(at, `${name} among ${texts.join(' | ')}`).toBeGreaterThanOrEqual(0);
  return String(at + 1);
};

test('settled names are asked about blind, and the answers stand under How sure is the machine', async ({
  world,
}) => {
  const { page, app, args } = world;
  await page.goto('about:blank');
  await app.stop();
  // Every settled name is drawn.
  const asking = await startApp(args, 1);
  try {
    await page.goto(asking.invite);
    await page.setInputFiles('[data-files=manifests]', world.manifest('songs.csv'));
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('link', { name: 'Review 2 names' })).toBeVisible({ timeout: 60_000 });
    await page.goto(`${asking.origin}/krithis`);
    await expect(page.getByText(`${rows.length - 2} krithis`)).toBeVisible({ timeout: 60_000 });

    // A name that is settled looks like one that waits: no strong word, no certain reason.
    await page.goto(`${asking.origin}/review`);
    await goTo(page, 'haMsadhvani');
    const candidates = page.getByRole('list', { name: 'Candidates' });
    await expect(candidates).not.toContainText(/strong|same sound|same letters/u);
    await expectAccessible(page);
    await page.keyboard.press(await candidateNumber(page, 'Hamsadhvani'));
    await expect(page.getByText(/haMsadhvani is Hamsadhvani/u)).toBeVisible();

    await page.goto(`${asking.origin}/health`);
    await expect(page.getByRole('heading', { name: 'Health', level: 1 })).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('heading', { name: 'How sure is the machine?', level: 1 })).toBeVisible();
    await expect(page.getByText('0 of 1 wrong')).toBeVisible();
    await expect(page.getByText('songs', { exact: true })).toBeVisible();
    await expectAccessible(page);

    // What the decisions would make of the figures: shown, taken, and taken back.
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { name: 'Re-fit from your decisions' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take these figures' }).click();
    await expect(page.getByText('Version 1 holds now.')).toBeVisible();
    await page.getByRole('button', { name: 'Go back to version 0' }).click();
    await expect(page.getByText('The figures that came with the app hold again.')).toBeVisible();

    // Two wrong answers of the machine send their kind to the person, who may let it decide again.
    for (const [printed, right] of [
      ['bhairavi', 'Bhairavi'],
      ['kalyANi', 'Mechakalyani'],
    ] as const) {
      await page.goto(`${asking.origin}/review`);
      await goTo(page, printed);
      const isRight = await candidateNumber(page, right);
      await page.keyboard.press(isRight === '1' ? '2' : '1');
      await expect(page.getByText(new RegExp(`${printed} is `, 'u')).first()).toBeVisible();
    }
    await page.goto(`${asking.origin}/health`);
    await expect(page.getByText(/^Sent to you: /u)).toBeVisible();
    await page.getByRole('link', { name: 'How sure is the machine?' }).click();
    await expect(page.getByText('asked blind', { exact: false }).first()).toBeVisible();
    await page.getByRole('button', { name: /^What it settled/u }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Let it decide again/u }).click();
    await expect(page.getByText('Its answers count anew from here.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Let it decide again/u })).toHaveCount(0);
  } finally {
    await page.goto('about:blank');
    await asking.stop();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('the figures stand in no one’s way before anything was decided', async ({ world }) => {
      const { page, app } = world;
      await page.goto(`${app.origin}/health/automation`);
      await expect(page.getByText('Nothing checked yet')).toBeVisible();
      await expect(page.getByText('As it came with the app')).toBeVisible();
      await expectAccessible(page);
    });
  });
}

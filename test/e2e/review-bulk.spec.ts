import type { Page } from '@playwright/test';
import { question } from './review-world.ts';
import { expect, expectAccessible, tamilRows, test } from './world.ts';

/** Names in Tamil letters that are to wait for a person: three, for four krithis. */
const takeTamilIn = async (page: Page, origin: string, manifest: string): Promise<void> => {
  await page.goto(`${origin}/settings`);
  await page.getByLabel('Accept names in Tamil letters').uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto(`${origin}/batches`);
  await page.setInputFiles('[data-files=manifests]', manifest);
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('link', { name: 'Review 3 names' })).toBeVisible({ timeout: 60_000 });
};

test('what is certain is accepted as one step by keys alone, what was unticked stays, and one undo takes it back', async ({
  world,
}) => {
  const { page, app } = world;
  await takeTamilIn(page, app.origin, world.manifest('tamil.csv', tamilRows));
  await page.goto(`${app.origin}/review`);
  await expect(question(page)).toHaveText('கல்யாணி');
  await expect(page.getByText('Decided 0 of 3')).toBeVisible();

  // The preview: by class, each name with its entry and the krithis behind it; nothing is changed by looking.
  await page.keyboard.press('b');
  const sheet = page.getByRole('region', { name: 'Accept what is certain' });
  await expect(sheet.getByText('3 names of class “The same in Tamil spelling')).toBeVisible();
  await expect(sheet.getByText('3 names, 4 krithis')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('bulk.png') });

  // One is unticked by Tab and Space; the button counts along.
  const left = sheet.getByRole('checkbox', { name: /பைரவி is Bhairavi/ });
  for (
    let presses = 0;
    presses < 12 && !(await left.evaluate((box) => box === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await expect(left).toBeFocused();
  await page.keyboard.press('Space');
  await expect(left).not.toBeChecked();
  const apply = sheet.getByRole('button', { name: 'Accept 2 names' });
  for (
    let presses = 0;
    presses < 12 && !(await apply.evaluate((button) => button === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Shift+Tab');
  await expect(apply).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(
    page.getByText('2 names accepted, 3 krithis freed; one undo takes all of it back').first(),
  ).toBeVisible();
  await expect(sheet).toHaveCount(0);
  await expect(question(page)).toHaveText('பைரவி');
  await expect(page.getByText('Decided 2 of 3')).toBeVisible();

  // One undo for both.
  await page.keyboard.press('z');
  await expect(page.getByText('Decided 0 of 3')).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(page.getByText('Decided 2 of 3')).toBeVisible();
});

test('while many names are accepted the panel says so', async ({ world }) => {
  const { page, app } = world;
  await takeTamilIn(page, app.origin, world.manifest('tamil.csv', tamilRows));
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.routeWebSocket(/\/rpc/, async (line) => {
    const server = line.connectToServer();
    // A slow engine: what accepts many names is held on its way.
    line.onMessage((message) => {
      const isBulk = message.toString().includes('bulkApply') || message.toString().includes('bulk_apply');
      void (isBulk ? held : Promise.resolve()).then(() => server.send(message));
    });
  });
  await page.goto(`${app.origin}/review`);
  await expect(question(page)).toHaveText('கல்யாணி');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Accept 3 names' }).press('Enter');
  const sheet = page.getByRole('region', { name: 'Accept what is certain' });
  await expect(sheet.getByText('accepting 3 names as one step')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Accept 3 names' })).toBeDisabled();
  await page.screenshot({ path: test.info().outputPath('accepting.png') });
  release();
  await expect(page.getByText('Decided 3 of 3')).toBeVisible();
  await page.keyboard.press('b');
  await expect(sheet.getByText('No name that waits is certain in this way.')).toBeVisible();
});

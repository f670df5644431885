import { cliJson } from '../support/cli.ts';
import { expect, expectAccessible, rows, test } from './world.ts';

const screens = [
  ['batches', 'Batches'],
  ['krithis', 'Krithis'],
  ['authority', 'Authority'],
  ['publish', 'Publish'],
  ['health', 'Health'],
  ['settings', 'Settings'],
] as const;

const colours = [
  { name: 'light', use: { colorScheme: 'light' } },
  { name: 'dark', use: { colorScheme: 'dark' } },
  // As a system sets them for people who need strong contrast.
  { name: 'forced', use: { colorScheme: 'dark', contextOptions: { forcedColors: 'active' } } },
] as const;

for (const { name, use } of colours) {
  test.describe(`in ${name} colours`, () => {
    test.use(use);

    test('no screen stands in anyone’s way, empty or full', async ({ world }) => {
      const { page, app } = world;
      for (const [path, heading] of screens) {
        await page.goto(`${app.origin}/${path}`);
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        await expectAccessible(page);
      }
      await page.goto(`${app.origin}/batches`);
      await page.setInputFiles('[data-files=manifests]', world.manifest('songs.csv'));
      await expectAccessible(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
      await expect(page.getByRole('link', { name: 'Review 2 names' })).toBeVisible({ timeout: 60_000 });
      await expectAccessible(page);
      await page.goto(`${app.origin}/review`);
      await expect(page.getByText('Decided 0 of 2')).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${app.origin}/krithis`);
      await expect(page.getByText(`${rows.length - 2} krithis`)).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'vAtApi gaNapatiM' }).first()).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test('the sample batch needs no network', async ({ world }) => {
  const { page } = world;
  await page.getByRole('button', { name: 'Try the sample batch' }).click();
  await expect(page.getByRole('heading', { name: 'Sample', level: 1 })).toBeVisible();
  await expect(page.getByText('12 krithis')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: 'Review 2 names' })).toBeVisible({ timeout: 60_000 });
});

test('the host lets in who was invited, from its own page, and no one else', async ({ world, request }) => {
  const { app } = world;
  expect((await request.get(`${app.origin}/v1/admin/settings`)).status()).toBe(401);
  expect((await request.get(app.invite, { maxRedirects: 0 })).status()).toBe(401);
  const port = new URL(app.origin).port;
  const elsewhere = await request.get(`${app.origin}/`, { headers: { host: `evil.example:${port}` } });
  expect(elsewhere.status()).toBe(421);
  const withBearer = { authorization: `Bearer ${app.bearer}` };
  expect((await request.get(`${app.origin}/v1/admin/settings`, { headers: withBearer })).status()).toBe(200);
});

test('what is done is there again after the host was killed', async ({ world }) => {
  const { page, app, args } = world;
  await page.setInputFiles('[data-files=manifests]', world.manifest('songs.csv'));
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'songs', level: 1 })).toBeVisible();
  await page.goto('about:blank');
  await app.kill();
  const { batches } = await cliJson<{ batches: { rows: { new: number }; krithis: { in_review: number } }[] }>(
    ['run', ...args],
  );
  expect(batches).toHaveLength(1);
  expect(batches[0]?.krithis.in_review).toBe(rows.length - 2);
});

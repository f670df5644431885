import type { WebSocketRoute } from '@playwright/test';
import { question, shows, takeIn } from './review-world.ts';
import { expect, expectAccessible, openRows, painted, test } from './world.ts';

test('a batch leads to its own names, and back to all', async ({ world }) => {
  const { page } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  await page.getByRole('link', { name: 'Review 5 names' }).click();
  await expect(page).toHaveURL(/review\?batch=/);
  await expect(page.getByText('Only open')).toBeVisible();
  await shows(page, 'madhyamAvatti');
  await page.getByRole('link', { name: 'Show all batches' }).click();
  await expect(page.getByText('Only open')).toHaveCount(0);
});

test('what is decided without a line is kept over a reload, and sent once there is one', async ({
  world,
}) => {
  const { page, app } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  let isDown = false;
  const lines = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/rpc/, async (line) => {
    if (isDown) return line.close();
    lines.add(line);
    line.connectToServer();
  });
  await page.goto(`${app.origin}/review`);
  await shows(page, 'madhyamAvatti');
  isDown = true;
  for (const line of lines) await line.close();

  await page.keyboard.press('1');
  await expect(question(page)).not.toHaveText('madhyamAvatti');
  await expect(page.getByText('offline, 1 to send')).toBeVisible();
  isDown = false;
  await page.reload();
  await expect(page.getByText('Decided 1 of 5')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('h');
  await expect(page.getByText('madhyamAvatti is Madhyamavati').first()).toBeVisible();
});

test('how the choice stands, and how far its spelling is remembered, are keys too', async ({ world }) => {
  const { page, app } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  await page.goto(`${app.origin}/review`);
  await shows(page, 'madhyamAvatti');
  await page.keyboard.press('1');
  const remember = page.getByRole('group', { name: 'Remember this spelling' });
  await expect(remember.getByRole('button', { name: 'always' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('a');
  await expect(remember.getByRole('button', { name: 'this source' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('Decided 1 of 5')).toBeVisible();

  const relation = page.getByRole('group', { name: 'How the choice stands to the printed name' });
  await painted(page);
  await page.keyboard.press('r');
  await expect(relation.getByRole('button', { name: 'wider' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('1');
  // Only what is the same thing is remembered.
  await expect(page.getByText('Decided 2 of 5')).toBeVisible();
  await expect(remember).toHaveCount(0);
  await painted(page);
  await page.keyboard.press('Shift+U');
  await page.getByRole('textbox', { name: 'Add a note' }).fill('ask in Thanjavur');
  await page.keyboard.press('Enter');
  await page.getByLabel('State').selectOption('unsure');
  await expect(page.getByText('Note: ask in Thanjavur')).toBeVisible();
});

test('why a candidate has its score is told feature by feature, and nothing moves for it', async ({
  world,
}) => {
  const { page, app } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  await page.goto(`${app.origin}/review`);
  await shows(page, 'madhyamAvatti');
  const cards = page.getByRole('list', { name: 'Candidates' });
  await expect(cards.getByRole('listitem').first()).toContainText(/right \d+ of \d+/u);
  const placeOf = () => cards.boundingBox();
  const before = await placeOf();

  await page.keyboard.press('d');
  const sheet = page.getByRole('region', { name: 'Why these candidates' });
  const table = sheet.getByRole('table', { name: 'What speaks for Madhyamavati and against it' });
  await expect(table.getByRole('row', { name: /^Sounds alike 9\d % \+/u })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Nearer than the next .*\+/u })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Together/u })).toContainText(/strong, 9\d\s%/u);
  expect(await placeOf()).toEqual(before);

  // The points of the rows come to the points below them, each rounded to a tenth.
  const points = await table.locator('tr > :last-child').allTextContents();
  const [sum = 0, ...parts] = points
    .slice(1)
    .map((text) => Number(text.replace('−', '-')))
    .toReversed();
  expect(parts.length).toBeGreaterThan(4);
  expect(Math.abs(parts.reduce((all, each) => all + each, 0) - sum)).toBeLessThan(0.05 * (parts.length + 1));

  await expect(sheet.getByText(/^Ahead of .+ by \d+\s%: Nearer than the next \+/u).first()).toBeVisible();
  await expect(sheet.getByText(/^As near by spelling .*: right \d+ of \d+ times\.$/u).first()).toBeVisible();
  await expect(sheet.getByText(/^Counted on the labelled names/u)).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('d');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('d');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(question(page)).toHaveText('madhyamAvatti');
});

const colours = [
  { name: 'light', use: { colorScheme: 'light' } },
  { name: 'dark', use: { colorScheme: 'dark' } },
  { name: 'forced', use: { colorScheme: 'dark', contextOptions: { forcedColors: 'active' } } },
] as const;

for (const { name, use } of colours) {
  test.describe(`in ${name} colours`, () => {
    test.use(use);
    test('Review and all its sheets stand in nobody’s way, and say what happens', async ({ world }) => {
      const { page, app } = world;
      await takeIn(page, world.manifest('open.csv', openRows));
      await page.goto(`${app.origin}/review`);
      await shows(page, 'madhyamAvatti');
      await expectAccessible(page);
      for (const key of ['e', 'd', 'h', 'b', '?', 'n', 'x', '/']) {
        await page.keyboard.press(key);
        if (key === '/') await page.keyboard.type('kal');
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        if (key === '/') await page.keyboard.press('Escape');
      }
      await painted(page);
      await page.keyboard.press('1');
      const live = page.locator('.rv > [role=status]');
      await expect(live).toHaveText(/^Accepted Madhyamavati for 2 krithis; next: /);
      await expectAccessible(page);
    });
  });
}

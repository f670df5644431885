import type { Page } from '@playwright/test';
import { openReview, question, shows, takeIn } from './review-world.ts';
import { expect, expectAccessible, openRows, test } from './world.ts';

const search = (page: Page) => page.getByRole('combobox', { name: 'Search all names' });

const changeKey = async (page: Page, does: string, key: string): Promise<void> => {
  await page.getByRole('button', { name: `Change the key: ${does}` }).press('Enter');
  await expect(page.getByRole('textbox', { name: `Press the new key for: ${does}` })).toBeFocused();
  await page.keyboard.press(key);
};

test('a key is a person’s to change; one that is taken is refused with a sentence', async ({ world }) => {
  const { page, app } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  await page.goto(`${app.origin}/settings`);
  await page.getByRole('button', { name: 'Change the key: skip without judging' }).press('Enter');
  await expect(page.getByRole('textbox', { name: /Press the new key for: skip/ })).toBeFocused();
  await page.keyboard.press('z');
  await expect(page.getByRole('alert')).toContainText('“z” is taken: undo');
  await page.getByRole('button', { name: 'Change the key: skip without judging' }).press('Enter');
  await page.keyboard.press('y');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${app.origin}/review`);
  await shows(page, 'madhyamAvatti');
  await expect(page.getByRole('button', { name: /^Skip/ })).toHaveAttribute('aria-keyshortcuts', 'y');
  // What it was before is a letter like any other now.
  await page.keyboard.press('s');
  await expect(page.getByRole('combobox', { name: 'Search all names' })).toHaveValue('s');
  await page.keyboard.press('Escape');
  await shows(page, 'madhyamAvatti');
  await page.keyboard.press('y');
  await expect(question(page)).not.toHaveText('madhyamAvatti');

  await page.goto(`${app.origin}/settings`);
  await page.getByRole('button', { name: 'Reset all keys' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Reset all keys' })).toBeDisabled();
});

test('candidates are chosen by the keys that a person gave them', async ({ world }) => {
  const { page, app } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  await page.goto(`${app.origin}/settings`);
  const first = 'accept candidate 1, or rule it out';
  await changeKey(page, first, 's');
  await expect(page.getByRole('alert')).toContainText('“s” is taken: skip without judging');
  await changeKey(page, 'accept candidate 2 for the chosen krithi only', 'Shift+Digit3');
  await expect(page.getByRole('alert').last()).toContainText(
    '“⇧3” is taken: accept candidate 3 for the chosen krithi only',
  );
  await changeKey(page, first, 'q');
  await changeKey(page, 'accept the first one when it is strong; else go to the candidates', 'w');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${app.origin}/review`);
  await shows(page, 'madhyamAvatti');
  const top = page.getByRole('button', { name: /^Accept 1: Madhyamavati/ });
  await expect(top).toHaveAttribute('aria-keyshortcuts', 'q');
  await expect(page.getByText('Press the key of a candidate to decide')).toBeVisible();
  // Not this one, by the same key.
  await page.keyboard.press('x');
  await page.keyboard.press('q');
  await expect(page.getByText('madhyamAvatti is not Madhyamavati')).toBeVisible();
  await page.keyboard.press('z');
  await shows(page, 'madhyamAvatti');
  // The number that it had decides nothing any more.
  await page.keyboard.press('1');
  await expect(search(page)).toHaveValue('1');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();
  await page.keyboard.press('q');
  await expect(page.getByText('madhyamAvatti is Madhyamavati, for 2 krithis')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('row', { name: /accept this candidate for every krithi/ })).toContainText(
    'q2345',
  );
});

test('whatever types and is no key begins a search, with nothing lost', async ({ world }) => {
  const { page } = world;
  await openReview(page, world.manifest('open.csv', openRows));
  // One after the other as fast as they come: the first letter is in the field before the second.
  await page.keyboard.press('Shift+K');
  await page.keyboard.type('alyani', { delay: 0 });
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue('Kalyani');
  await expect(page.getByRole('option', { name: 'Mechakalyani matched' })).toBeVisible();
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');

  // Another script, from a button that has the focus.
  await page.getByRole('button', { name: /^Skip/ }).focus();
  const devtools = await page.context().newCDPSession(page);
  for (const key of 'कल्याणि') {
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }
  await expect(search(page)).toHaveValue('कल्याणि');
  await page.keyboard.press('Escape');

  // The sheet of keys says so.
  await page.keyboard.press('?');
  await expect(page.getByRole('row', { name: /search with what you type/ })).toBeVisible();
});

test('what an input method composes goes to the search, and its keys decide nothing', async ({ world }) => {
  const { page } = world;
  await openReview(page, world.manifest('open.csv', openRows));
  const devtools = await page.context().newCDPSession(page);
  const processed = (type: 'rawKeyDown' | 'keyUp', code: string) =>
    devtools.send('Input.dispatchKeyEvent', { type, key: 'Process', code, windowsVirtualKeyCode: 229 });
  await processed('rawKeyDown', 'KeyK');
  await devtools.send('Input.imeSetComposition', { text: 'க', selectionStart: 1, selectionEnd: 1 });
  await processed('keyUp', 'KeyK');
  await expect(search(page)).toBeFocused();
  // Of its list of proposals the first is chosen by its number.
  await processed('rawKeyDown', 'Digit1');
  await devtools.send('Input.insertText', { text: 'கல்யாணி' });
  await processed('keyUp', 'Digit1');
  await expect(search(page)).toHaveValue('கல்யாணி');
  await expect(page.getByRole('option', { name: 'Mechakalyani matched' })).toBeVisible();
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();
});

test('a search that is begun before the names are here is there with them', async ({ world }) => {
  const { page, app } = world;
  await takeIn(page, world.manifest('open.csv', openRows));
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.routeWebSocket(/\/rpc/, async (line) => {
    const server = line.connectToServer();
    // The answers wait until something was typed.
    server.onMessage((message) => void held.then(() => line.send(message)));
  });
  await page.goto(`${app.origin}/review`);
  await expect(page.locator('.rv')).toHaveAttribute('data-phase', 'loading');
  await page.keyboard.press('Shift+S');
  await page.keyboard.type('aha');
  release();
  await expect(question(page)).toHaveText('madhyamAvatti');
  await expect(search(page)).toHaveValue('Saha');
  await expect(search(page)).toBeFocused();
  await expect(page.getByText('Decided 0 of 5')).toBeVisible();
});

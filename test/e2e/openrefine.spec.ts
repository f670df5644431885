import { once } from 'node:events';
import { createServer } from 'node:http';
import { expectAccessible, test } from './world.ts';
import { type Locator, type Page, expect } from '@playwright/test';

/** A page of another program, as OpenRefine's own pages are to us. */
const otherProgram = async (): Promise<{ readonly origin: string; readonly close: () => void }> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Another program</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${bound.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const offerOf = (page: Page): Locator =>
  page.getByRole('checkbox', { name: 'Offer the list to OpenRefine on this computer' });

const addressOf = (page: Page): Promise<string> =>
  page.getByRole('textbox', { name: 'Address to add in OpenRefine' }).inputValue();

/** A port of this run's own: others of this machine may hold the usual one. */
const takePort = async (page: Page, by: number): Promise<void> => {
  await page
    .getByRole('spinbutton', { name: 'Port' })
    .fill(String(20_000 + by * 3000 + (process.pid % 3000)));
};

/** What a page sees when it reads an address; null where the browser keeps the answer from it. */
const readFrom = (page: Page, url: string): Promise<string | null> =>
  page.evaluate(
    (at) =>
      fetch(at).then(
        (response) => response.text(),
        () => null,
      ),
    url,
  );

test('the list is offered to OpenRefine by one switch, to its pages alone, until it is turned off', async ({
  world,
}) => {
  const { page } = world;
  const [refine, stranger] = [await otherProgram(), await otherProgram()];
  await page.getByRole('link', { name: 'Settings' }).click();
  const offer = offerOf(page);
  await expect(offer).not.toBeChecked();
  expect(await addressOf(page)).toBe('Nothing is offered.');
  await expect(page.getByRole('button', { name: 'Copy' })).toBeDisabled();

  await page.getByText('Port and place of OpenRefine').click();
  await page.getByRole('spinbutton', { name: 'Port' }).fill('80');
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeDisabled();
  await takePort(page, 0);
  await page.getByRole('textbox', { name: 'Where OpenRefine’s own pages are' }).fill(`${refine.origin}/`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByText('Changed.')).toBeVisible();

  await offer.click();
  await expect(offer).toBeChecked();
  await expect(page.getByText('The list is offered to OpenRefine.')).toBeVisible();
  const address = await addressOf(page);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  await expectAccessible(page);

  const other = await page.context().newPage();
  await other.goto(refine.origin);
  expect(await readFrom(other, address)).toContain('"versions":["0.2"]');
  await other.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, `${address}/preview?id=raga:mohanam`);
  await expect(other.frameLocator('iframe').getByRole('heading', { name: 'Mohanam' })).toBeVisible();
  await other.goto(stranger.origin);
  expect(await readFrom(other, address)).toBeNull();

  await page.reload();
  await expect(offer).toBeChecked();
  expect(await addressOf(page)).toBe(address);

  await page.keyboard.press('w');
  await expect(page.getByText('The list has a new address. Add it in OpenRefine again.')).toBeVisible();
  const renewed = await addressOf(page);
  expect(renewed).not.toBe(address);
  await other.goto(refine.origin);
  expect(await readFrom(other, address)).toContain('reconciliation.unauthorised');
  expect(await readFrom(other, renewed)).toContain('"versions":["0.2"]');

  await page.keyboard.press('o');
  await expect(page.getByText('The list is no longer offered.')).toBeVisible();
  expect(await readFrom(other, renewed)).toBeNull();
  await other.close();
  refine.close();
  stranger.close();
});

test('the palette offers, copies and renews the address by name', async ({ world }) => {
  const { page } = world;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('link', { name: 'Settings' }).click();
  const choose = async (name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('OpenRefine');
    await page.getByRole('option', { name }).click();
  };
  await page.getByText('Port and place of OpenRefine').click();
  await takePort(page, 1);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByText('Changed.')).toBeVisible();
  await choose('Offer the list to OpenRefine, or stop');
  await expect(offerOf(page)).toBeChecked();
  await choose('Copy the address for OpenRefine');
  await expect(page.getByText('Copied. Paste it into OpenRefine.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await addressOf(page));
});

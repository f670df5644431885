import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Desktop } from '../../support/electron/launch.ts';
import type { Specs } from './lane.ts';
import { type World, createWorld } from './world.ts';

type Page = Desktop['page'];

/** A port that another program holds until it is let go. */
const heldPort = async (): Promise<{ readonly port: number; readonly letGo: () => Promise<void> }> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    port: bound.port,
    letGo: async () => {
      server.close();
      await once(server, 'close');
    },
  };
};

const freePort = async (): Promise<number> => {
  const { port, letGo } = await heldPort();
  await letGo();
  return port;
};

/** Whether the list answers there; false where nobody does. */
const answers = async (address: string): Promise<boolean> => {
  try {
    const response = await fetch(address);
    return response.ok && (await response.text()).includes('"versions":["0.2"]');
  } catch {
    return false;
  }
};

const offerOf = (page: Page) =>
  page.getByRole('checkbox', { name: 'Offer the list to OpenRefine on this computer' });
const addressOf = (page: Page): Promise<string> =>
  page.getByRole('textbox', { name: 'Address to add in OpenRefine' }).inputValue();

const openSettings = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await offerOf(page).waitFor();
};

const changePort = async (page: Page, port: number): Promise<void> => {
  const field = page.getByRole('spinbutton', { name: 'Port' });
  if (!(await field.isVisible())) await page.getByText('Port and place of OpenRefine').click();
  await field.fill(String(port));
  await page.getByRole('button', { name: 'Change', exact: true }).click();
};

/** The switch in Settings that offers the list to OpenRefine, in the running desktop. */
export const offerSpecs: Specs = ({ it, launch }) => {
  let world: World;
  beforeEach(() => {
    world = createWorld(launch);
  });
  afterEach(() => world.end());

  it('offers nothing until it is turned on, then on loopback alone behind a token, over a restart, until it is turned off', async () => {
    const first = await world.start();
    await openSettings(first.page);
    expect(await offerOf(first.page).isChecked()).toBe(false);
    expect(await addressOf(first.page)).toBe('Nothing is offered.');
    const port = await freePort();
    await changePort(first.page, port);
    await first.page.getByText('Changed.').waitFor();
    expect(await answers(`http://127.0.0.1:${port}/`)).toBe(false);

    await offerOf(first.page).click();
    await first.page.getByText('The list is offered to OpenRefine.').waitFor();
    const address = await addressOf(first.page);
    expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/[\\w-]{43}$`));
    expect(await answers(address)).toBe(true);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(403);
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address: host } of outside)
      expect(await answers(address.replace('127.0.0.1', host))).toBe(false);
    await first.quit();
    expect(await answers(address)).toBe(false);

    const again = await world.start();
    await expect.poll(() => answers(address)).toBe(true);
    await openSettings(again.page);
    await expect.poll(() => addressOf(again.page)).toBe(address);
    await offerOf(again.page).click();
    await again.page.getByText('The list is no longer offered.').waitFor();
    expect(await addressOf(again.page)).toBe('Nothing is offered.');
    expect(await answers(address)).toBe(false);
  });

  it('says what to do where another program has the port, and goes on offering where it did', async () => {
    const { page } = await world.start();
    const taken = await heldPort();
    await openSettings(page);
    await changePort(page, await freePort());
    await page.getByText('Changed.').waitFor();
    await offerOf(page).click();
    await page.getByText('The list is offered to OpenRefine.').waitFor();
    const address = await addressOf(page);
    await changePort(page, taken.port);
    await page
      .getByText(/^▲ Another program has the port .*Close that program, or choose another port\.$/)
      .first()
      .waitFor();
    expect(await offerOf(page).isChecked()).toBe(true);
    expect(await addressOf(page)).toBe(address);
    expect(await answers(address)).toBe(true);
    await taken.letGo();
  });
};

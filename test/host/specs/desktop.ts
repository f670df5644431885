import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { BatchSummary, IntakeSheet } from '../../../src-main/contract/batches.ts';
import type { SystemInfo } from '../../../src-main/contract/live.ts';
import type { PublishStatus } from '../../../src-main/contract/publish.ts';
import type { Desktop } from '../../support/electron/launch.ts';
import { runCli } from '../../support/cli.ts';
import { type Refusal, contractOf } from './contract.ts';
import { dropOn, refusalOf, stageFrom } from './handing.ts';
import type { Specs } from './lane.ts';
import { type World, createWorld } from './world.ts';

type Page = { readonly items: BatchSummary[] };
const address = 'postgres://curator:hush@db.example/sangita';

/** The built app while it runs: its window, the contract through the port, and files. */
export const runningSpecs: Specs = ({ it, launch }) => {
  let world: World;
  let app: Desktop;
  beforeAll(async () => {
    world = createWorld(launch);
    app = await world.start();
  });
  afterAll(() => world.end());
  const open = (path: string): Promise<void> =>
    app.inMain(
      ({ app }, file) => void app.emit('open-file', { preventDefault: () => undefined }, file),
      path,
    );

  it('shows the built renderer in its one window', async () => {
    const { page, inMain, trouble } = app;
    expect(await page.title()).toContain('Krithi Desk');
    await page.getByRole('navigation').first().waitFor();
    const window = await inMain(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.isVisible()),
    );
    expect(window).toEqual([true]);
    expect(trouble()).not.toContain('Error');
  });

  it('shows a screen by an address of its own', async () => {
    const { page } = app;
    await page.evaluate(() => {
      (globalThis as unknown as { location: { pathname: string } }).location.pathname = '/krithis/nobody';
    });
    await page.waitForURL(/krithis\/nobody$/);
    await page.getByRole('navigation').first().waitFor();
  });

  it('answers the contract through the port: renderer, preload, main, store and back', async () => {
    const { page } = app;
    const info = await (await contractOf(page)).call<SystemInfo>('live.info');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(info).toMatchObject({ host: 'desktop', version, dataDir: world.dataDir });
  });

  it('makes a batch of a dropped file without the page ever knowing its path', async () => {
    const { page } = app;
    const staged = await stageFrom(page, world.manifest('songs.csv', 3));
    expect(staged).toMatchObject({ name: 'songs.csv' });
    expect(JSON.stringify(staged)).not.toContain(world.folder);
    const { call } = await contractOf(page);
    const sheet = await call<IntakeSheet>('batches.preview', { handle: staged.handle, options: {} });
    expect(JSON.stringify(sheet)).not.toContain(world.folder);
    const { batch } = await call<{ batch: BatchSummary }>('batches.create', {
      handle: staged.handle,
      options: {},
    });
    expect(batch).toMatchObject({ name: 'songs', file: 'songs.csv' });
    const rows = async (): Promise<number> =>
      (await call<BatchSummary>('batches.get', { id: batch.id })).rows.new;
    await expect.poll(rows).toBe(3);
  });

  it('takes a file that the page made itself by its bytes', async () => {
    const { page } = app;
    const staged = await page.evaluate(async () => {
      const desk = (
        globalThis as unknown as {
          krithiDesk: { stageFile: (file: File) => Promise<{ name: string; size: number }> };
        }
      ).krithiDesk;
      return desk.stageFile(new File(['Krithi,Hyperlink\na,http://a.example/\n'], 'made.csv'));
    });
    expect(staged).toMatchObject({ name: 'made.csv', size: 37 });
  });

  it('says in the words of the taxonomy why a file is not taken', async () => {
    const refused = await refusalOf(app.page, `${'long'.repeat(200)}.csv`);
    expect(refused).toMatchObject({ data: { code: 'internal.bad_input' } });
  });

  it('shows what a dropped file would become, and makes the batch', async () => {
    const { page } = app;
    await dropOn(page, world.manifest('dropped.csv', 4));
    await page.getByRole('dialog').getByText('dropped.csv').first().waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page
      .getByRole('heading', { name: /dropped/ })
      .first()
      .waitFor();
  });

  it('takes a file that the system opens with it', async () => {
    const { page } = app;
    await open(world.manifest('opened.csv'));
    await page.getByRole('dialog').getByText('opened.csv').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('hands files to the page also after it was loaded anew', async () => {
    const { page } = app;
    await page.reload();
    await open(world.manifest('late.csv'));
    await page.getByRole('dialog').getByText('late.csv').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('gives a finished export as a download and no other file', async () => {
    const { page } = app;
    const statuses = await page.evaluate(async () => {
      const ask = async (path: string): Promise<number> => (await globalThis.fetch(path)).status;
      return [
        await ask('/downloads/00000000000000000000000000000000'),
        await ask('/downloads/..%2F..%2Fpackage.json'),
      ];
    });
    expect(statuses).toEqual([404, 404]);
  });

  it('refuses what is not of the right form, and says so like every host', async () => {
    const { page } = app;
    const { call } = await contractOf(page);
    expect(await call<Refusal>('batches.get', { id: 'x', extra: 1 })).toHaveProperty('refused');
    expect(await call<Refusal>('batches.get', { id: 'nobody' })).toEqual({ refused: 'store.not_found' });
    expect(await call<Refusal>('batches.create', { handle: '/etc/passwd', options: {} })).toEqual({
      refused: 'manifest.not_found',
    });
  });

  it('keeps its data to itself', async () => {
    expect(statSync(join(world.dataDir, 'window')).mode & 0o077).toBe(0);
  });
};

/** The built app from its start to its end: handed files, secrets, sleep, quitting and power cuts. */
export const lifeSpecs: Specs = ({ it, launch }) => {
  let world: World;
  beforeEach(() => {
    world = createWorld(launch);
  });
  afterEach(() => world.end());

  it('hands over the files of its command line when the page is there to take them', async () => {
    const { page, inMain } = await world.start([
      world.manifest('first.csv'),
      join(world.folder, 'missing.csv'),
    ]);
    await page.getByRole('dialog').getByText('first.csv').first().waitFor();
    expect(await page.getByText('missing.csv').count()).toBe(0);
    expect(await inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('keeps the address of the main database for this session only where there is no keychain', async () => {
    const desktop = await world.start([], { STAND_IN_KEYCHAIN: '0' });
    const hasKeychain = await desktop.inMain(
      ({ safeStorage }) => safeStorage.getSelectedStorageBackend?.() !== 'basic_text',
    );
    if (hasKeychain) return;
    const status = await (
      await contractOf(desktop.page)
    ).call<PublishStatus>('publish.setPostgres', { address });
    expect(status.postgres).toMatchObject({ set: true, remembered: false });
    expect(JSON.stringify(status)).not.toContain('hush');
    await desktop.quit();
    const again = await world.start([], { STAND_IN_KEYCHAIN: '0' });
    const after = await (await contractOf(again.page)).call<PublishStatus>('publish.status');
    expect(after.postgres).toMatchObject({ set: false, remembered: false });
  });

  it('goes on at once when the machine wakes, and gives its work back before it sleeps', async () => {
    const { page, inMain } = await world.start();
    const { call } = await contractOf(page);
    await inMain(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    const staged = await stageFrom(page, world.manifest('asleep.csv'));
    const { batch } = await call<{ batch: BatchSummary }>('batches.create', {
      handle: staged.handle,
      options: {},
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await call<BatchSummary>('batches.get', { id: batch.id })).rows.total).toBe(0);
    await inMain(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect
      .poll(async () => (await call<BatchSummary>('batches.get', { id: batch.id })).rows.total)
      .toBe(2);
  });

  it('quits within five seconds, keeps what it said was done, and leaves the folder to others', async () => {
    const desktop = await world.start();
    const { call } = await contractOf(desktop.page);
    const staged = await stageFrom(desktop.page, world.manifest('kept.csv', 40));
    await call('batches.create', { handle: staged.handle, options: {} });
    const begun = performance.now();
    expect(await desktop.quit()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(6500);
    const { out, code } = await runCli(['status', '--data-dir', world.dataDir, '--json']);
    expect([code, out]).toEqual([0, expect.stringContaining('kept')]);
  });

  it('goes on after a power cut with what was on disk', async () => {
    const desktop = await world.start();
    const { call } = await contractOf(desktop.page);
    const staged = await stageFrom(desktop.page, world.manifest('cut.csv', 25));
    const { batch } = await call<{ batch: BatchSummary }>('batches.create', {
      handle: staged.handle,
      options: {},
    });
    await desktop.kill();
    const again = await world.start();
    const contract = await contractOf(again.page);
    const { items } = await contract.call<Page>('batches.list', {});
    expect(items.map(({ id }) => id)).toEqual([batch.id]);
    await expect
      .poll(async () => (await contract.call<BatchSummary>('batches.get', { id: batch.id })).rows.new)
      .toBe(25);
  });

  const quitTwice = async (desktop: Desktop): Promise<number | null> => {
    await desktop.inMain(({ app }) => app.quit());
    return desktop.quit();
  };
  it('can be asked twice to quit', async () => {
    expect(await quitTwice(await world.start())).toBe(0);
  });
};

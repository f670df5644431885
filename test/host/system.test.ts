import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { PublishStatus } from '../../src-main/contract/publish.ts';
import { couldNotStart } from '../../src-main/hosts/could-not-start.ts';
import { startApp } from '../support/cli.ts';
import { type Desktop, launchStandIn, spawnStandIn } from '../support/electron/launch.ts';
import { startSite } from '../support/site/index.ts';
import { contractOf } from './specs/contract.ts';
import { stageFrom } from './specs/handing.ts';
import { type World, createWorld } from './specs/world.ts';

/** What the desktop asks of the system, which the stand-in writes down. */
describe('the desktop and the system', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld(launchStandIn);
  });
  afterEach(() => world.end());

  const askedFor = (desktop: Desktop, what: string): Promise<unknown[]> =>
    desktop.inMain(
      ({ asked }, name) => asked.filter((each) => each.what === name).map(({ how }) => how),
      what,
    );

  /** The app with a batch of one page, fetched from a site on loopback. */
  const withOnePage = async () => {
    const row = {
      title: 'vAtApi gaNapatiM',
      raga: 'haMsadhvani',
      link: 'http://guru-guha.blogspot.com/2007/07/vatapi.html',
    };
    const site = await startSite({ rows: [row], seed: 3 });
    onTestFinished(site.close);
    const desktop = await world.start(['--connect-to', `guru-guha.blogspot.com:80:127.0.0.1:${site.port}`]);
    const { call } = await contractOf(desktop.page);
    const path = join(world.folder, 'one.csv');
    writeFileSync(path, `Krithi,Raga,Hyperlink\n${row.title},${row.raga},${row.link}\n`);
    const { handle } = await stageFrom(desktop.page, path);
    await call('batches.create', { handle, options: {} });
    return { desktop, call };
  };

  it('hands the files of a second start to the first and ends it', async () => {
    const first = await world.start();
    const words = world.words([world.manifest('second.csv'), '--some-switch-of-chromium']);
    const [code] = (await once(spawnStandIn({ args: words }), 'exit')) as [number];
    expect(code).toBe(0);
    await first.page.getByRole('dialog').getByText('second.csv').first().waitFor();
    expect(await askedFor(first, 'window.focus')).toHaveLength(1);
  });

  it('says that another has the folder open, and does not start', async () => {
    const other = await startApp(world.words());
    const child = spawnStandIn({ args: world.words() });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    await other.stop();
    expect([code, said]).toEqual([
      couldNotStart,
      expect.stringContaining('Another Krithi Desk has this data folder open.'),
    ]);
  });

  it('seals the address of the main database with the keychain and finds it again', async () => {
    const keychain = { STAND_IN_KEYCHAIN: '1' };
    const address = 'postgres://curator:hush-hush@db.example/sangita';
    const first = await world.start([], keychain);
    const set = await (await contractOf(first.page)).call<PublishStatus>('publish.setPostgres', { address });
    expect(set.postgres).toMatchObject({ set: true, remembered: true });
    await first.quit();
    for (const name of readdirSync(world.dataDir).filter((each) => each.includes('sqlite'))) {
      expect(readFileSync(join(world.dataDir, name)).includes('hush-hush')).toBe(false);
    }
    const second = await world.start([], keychain);
    const contract = await contractOf(second.page);
    const found = await contract.call<PublishStatus>('publish.status');
    expect(found.postgres).toMatchObject({ set: true, remembered: true });
    await contract.call('publish.setPostgres', { address: null });
    await second.quit();
    const third = await world.start([], keychain);
    expect((await (await contractOf(third.page)).call<PublishStatus>('publish.status')).postgres.set).toBe(
      false,
    );
  });

  it('keeps the address while the keychain is locked, says so, and reads it once that is open', async () => {
    const address = 'postgres://curator:hush-hush@db.example/sangita';
    const first = await world.start([], { STAND_IN_KEYCHAIN: '1' });
    await (await contractOf(first.page)).call<PublishStatus>('publish.setPostgres', { address });
    await first.quit();
    const locked = await world.start([], { STAND_IN_KEYCHAIN: 'locked' });
    const contract = await contractOf(locked.page);
    const { postgres } = await contract.call<PublishStatus>('publish.status');
    expect(postgres).toMatchObject({ set: false, remembered: true, sealed: { code: 'publish.sealed' } });
    await locked.page.getByRole('link', { name: 'Publish' }).first().click();
    await locked.page.getByText('the keychain did not open it').waitFor();
    await locked.inMain(() => void (process.env['STAND_IN_KEYCHAIN'] = '1'));
    await locked.page.getByRole('button', { name: 'Try again' }).click();
    await locked.page.getByText('db.example').first().waitFor();
    const open = await contract.call<PublishStatus>('publish.status');
    expect(open.postgres).toMatchObject({ set: true, remembered: true, sealed: null });
  });

  it('keeps the machine awake and shows progress while it works, and says when the batch is done', async () => {
    const { desktop, call } = await withOnePage();
    await expect.poll(() => askedFor(desktop, 'notification'), { timeout: 30_000 }).toHaveLength(1);
    expect(await askedFor(desktop, 'notification')).toEqual([
      { title: 'one is done', body: expect.any(String) },
    ]);
    expect(await askedFor(desktop, 'powerSaveBlocker.start')).toEqual(['prevent-app-suspension']);
    expect(await askedFor(desktop, 'powerSaveBlocker.stop')).toHaveLength(1);
    const progress = (await askedFor(desktop, 'window.setProgressBar')).map(Number);
    expect([progress[0], progress.at(-1)]).toEqual([-1, -1]);
    expect(progress.some((value) => value > 0 && value < 1)).toBe(true);

    type Krithis = { readonly items: readonly { readonly id: string }[] };
    const [krithi] = (await call<Krithis>('krithis.list', {})).items;
    const link = await call<{ opened: boolean }>('live.openLink', { krithi: krithi?.id });
    expect(link.opened).toBe(true);
    expect(await askedFor(desktop, 'shell.openExternal')).toEqual([
      'https://guru-guha.blogspot.com/2007/07/vatapi.html',
    ]);
  });

  it('has a menu with what the system expects', async () => {
    const desktop = await world.start();
    const menu = await desktop.inMain(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map(({ label, role }) => label ?? role),
    );
    expect(menu.filter((each) => each !== 'appMenu')).toEqual([
      '&File',
      'editMenu',
      '&View',
      'windowMenu',
      'help',
    ]);
  });
});

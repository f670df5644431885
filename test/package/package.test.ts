import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SystemInfo } from '../../src-main/contract/live.ts';
import { filesIn } from '../../src-main/hosts/desktop/files.ts';
import { contractOf } from '../host/specs/contract.ts';
import { type AsarFile, extractAsar, readAsar } from '../support/asar.ts';
import { makeDistribution, readFuses } from '../support/electron/distribution.ts';
import { launchStandIn } from '../support/electron/launch.ts';

const root = resolve(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const require = createRequire(import.meta.url);
const { version: electronVersion } = require('electron/package.json') as { version: string };

const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
/** The processor that a native file is for, in its header. */
const elfMachine = arch === 'arm64' ? 183 : 62;

/** What electron-builder makes of the built app, on a distribution that stands in for Electron's. */
describe('the packed app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-package-'));
  const app = join(folder, 'dist', arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);
  const archive = join(app, 'resources', 'app.asar');
  let files: AsarFile[];
  const textOf = (path: string): string =>
    files
      .find((file) => file.path === path)
      ?.bytes()
      .toString('utf8') ?? '';

  beforeAll(async () => {
    makeDistribution(join(folder, 'electron'), electronVersion);
    const builder = require.resolve('electron-builder/cli.js');
    const overrides = [
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ];
    await run(process.execPath, [builder, '--linux', 'dir', `--${arch}`, ...overrides], { cwd: root });
    files = readAsar(archive);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the bundles, the migrations and the native module, and nothing else', () => {
    const kinds = files.map(
      ({ path }) =>
        /^(out\/(main|preload|renderer)|migrations|node_modules\/[^/]+)\//.exec(path)?.[1] ?? path,
    );
    expect([...new Set(kinds)].toSorted()).toEqual([
      'migrations',
      'node_modules/better-sqlite3',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
    ]);
  });

  it('holds no source, test, map or secret', () => {
    const unwanted = files.filter(({ path }) =>
      /\.(ts|tsx|map|env|tsbuildinfo|gyp|c|cpp|h)$|(^|\/)(test|src|deps|fixtures|\.git)/.test(path),
    );
    expect(unwanted.map(({ path }) => path)).toEqual([]);
    const traces = files.filter((file) => file.bytes().includes(root));
    expect(traces.map(({ path }) => path)).toEqual([]);
  });

  it('brings the one native file of its target, outside of the archive', () => {
    const natives = files.filter(({ path }) => path.endsWith('.node'));
    expect(natives.map(({ path, entry }) => [path, entry.unpacked])).toEqual([
      [`node_modules/better-sqlite3/prebuilds/linux-${arch}.node`, true],
    ]);
    const head = natives[0]?.bytes().subarray(0, 20) ?? Buffer.alloc(20);
    expect([head.toString('latin1', 1, 4), head[4], head.readUInt16LE(18)]).toEqual(['ELF', 2, elfMachine]);
  });

  it('brings every migration of the journal', () => {
    const journal = JSON.parse(textOf('migrations/meta/_journal.json')) as { entries: { tag: string }[] };
    expect(journal.entries.length).toBeGreaterThan(0);
    for (const { tag } of journal.entries)
      expect(textOf(`migrations/${tag}.sql`)).toBe(
        readFileSync(join(root, 'migrations', `${tag}.sql`), 'utf8'),
      );
  });

  it('brings the resources that the engine asks for beside the archive, and not what they are made from', () => {
    const folderOf = join(app, 'resources', 'resources');
    expect(existsSync(join(folderOf, 'authority', 'authority.json'))).toBe(true);
    const all = readdirSync(folderOf, { recursive: true }).map(String);
    expect(all.filter((path) => /\.(ts|md)$/.test(path))).toEqual([]);
    const sample = readdirSync(join(root, 'resources', 'sample')).filter((name) => !/\.(ts|md)$/.test(name));
    expect(all).toEqual(expect.arrayContaining(sample.map((name) => join('sample', name))));
  });

  it('names its entry and neither scripts nor packages for developers', () => {
    const shipped = JSON.parse(textOf('package.json')) as Record<string, unknown>;
    expect(shipped).toMatchObject({ name: 'krithi-desk', type: 'module', main: 'out/main/index.js' });
    expect(files.some(({ path }) => path === shipped['main'])).toBe(true);
    expect([shipped['scripts'], shipped['devDependencies']]).toEqual([undefined, undefined]);
  });

  it('has its fuses set', () => {
    expect(readFuses(join(app, 'krithi-desk'))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
    expect(files.filter(({ entry }) => entry.integrity?.algorithm !== 'SHA256')).toEqual([]);
  });

  it('offers itself for the files that it takes, beside the spreadsheet', () => {
    const settings = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const extensions = [...settings.matchAll(/ext: \[?([^\]\n]+)/g)].flatMap(
      ([, list]) => list?.split(', ') ?? [],
    );
    expect(extensions).toEqual(expect.arrayContaining(['csv', 'krithipack']));
    expect(
      filesIn(
        extensions.map((each) => `songs.${each}`),
        '/',
      ),
    ).toHaveLength(extensions.length);
    expect(settings).toMatch(/rank: Alternate/);
    expect(settings).not.toContain('electronDist');
  });

  it('is small', () => {
    const native = files.filter(({ path }) => path.endsWith('.node'));
    const inside = statSync(archive).size;
    expect(inside).toBeLessThan(8 * 1024 * 1024);
    expect(native.reduce((sum, { entry }) => sum + (entry.size ?? 0), 0)).toBeLessThan(4 * 1024 * 1024);
  });

  // The packed native file is for Linux.
  it.skipIf(process.platform !== 'linux')('starts from what was packed', async () => {
    const unpacked = join(folder, 'app');
    extractAsar(archive, unpacked);
    cpSync(join(app, 'resources', 'resources'), join(unpacked, 'resources'), { recursive: true });
    const desktop = await launchStandIn({ folder: unpacked, args: ['--data-dir', join(folder, 'data')] });
    await desktop.page.getByRole('navigation').first().waitFor();
    const info = await (await contractOf(desktop.page)).call<SystemInfo>('live.info');
    expect(info).toMatchObject({ host: 'desktop', dataDir: join(folder, 'data') });
    expect(await desktop.quit()).toBe(0);
  });
});

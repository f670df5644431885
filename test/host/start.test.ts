import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  electronBinary,
  fetchElectron,
  runProcess,
  whyNoDesktop,
} from '../../src-main/hosts/electron-binary.ts';
import { tempFolder } from '../support/temp.ts';

const root = resolve(import.meta.dirname, '..', '..');
let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

/** A checkout with Electron's package in it, whose installer does what it is told. */
const checkout = (installer: string): string => {
  const place = join(folder.path, 'node_modules', 'electron');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'install.js'), installer);
  return folder.path;
};
const install = `const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync(__dirname + '/dist');
writeFileSync(__dirname + '/dist/electron', '');
writeFileSync(__dirname + '/path.txt', 'electron');`;

describe("Electron's binary", () => {
  it('is not there until the package says where', () => {
    expect(electronBinary(checkout(''), {})).toBeNull();
  });

  it('is not there when the package names a file that is gone', () => {
    const place = checkout('');
    writeFileSync(join(place, 'node_modules', 'electron', 'path.txt'), 'electron');
    expect(electronBinary(place, {})).toBeNull();
  });

  it('is found where the environment says', () => {
    writeFileSync(join(folder.path, 'electron'), '');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder.path };
    expect(electronBinary(checkout(''), env)).toBe(join(folder.path, 'electron'));
  });

  it('is fetched by its own installer', async () => {
    const place = checkout(install);
    expect(await fetchElectron(place, {}, 20_000)).toBe(true);
    expect(electronBinary(place, {})).toBe(join(place, 'node_modules', 'electron', 'dist', 'electron'));
  });

  it('is given up when it cannot be fetched, and when that takes too long', async () => {
    expect(await fetchElectron(checkout('process.exit(1)'), {}, 20_000)).toBe(false);
    const begun = performance.now();
    expect(await fetchElectron(checkout('setInterval(() => undefined, 1000)'), {}, 500)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('is of no use without a display or as root', () => {
    expect(whyNoDesktop('linux', {}, 1000)).toContain('display');
    expect(whyNoDesktop('linux', { DISPLAY: ':0' }, 0)).toContain('root');
    expect(whyNoDesktop('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
    expect(whyNoDesktop('darwin', {}, 501)).toBeNull();
  });
});

describe('a process', () => {
  it('has no exit code when it could not be started', async () => {
    expect(await runProcess(join(folder.path, 'nothing'), [], {})).toEqual({ code: null });
    expect(await runProcess(process.execPath, ['-e', 'process.exit(3)'], {})).toEqual({ code: 3 });
  });
});

describe('npm start', () => {
  const start = (env: NodeJS.ProcessEnv): ChildProcess =>
    spawn(
      process.execPath,
      [join(root, 'src-main', 'hosts', 'start.ts'), '--data-dir', join(folder.path, 'data')],
      {
        env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );

  it('serves the browser where there is no desktop, says why in one line, prints the address and stays up', async () => {
    const child = start({});
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    if (child.stdout === null) throw new Error('no standard output');
    const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    const answer = await fetch(address, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(said.split('\n')[0]).toBe(
      'Krithi Desk opens in your browser: this machine has no display. Ctrl+C ends it.',
    );
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect([0, 130]).toContain(code);
  });

  const isRoot = process.getuid?.() === 0;
  it.skipIf(process.platform !== 'linux' || isRoot)(
    'goes on in the browser when Electron does not run here',
    async () => {
      writeFileSync(join(folder.path, 'electron'), '#!/bin/sh\nexit 127\n');
      chmodSync(join(folder.path, 'electron'), 0o755);
      const child = start({ DISPLAY: ':7', ELECTRON_OVERRIDE_DIST_PATH: folder.path });
      if (child.stderr === null) throw new Error('no standard error');
      const [line] = (await once(createInterface({ input: child.stderr }), 'line')) as [string];
      expect(line).toContain('Electron does not run on this machine');
      child.kill('SIGKILL');
    },
  );
});

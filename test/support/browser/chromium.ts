import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

/** Quiet, and without a GPU or a sandbox, which containers and root cannot have. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..', '..', '..');

/**
 * A Chromium that can be started: the packed one of `@sparticuz/chromium` on
 * Linux x64, Playwright's own elsewhere, fetched when it is not there yet.
 */
export const chromiumPath = (): Promise<string> =>
  process.platform === 'linux' && process.arch === 'x64' ? packedChromium() : playwrightChromium();

const playwrightChromium = async (): Promise<string> => {
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    await run(process.execPath, [cli, 'install', 'chromium'], { cwd: root });
  }
  return path;
};

/** Unpacked once beside the packages, in a folder of its own; several test runs may ask at the same time. */
const packedChromium = async (): Promise<string> => {
  const bin = join(root, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const release = createHash('sha256')
    .update(await readFile(join(bin, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const cache = join(root, 'node_modules', '.cache', 'krithi-desk');
  const folder = join(cache, `chromium-${release}`);
  const path = join(folder, 'chromium');
  if (existsSync(path)) return path;
  await mkdir(cache, { recursive: true });
  const unpacking = await mkdtemp(join(cache, 'unpacking-'));
  try {
    // The package unpacks into the temporary folder of its process, so it gets one of its own.
    const script = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
    await run(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      env: { ...process.env, TMPDIR: unpacking },
    });
    await rename(unpacking, folder);
  } catch (thrown) {
    // Another run was faster.
    if (!existsSync(path)) throw thrown;
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
  return path;
};

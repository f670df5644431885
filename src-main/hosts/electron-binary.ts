import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Electron's binary, where the package was told or fetched it; null when it is
 * not there. The package itself is never imported: that would start a download.
 */
export const electronBinary = (root: string, env: Env): string | null => {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override === undefined && name === null) return null;
  const path = join(override ?? join(folder, 'dist'), name ?? 'electron');
  return existsSync(path) ? path : null;
};

/** Why the desktop app cannot be shown here whatever is installed; null when it can. */
export const whyNoDesktop = (
  platform: NodeJS.Platform,
  env: Env,
  userId: number | undefined,
): string | null => {
  if (platform !== 'linux') return null;
  const hasDisplay = (env.DISPLAY ?? '') !== '' || (env.WAYLAND_DISPLAY ?? '') !== '';
  if (!hasDisplay) return 'this machine has no display';
  return userId === 0 ? "Electron's sandbox does not run as root" : null;
};

/** How a process ended: its exit code, null when a signal or the time limit stopped it or it never started. */
export type Ended = { readonly code: number | null };

/** Runs a process to its end, or to `signal`'s. Never rejects. */
export const runProcess = (
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'stdio' | 'env' | 'cwd' | 'signal'>,
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { ...options, killSignal: 'SIGKILL' });
    child.once('error', () => resolve({ code: null }));
    child.once('exit', (code) => resolve({ code }));
  });

/** Lets the package fetch its binary, for `limitMs` at most. True when it is there afterwards. */
export const fetchElectron = async (root: string, env: Env, limitMs: number): Promise<boolean> => {
  await runProcess(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    cwd: root,
    env: { ...env },
    stdio: 'ignore',
    signal: AbortSignal.timeout(limitMs),
  });
  return electronBinary(root, env) !== null;
};

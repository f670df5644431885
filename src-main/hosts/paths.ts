import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the parts of the program lie; a packaged app hands in its own. */
export type ProgramPaths = {
  readonly migrationsDir: string;
  readonly resourcesDir: string;
  readonly rendererDir: string;
  readonly workerUrl: URL;
};

const root = resolve(import.meta.dirname, '..', '..');

/** In a checkout: everything lies beside the sources, and the worker runs from them. */
export const checkoutPaths = (): ProgramPaths => ({
  migrationsDir: join(root, 'migrations'),
  resourcesDir: join(root, 'resources'),
  rendererDir: join(root, 'out', 'renderer'),
  workerUrl: new URL('../orchestrator/compute-worker.ts', import.meta.url),
});

/** The operating system's place for this app's data. */
export const defaultDataDir = (
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string => {
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Krithi Desk');
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Krithi Desk');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'krithi-desk');
};

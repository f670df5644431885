import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron/main';
import { partly, preventable } from './partly.ts';

/** The application: its life from `ready` to `quit`, its paths, and the lock that makes it the only one. */
const events = new EventEmitter();
const folder = process.argv[1] ?? '.';
const paths = new Map<string, string>([['userData', join(tmpdir(), `stand-in-${process.pid}`)]]);
const readiness = Promise.withResolvers<undefined>();
let isReady = false;

/** Windows that are closed when the app quits. */
export const openWindows = new Set<{ readonly destroy: () => void }>();

const exit = (code = 0): never => {
  rmSync(join(paths.get('userData') ?? '', `lock-${process.pid}`), { force: true });
  process.exit(code);
};

const quit = (): void => {
  // Electron's loop ends after the call has returned.
  setImmediate(() => {
    const event = preventable({});
    events.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of openWindows) window.destroy();
    events.emit('will-quit', preventable({}));
    events.emit('quit', {}, 0);
    exit();
  });
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A second one leaves its words in the folder, and the first reads them there. */
const requestSingleInstanceLock = (data: Record<string, unknown> = {}): boolean => {
  const place = paths.get('userData') ?? '';
  mkdirSync(place, { recursive: true });
  if (readdirSync(place).some((name) => name.startsWith('lock-') && isAlive(Number(name.slice(5))))) {
    const draft = join(place, `draft-${process.pid}`);
    writeFileSync(draft, JSON.stringify([process.argv, process.cwd(), data]));
    renameSync(draft, join(place, `handed-${process.pid}`));
    return false;
  }
  writeFileSync(join(place, `lock-${process.pid}`), '');
  watch(place, () => {
    for (const name of readdirSync(place).filter((each) => each.startsWith('handed-'))) {
      const handed = JSON.parse(readFileSync(join(place, name), 'utf8')) as unknown[];
      rmSync(join(place, name));
      events.emit('second-instance', {}, ...handed);
    }
  }).unref();
  return true;
};

const members = {
  isPackaged: false,
  getVersion: () =>
    (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version,
  getAppPath: () => folder,
  getPath: (name) => paths.get(name) ?? join(tmpdir(), name),
  setPath: (name, path) => void paths.set(name, path),
  enableSandbox: () => {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  },
  isReady: () => isReady,
  whenReady: () => readiness.promise,
  requestSingleInstanceLock,
  quit,
  exit,
} satisfies Partial<App>;
export const app = partly<App>('app', Object.assign(events, members));

/** Called when the app's main module has been evaluated. */
export const ready = (): void => {
  isReady = true;
  events.emit('ready', {});
  readiness.resolve(undefined);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, quit);

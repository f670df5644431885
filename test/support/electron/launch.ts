import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type * as ElectronCommon from 'electron/common';
import type * as ElectronMain from 'electron/main';
import { type Browser, type Page, _electron, chromium } from '@playwright/test';
import { electronBinary } from '../../../src-main/hosts/electron-binary.ts';
import { chromiumFlags, chromiumPath } from '../browser/chromium.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = fileURLToPath(new URL('./run.ts', import.meta.url));

/** What a function that runs in main is given: the parts of Electron, and on the stand-in what was asked of the system. */
type Main = Pick<
  typeof ElectronMain,
  'app' | 'BrowserWindow' | 'dialog' | 'Menu' | 'powerMonitor' | 'safeStorage'
> &
  Pick<typeof ElectronCommon, 'shell'> & {
    readonly asked: readonly { readonly what: string; readonly how: unknown }[];
  };

export type Desktop = {
  readonly page: Page;
  /** Runs a function in main; it must stand alone and what it gives back must be plain. */
  readonly inMain: <T, A = null>(work: (electron: Main, arg: A) => T | Promise<T>, arg?: A) => Promise<T>;
  /** What was printed on standard error so far. */
  readonly trouble: () => string;
  /** Asks the app to quit; resolves with its exit code. */
  readonly quit: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
};

export type LaunchOptions = {
  /** A built checkout or an unpacked archive. */
  readonly folder?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};
export type Launch = (options: LaunchOptions) => Promise<Desktop>;

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

/** Starts the app of `folder` without waiting for a window: for a second start. */
export const spawnStandIn = ({ folder = root, args, env = {} }: LaunchOptions): ChildProcess =>
  fork(run, [folder, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const startChromium = async (): Promise<{ readonly browser: Browser; readonly address: string }> => {
  const port = await freePort();
  const flags = [...chromiumFlags, `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: flags });
  return { browser, address: `http://127.0.0.1:${port}` };
};

const ourPage = async (browser: Browser): Promise<Page> => {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  const isOurs = (page: Page): boolean => page.url().includes('.app.invalid');
  for (;;) {
    const page = context.pages().find(isOurs);
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

export const launchStandIn: Launch = async (options) => {
  const { browser, address } = await startChromium();
  const view = await chromium.connectOverCDP(address);
  const child = spawnStandIn({ ...options, env: { ...options.env, STAND_IN_BROWSER: address } });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const gone = ended(child);
  const page = await Promise.race([
    ourPage(view),
    gone.then((code) => Promise.reject(new Error(`the app ended with ${code}: ${printed}`))),
  ]);
  await page.waitForLoadState('load');
  let last = 0;
  const close = async (): Promise<number | null> => {
    const code = await gone;
    await browser.close();
    return code;
  };
  return {
    page,
    inMain: async <T, A>(work: (electron: Main, arg: A) => T | Promise<T>, arg?: A) => {
      last += 1;
      const id = last;
      const answer = new Promise<T>((resolve, reject) => {
        const listen = (said: { id: number; value?: T; error?: string }): void => {
          if (said.id !== id) return;
          child.off('message', listen);
          if (said.error === undefined) resolve(said.value as T);
          else reject(new Error(said.error));
        };
        child.on('message', listen);
      });
      child.send({ id, source: work.toString(), arg: arg ?? null });
      return answer;
    },
    trouble: () => printed,
    quit: () => {
      child.kill('SIGTERM');
      return close();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await close();
    },
  };
};

/** Electron's binary where the machine has it. */
export const binary = electronBinary(root, process.env);

export const launchElectron: Launch = async ({ folder = root, args, env = {} }) => {
  if (binary === null) throw new Error("Electron's binary is not installed");
  const app = await _electron.launch({
    executablePath: binary,
    args: [folder, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  let printed = '';
  app.process().stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    inMain: (work, arg) => app.evaluate(work as never, (arg ?? null) as never),
    trouble: () => printed,
    quit: async () => {
      await app.close();
      return app.process().exitCode;
    },
    kill: async () => {
      app.process().kill('SIGKILL');
      await ended(app.process());
    },
  };
};

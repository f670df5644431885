import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Desktop } from '../../support/electron/launch.ts';
import type { Specs } from './lane.ts';

type Bridge = {
  readonly sum: (a: number, b: number) => number;
  readonly fails: () => void;
  readonly rejects: () => Promise<never>;
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
  readonly callBack: (callback: (...args: unknown[]) => void) => void;
  readonly connect: () => void;
  readonly fs: string;
  readonly sibling: string;
};
type PortLike = {
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly start: () => void;
  readonly postMessage: (data: unknown) => void;
};
/** What the functions that run in the page find there. */
declare const bridge: Bridge;
declare const port: PortLike | undefined;
declare const location: { href: string };
declare const history: { readonly pushState: (state: null, unused: string, url: string) => void };

const folder = fileURLToPath(new URL('../conformance-app', import.meta.url));

/** What the stand-in claims to do as Electron does it. Run on both, this is the proof of the claim. */
export const conformanceSpecs: Specs = ({ it, launch }) => {
  let app: Desktop;
  beforeAll(async () => {
    app = await launch({ folder, args: [] });
  });
  afterAll(() => app?.quit());

  it('evaluates the main module to its end before it is ready', async () => {
    const order = await app.inMain(() => (globalThis as unknown as { order: string[] }).order);
    expect(order).toEqual(['evaluated before ready', 'after an await', 'ready']);
    expect(await app.inMain(({ app }) => [app.getVersion(), app.isPackaged, app.isReady()])).toEqual([
      '1.2.3',
      false,
      true,
    ]);
  });

  it('refuses what must come before ready once it is ready', async () => {
    const refusal = await app.inMain(({ app }) => {
      try {
        app.enableSandbox();
        return 'allowed';
      } catch (thrown) {
        return String(thrown);
      }
    });
    expect(refusal).toContain('before app is ready');
  });

  it('shows the page under the scheme of the app, with what its handler answers', async () => {
    expect(await app.page.title()).toBe('conformance');
    expect(
      await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.url),
    ).toBe('app://here/');
    const answers = await app.page.evaluate(async () => {
      const found = await globalThis.fetch('/other');
      const lost = await globalThis.fetch('/nothing.js');
      return [found.status, found.headers.get('x-method'), lost.status];
    });
    expect(answers).toEqual([200, 'GET', 404]);
  });

  it('has the bridge there before the first script of the page, frozen, and nothing else of the preload', async () => {
    const found = await app.page.evaluate(() => ({
      atStart: (globalThis as unknown as { atStart: string }).atStart,
      isFrozen: Object.isFrozen(bridge),
      others: ['require', 'process', 'module', 'ipcRenderer', 'secret', 'Buffer'].filter(
        (name) => name in globalThis,
      ),
    }));
    expect(found).toEqual({ atStart: 'object', isFrozen: true, others: [] });
  });

  it('gives a sandboxed preload no module but its own few', async () => {
    expect(await app.page.evaluate(() => [bridge.fs, bridge.sibling])).toEqual(['refused', 'refused']);
  });

  it('carries values, failures and callbacks over the bridge', async () => {
    const found = await app.page.evaluate(async () => {
      const called: unknown[] = [];
      bridge.callBack((...args) => called.push(...args));
      const thrown = ((): unknown => {
        try {
          return bridge.fails();
        } catch (error) {
          return String(error);
        }
      })();
      const rejected: unknown = await bridge.rejects().catch((given: unknown) => given);
      return {
        sum: bridge.sum(2, 3),
        thrown: String(thrown).includes('thrown here'),
        rejected,
        called: called.map(String),
      };
    });
    expect(found).toEqual({
      sum: 5,
      thrown: true,
      rejected: { data: { code: 'plain' } },
      called: ['called', '1,2,250'],
    });
  });

  it('answers invoke with copies, keeps bytes bytes, and wraps what is thrown', async () => {
    const found = await app.page.evaluate(async () => {
      const failing = (channel: string, ...args: unknown[]): Promise<unknown> =>
        bridge.invoke(channel, ...args).then(
          () => 'no failure',
          (thrown: unknown) => String(thrown),
        );
      return {
        echo: await bridge.invoke('echo', 1, { a: ['ā', null] }),
        kind: await bridge.invoke('kind', new Uint8Array([0, 255])),
        failed: await failing('fail'),
        nobody: await failing('nobody'),
      };
    });
    expect(found.echo).toEqual([1, { a: ['ā', null] }]);
    expect(found.kind).toBe('[object Uint8Array]');
    expect(found.failed).toContain("Error invoking remote method 'fail': Error: no luck");
    expect(found.nobody).toContain("No handler registered for 'nobody'");
  });

  it('tells main which frame of which origin asks', async () => {
    expect(await app.page.evaluate(() => bridge.invoke('sender'))).toEqual({
      origin: 'app://here',
      parent: null,
      main: true,
    });
  });

  it('hands a port to the page, in order and with what was posted before anyone listened', async () => {
    const got = await app.page.evaluate(async () => {
      const said: string[] = [];
      bridge.connect();
      const until = async (isSo: () => boolean): Promise<void> => {
        while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      await until(() => port !== undefined);
      port?.addEventListener('message', ({ data }) => said.push(String(data)));
      port?.start();
      await until(() => said.length === 1);
      for (let n = 0; n < 20; n += 1) port?.postMessage(n);
      port?.postMessage(new Uint8Array([9, 8]));
      await until(() => said.length === 22);
      return said;
    });
    expect(got).toEqual(['before start', ...Array.from({ length: 20 }, (_, n) => `back,${n}`), '9,8']);
  });

  it('asks before the page goes elsewhere, and stays when it may not', async () => {
    await app.page.evaluate(() => {
      location.href = 'https://elsewhere.example/x';
    });
    const seen = () => app.inMain(() => (globalThis as unknown as { seen: string[] }).seen);
    await expect.poll(seen).toContain('https://elsewhere.example/x');
    await expect.poll(() => app.page.title()).toBe('conformance');
  });

  it('does not ask about a change of the address within the page', async () => {
    await app.page.evaluate(() => history.pushState(null, '', '/within'));
    const url = () =>
      app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.url);
    await expect.poll(url).toBe('app://here/within');
    const seen = await app.inMain(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(seen).not.toContain('app://here/within');
    expect(seen).not.toContain('port closed');
    await app.page.evaluate(() => history.pushState(null, '', '/'));
  });

  it('closes the ports of a page that is loaded anew', async () => {
    await app.page.reload();
    const seen = () => app.inMain(() => (globalThis as unknown as { seen: string[] }).seen);
    await expect.poll(seen).toContain('port closed');
    expect(await app.page.evaluate(() => bridge.sum(1, 1))).toBe(2);
  });

  it('holds a quit back while someone prevents it', async () => {
    await app.inMain(({ app }) => {
      app.once('before-quit', (event) => event.preventDefault());
      app.quit();
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await app.quit()).toBe(0);
  });
};

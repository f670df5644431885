import { afterAll, beforeAll, expect } from 'vitest';
import type { Desktop } from '../../support/electron/launch.ts';
import type { Specs } from './lane.ts';
import { type World, createWorld } from './world.ts';

/** What the functions that run in the page find there. */
declare const window: { readonly open: (url: string) => unknown };
declare const location: { href: string; readonly origin: string };
declare const navigator: {
  readonly permissions: {
    readonly query: (what: { readonly name: string }) => Promise<{ readonly state: string }>;
  };
};
type Element = { src: string; textContent: string };
declare const document: {
  readonly createElement: (tag: string) => Element;
  readonly body: { readonly append: (node: Element) => void };
  readonly addEventListener: (
    type: string,
    listener: (event: { readonly violatedDirective: string }) => void,
  ) => void;
};

/** Addresses that look like ours to whoever compares prefixes, and others. */
const foreign = [
  'https://krithi-desk.example/',
  'https://elsewhere.example/app://krithi-desk/',
  'http://127.0.0.1:9/',
  'data:text/html,<p>inside</p>',
  'file:///etc/passwd',
];

export const securitySpecs: Specs = ({ it, launch }) => {
  let world: World;
  let app: Desktop;
  beforeAll(async () => {
    world = createWorld(launch);
    app = await world.start();
  });
  afterAll(() => world.end());

  it('exposes three functions to the page and nothing of Node or Electron', async () => {
    const found = await app.page.evaluate(() => ({
      desk: Object.entries((globalThis as unknown as { krithiDesk: object }).krithiDesk).map(
        ([name, value]) => [name, typeof value],
      ),
      others: ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    }));
    expect(found.desk.toSorted()).toEqual([
      ['connect', 'function'],
      ['onFiles', 'function'],
      ['stageFile', 'function'],
    ]);
    expect(found.others).toEqual([]);
  });

  it('stays on its own pages', async () => {
    const before = app.page.url();
    for (const url of foreign) {
      await app.page.evaluate((address) => {
        location.href = address;
      }, url);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(app.page.url()).toBe(before);
    expect(await app.page.title()).toContain('Krithi Desk');
  });

  it('opens no second window', async () => {
    await app.page.evaluate(() => void window.open('https://elsewhere.example/'));
    await app.page.evaluate(() => void window.open('/'));
    const pages = () =>
      app.page
        .context()
        .pages()
        .filter((page) => page !== app.page && page.url() !== 'about:blank').length;
    await expect.poll(pages).toBe(0);
    expect(await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('permits a page nothing that it does not need', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'midi', 'clipboard-read'];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  it('runs no inline script, loads nothing from elsewhere and embeds nothing', async () => {
    const broken = await app.page.evaluate(async () => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        seen.push(violatedDirective),
      );
      for (const [tag, src] of [
        ['img', 'https://elsewhere.example/a.png'],
        ['iframe', 'https://elsewhere.example/'],
        ['iframe', '/'],
      ] as const) {
        const element = document.createElement(tag);
        element.src = src;
        document.body.append(element);
      }
      await globalThis.fetch('https://elsewhere.example/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return seen;
    });
    expect(broken.toSorted()).toEqual(['connect-src', 'frame-src', 'frame-src', 'img-src']);
  });

  it('sends every page and file with the security headers', async () => {
    const headers = await app.page.evaluate(async () => {
      const answers = [await globalThis.fetch('/'), await globalThis.fetch('/no-such-file.js')];
      return answers.map((answer) => [
        answer.status,
        answer.headers.get('content-security-policy'),
        answer.headers.get('x-content-type-options'),
      ]);
    });
    expect(headers.map(([status]) => status)).toEqual([200, 404]);
    for (const [, policy, sniff] of headers) {
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(sniff).toBe('nosniff');
    }
  });

  it('gives no file from outside of the renderer, however the path is written', async () => {
    const found = await app.page.evaluate(async () => {
      const paths = [
        '/../main/index.js',
        '/..%2fmain%2findex.js',
        '/%2e%2e/main/index.js',
        '/..%5cmain%5cindex.js',
        '//etc/passwd.json',
        '/%00.js',
        '/%E0%A4%A.js',
        '/package.json',
      ];
      return Promise.all(
        paths.map(async (path) => {
          try {
            return (await globalThis.fetch(path)).status;
          } catch {
            return 'refused';
          }
        }),
      );
    });
    expect(found.filter((status) => status !== 404 && status !== 'refused')).toEqual([]);
  });

  it('opens no address that a page names: only the page of a record, in the browser', async () => {
    const opened = await app.inMain(({ shell }) => {
      const list: string[] = [];
      (globalThis as unknown as { opened: string[] }).opened = list;
      shell.openExternal = (url) => {
        list.push(url);
        return Promise.resolve();
      };
      return list;
    });
    expect(opened).toEqual([]);
    await app.page.evaluate(() => void window.open('https://elsewhere.example/'));
    await app.page.evaluate(() => {
      location.href = 'mailto:someone@elsewhere.example';
    });
    expect(await app.inMain(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
  });
};

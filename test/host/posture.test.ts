import { readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../src-main/contract/index.ts';
import { contentSecurityPolicy } from '../../src-main/hosts/content-security.ts';
import { readBundles } from '../support/bundle.ts';

const root = resolve(import.meta.dirname, '..', '..');
const main = readBundles(join(root, 'out', 'main'));
const [preload] = readBundles(join(root, 'out', 'preload'));
const calls = (pattern: RegExp) =>
  main.flatMap((file) => file.calls).filter(({ what }) => pattern.test(what));

/** What an audit of the built app would look for, on what is shipped and not on its sources. */
describe('the posture of the built main bundle', () => {
  it('leaves only Electron and the native module outside', () => {
    const outside = main
      .flatMap((file) => file.imports)
      .filter((name) => !name.startsWith('./') && !isBuiltin(name));
    expect([...new Set(outside)].toSorted()).toEqual([
      'better-sqlite3',
      'electron/common',
      'electron/main',
      'pg-native',
    ]);
  });

  it('gives the worker thread neither the store nor Electron', () => {
    const byName = new Map(main.map((file) => [`./${file.name}`, file]));
    const reached = new Set<string>();
    const open = ['./compute-worker.js'];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      open.push(...(byName.get(name)?.imports ?? []));
    }
    expect([...reached]).toContain('./compute-worker.js');
    expect([...reached].filter((name) => /^electron|better-sqlite3|^\.\/index\.js$/.test(name))).toEqual([]);
  });

  it('has one window, isolated, sandboxed and without Node', () => {
    const windows = calls(/^new (electron_main\.)?BrowserWindow$/);
    expect(windows).toHaveLength(1);
    const args = windows[0]?.args ?? '';
    for (const literal of ['nodeIntegration:false', 'contextIsolation:true', 'sandbox:true'])
      expect(args).toContain(literal);
    const loosening = [
      'webSecurity',
      'allowRunningInsecureContent',
      'webviewTag',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'nodeIntegrationIn',
    ];
    expect(loosening.filter((word) => main.some((file) => file.text.includes(word)))).toEqual([]);
    expect(calls(/\.enableSandbox$/)).toHaveLength(1);
  });

  it('loads its own scheme alone and runs no code by text in pages', () => {
    expect(calls(/\.loadURL$/).map(({ args }) => args)).toEqual(['`${appOrigin}/`']);
    expect(calls(/\.(loadFile|executeJavaScript|insertCSS|registerFileProtocol)$/)).toEqual([]);
    expect(calls(/^eval$/)).toEqual([]);
    expect(main.some((file) => file.text.includes('file://${'))).toBe(false);
  });

  it('listens to pages in one place and opens links in one place', () => {
    expect(
      calls(/^ipcMain\.(on|handle|once|handleOnce)$/)
        .map(({ what }) => what)
        .toSorted(),
    ).toEqual(['ipcMain.handle', 'ipcMain.on', 'ipcMain.on']);
    expect(calls(/^shell\.openExternal$/)).toHaveLength(1);
    expect(calls(/^shell\.(openPath|showItemInFolder)$/).map(({ args }) => args)).toEqual([
      'actions.dataDir',
    ]);
  });

  it('refuses permissions, navigation, windows and embedded pages', () => {
    const handlers = [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
    ];
    const counts = [...handlers, 'setWindowOpenHandler'].map(
      (name) => calls(new RegExp(`\\.${name}$`)).length,
    );
    expect(counts).toEqual([1, 1, 1, 1]);
    const guarded = calls(/\.on$/).map(({ args }) => args.split(',')[0]?.replaceAll(/["']/g, ''));
    expect(guarded).toEqual(
      expect.arrayContaining([
        'will-navigate',
        'will-frame-navigate',
        'will-redirect',
        'will-attach-webview',
        'web-contents-created',
      ]),
    );
  });

  it('has no trace of a path of the machine that built it', () => {
    const files = [...main, ...(preload === undefined ? [] : [preload])];
    expect(files.filter((file) => file.text.includes(root)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the posture of the built preload and renderer', () => {
  it('is one CommonJS file that loads nothing but Electron', () => {
    expect(readdirSync(join(root, 'out', 'preload'))).toEqual(['index.cjs']);
    expect(preload?.imports).toEqual(['electron/renderer']);
  });

  it('exposes one object, and never the whole of ipcRenderer', () => {
    const exposed = preload?.calls.filter(({ what }) => what.endsWith('.exposeInMainWorld')) ?? [];
    expect(exposed).toHaveLength(1);
    expect(exposed[0]?.args).toMatch(/^["'`]krithiDesk["'`],\{/);
    expect(exposed[0]?.args).not.toMatch(/ipcRenderer[,}]/);
  });

  it('has the content security policy that was agreed on', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
    expect(main.some((file) => file.text.includes("require-trusted-types-for 'script'"))).toBe(true);
  });

  it('has a page without inline code, from nowhere else', () => {
    const html = readFileSync(join(root, 'out', 'renderer', 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|<style|style=|https?:\/\//i);
    // From the root: screens have paths of their own, and a relative name would be another file on each.
    const named = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => name !== 'data:,' && !/^\/(?!\/)/.test(name ?? ''))).toEqual([]);
  });
});

type Schema = { readonly safeParse: (value: unknown) => { readonly success: boolean } };
type Procedure = { readonly '~orpc': { readonly inputSchema?: Schema } };
const procedures = (router: object, path = ''): [string, Procedure][] =>
  Object.entries(router).flatMap(([name, value]: [string, object]) =>
    '~orpc' in value
      ? [[`${path}${name}`, value as Procedure] as [string, Procedure]]
      : procedures(value, `${path}${name}.`),
  );

describe('every input of the contract', () => {
  const taking = procedures(contract).flatMap(
    ([
      name,
      {
        '~orpc': { inputSchema },
      },
    ]) => (inputSchema === undefined ? [] : [[name, inputSchema] as const]),
  );

  it.each(taking)('%s takes no key that it does not know, and no text without end', (_name, schema) => {
    const long = 'x'.repeat(1024 * 1024);
    const hostile = [
      { unknownKey: 1 },
      JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
      { constructor: { prototype: {} } },
      long,
      [long],
      null,
    ];
    expect(hostile.filter((value) => schema.safeParse(value).success)).toEqual([]);
  });
});

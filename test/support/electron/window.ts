import { EventEmitter } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type * as Electron from 'electron/main';
import type { Page, Route } from '@playwright/test';
import { app, openWindows } from './app.ts';
import { type Port, answerInvoke, ipcMain } from './ipc.ts';
import { type FromPage, type PageLink, openPage } from './page-link.ts';
import { cloned, note, partly, preventable } from './partly.ts';
import { answerFor, fromWeb, isAllowed, permissions, toWeb } from './session.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** A folder that the tests name; a file of it that looks like the page's is taken for it. */
const pathLike = (like: URLSearchParams): string => {
  const path = join(process.env['STAND_IN_FILES'] ?? '', basename(like.get('name') ?? ''));
  if (process.env['STAND_IN_FILES'] === undefined || !existsSync(path)) return '';
  const { size, mtimeMs } = statSync(path);
  return String(size) === like.get('size') && Math.abs(mtimeMs - Number(like.get('lastModified'))) < 1000
    ? path
    : '';
};

const createContents = (preload: string) => {
  const events = new EventEmitter();
  const ports = new Map<number, Port>();
  let lastPort = 0;
  let link: PageLink | null = null;
  let wanted = '';
  let onOpen: OpenHandler = () => ({ action: 'allow' });
  const url = (): string => (link === null ? '' : fromWeb(link.page.url()));

  const frame = partly<Electron.WebFrameMain>('WebFrameMain', {
    parent: null,
    get url() {
      return url();
    },
    get origin() {
      return fromWeb(link === null ? '' : new URL(link.page.url()).origin);
    },
    isDestroyed: () => link === null || link.page.isClosed(),
    send: (channel, ...args: unknown[]) =>
      link?.tell({ kind: 'channel', channel, args: cloned(args), ports: [] }),
    postMessage: (channel, message: unknown, handed = []) => {
      const lent = (handed as (Electron.MessagePortMain & Port)[]).map(
        (port, n) => [lastPort + n, port] as const,
      );
      lastPort += lent.length;
      link?.tell({ kind: 'channel', channel, args: [cloned(message)], ports: lent.map(([id]) => id) });
      for (const [id, port] of lent) {
        ports.set(id, port);
        port.transfer((data) => link?.tell({ kind: 'port', id, data }));
      }
    },
  } satisfies Partial<Electron.WebFrameMain>);

  const take = (message: FromPage): void => {
    if (message.kind === 'port') return ports.get(message.id)?.postMessage(message.data);
    const event = { sender: contents, senderFrame: frame } as object as Electron.IpcMainInvokeEvent;
    if (message.kind === 'send') return void ipcMain.emit(message.channel, event, ...message.args);
    answerInvoke(message.channel, event, message.args).then(
      (value) => link?.tell({ kind: 'returned', id: message.id, value }),
      (thrown: unknown) => link?.tell({ kind: 'thrown', id: message.id, value: String(thrown) }),
    );
  };

  const onNavigated = (): void => {
    for (const port of ports.values()) port.close();
    ports.clear();
    events.emit('did-navigate', {}, url(), 200, 'OK');
  };

  /** Our scheme is answered by the app's handler; a page that wants to go elsewhere is asked about and goes nowhere. */
  const route = async (page: Page, each: Route): Promise<void> => {
    const request = each.request();
    const address = fromWeb(request.url());
    if (request.isNavigationRequest() && request.url() !== wanted && address !== url()) {
      const event = preventable({ url: address, isMainFrame: request.frame() === page.mainFrame() });
      events.emit('will-frame-navigate', event);
      if (event.isMainFrame) events.emit('will-navigate', event, address);
      if (event.defaultPrevented) return each.abort('aborted');
    }
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/stand-in/path') return each.fulfill({ body: pathLike(searchParams) });
    const answer = await answerFor(address, request.method());
    if (answer === null) return each.abort('blockedbyclient');
    const body = Buffer.from(await answer.arrayBuffer());
    return each.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  };

  const open = async (): Promise<PageLink> => {
    const opened = await openPage(preload, take, onNavigated);
    const { page } = opened;
    await page.route('**/*', (each) => route(page, each));
    page.on('popup', (popup) => {
      const { action } = onOpen({ url: fromWeb(popup.url()) } as Electron.HandlerDetails);
      if (action === 'deny') void popup.close();
    });
    return opened;
  };

  const contents = partly<Electron.WebContents>(
    'webContents',
    Object.assign(events, {
      mainFrame: frame,
      setWindowOpenHandler: (handler: OpenHandler) => void (onOpen = handler),
    } satisfies Partial<Electron.WebContents>),
  );
  const loadURL = async (address: string): Promise<void> => {
    link ??= await open();
    wanted = toWeb(address);
    const { origin } = new URL(wanted);
    for (const name of permissions) await link.permit(origin, name, isAllowed(name, origin));
    await link.page.goto(wanted, { waitUntil: 'load' });
  };
  return { contents, loadURL, close: () => void link?.page.close() };
};

const windows = new Set<Electron.BrowserWindow>();

const createWindow = (options: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow => {
  const { preload, ...given } = options.webPreferences ?? {};
  const isSafe = given.contextIsolation === true && given.sandbox === true && given.nodeIntegration === false;
  if (!isSafe || preload === undefined) {
    throw new Error('the stand-in has sandboxed, isolated pages with a preload only');
  }
  const { contents, loadURL, close } = createContents(preload);
  const events = new EventEmitter();
  const is = { destroyed: false, visible: false };
  const destroy = (): void => {
    if (is.destroyed) return;
    is.destroyed = true;
    openWindows.delete(window);
    windows.delete(window);
    close();
    events.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  };
  const members = {
    webContents: contents,
    loadURL: (address) => loadURL(address).then(() => void events.emit('ready-to-show')),
    show: () => void (is.visible = true),
    hide: () => void (is.visible = false),
    focus: () => note('window.focus'),
    isMinimized: () => false,
    isVisible: () => is.visible,
    isFocused: () => false,
    isDestroyed: () => is.destroyed,
    setProgressBar: (progress) => note('window.setProgressBar', progress),
    close: destroy,
    destroy,
  } satisfies Partial<Electron.BrowserWindow>;
  const window = partly<Electron.BrowserWindow>('BrowserWindow', Object.assign(events, members));
  openWindows.add(window);
  windows.add(window);
  app.emit('web-contents-created', {}, contents);
  return window;
};

/** `new BrowserWindow(options)`: a tab of the tests' Chromium. */
function Construct(options: Electron.BrowserWindowConstructorOptions) {
  return createWindow(options);
}
export const BrowserWindow = Object.assign(Construct, {
  getAllWindows: () => [...windows],
}) as object as typeof Electron.BrowserWindow;

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, MessageChannelMain, app, ipcMain, protocol, session } from 'electron/main';

// A small app that uses what the stand-in claims to do as Electron does it.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
app.setPath('userData', mkdtempSync(join(tmpdir(), 'conformance-')));
globalThis.order = [app.isReady() ? 'ready too early' : 'evaluated before ready'];
globalThis.seen = [];
const lock = app.requestSingleInstanceLock({});

const page = '<!doctype html><title>conformance</title><script src="/page.js"></script><p>page</p>';
const files = {
  '/': [page, 'text/html'],
  '/page.js': [
    'globalThis.atStart = typeof bridge; globalThis.port = undefined; addEventListener("message", (e) => e.data === "port" && (globalThis.port = e.ports[0]))',
    'text/javascript',
  ],
  '/other': ['<!doctype html><title>other</title>', 'text/html'],
};

await Promise.resolve();
globalThis.order.push('after an await');

const start = async () => {
  globalThis.order.push('ready');
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  protocol.handle('app', (request) => {
    const found = files[new URL(request.url).pathname];
    if (found === undefined) return new Response(null, { status: 404 });
    return new Response(found[0], {
      headers: {
        'Content-Type': found[1],
        'Content-Security-Policy': "default-src 'self'",
        'X-Method': request.method,
      },
    });
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      globalThis.seen.push(event.url);
      if (!event.url.startsWith('app://here/')) event.preventDefault();
    });
  });
  ipcMain.handle('echo', (_event, ...args) => args);
  ipcMain.handle('kind', (_event, value) => Object.prototype.toString.call(value));
  ipcMain.handle('fail', () => {
    throw new Error('no luck');
  });
  ipcMain.handle('sender', (event) => ({
    origin: event.senderFrame.origin,
    parent: event.senderFrame.parent,
    main: event.senderFrame === event.sender.mainFrame,
  }));
  ipcMain.on('connect', (event) => {
    const { port1, port2 } = new MessageChannelMain();
    port1.on('message', ({ data }) => port1.postMessage(data instanceof Uint8Array ? data : ['back', data]));
    port1.on('close', () => globalThis.seen.push('port closed'));
    port1.postMessage('before start');
    port1.start();
    event.senderFrame.postMessage('port', null, [port2]);
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('app://here/');
};
void app.whenReady().then(start);
if (!lock) app.quit();
app.on('window-all-closed', () => app.quit());

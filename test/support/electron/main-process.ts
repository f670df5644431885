import { EventEmitter } from 'node:events';
import type * as Electron from 'electron/main';
import { app } from './app.ts';
import { MessageChannelMain as Channel, ipcMain } from './ipc.ts';
import { note, partly } from './partly.ts';
import { protocol, session } from './session.ts';
import { BrowserWindow } from './window.ts';

/** `electron/main`, as far as the app uses it. What belongs to the system is written down and not done. */
type Main = typeof Electron;

const dialog = partly<Main['dialog']>('dialog', {
  showErrorBox: (title, content) => void process.stderr.write(`${title} ${content}\n`),
  showMessageBox: (...given: unknown[]) => {
    note('dialog.showMessageBox', given.at(-1));
    return Promise.resolve({ response: 1, checkboxChecked: false });
  },
} satisfies Partial<Main['dialog']>);

let menu: Electron.Menu | null = null;
const Menu = partly<Main['Menu']>('Menu', {
  buildFromTemplate: (template) => partly<Electron.Menu>('Menu', { items: template }),
  setApplicationMenu: (given) => void (menu = given),
  getApplicationMenu: () => menu,
} satisfies Partial<Main['Menu']>);

class NotificationNote extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly show: () => void;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.show = () => note('notification', options);
  }
}

const blockers = new Set<number>();
const powerSaveBlocker = partly<Main['powerSaveBlocker']>('powerSaveBlocker', {
  start: (type) => {
    note('powerSaveBlocker.start', type);
    blockers.add(blockers.size + 1);
    return blockers.size;
  },
  stop: (id) => {
    note('powerSaveBlocker.stop');
    return blockers.delete(id);
  },
} satisfies Partial<Main['powerSaveBlocker']>);

/** A keychain with a poor lock: enough to see what is sealed and what is not. */
const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const safeStorage = partly<Main['safeStorage']>('safeStorage', {
  getSelectedStorageBackend: () =>
    ['1', 'locked'].includes(process.env['STAND_IN_KEYCHAIN'] ?? '') ? 'gnome_libsecret' : 'basic_text',
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(turned(Buffer.from(text))),
  decryptStringAsync: (sealed) =>
    process.env['STAND_IN_KEYCHAIN'] === 'locked'
      ? Promise.reject(new Error('the keychain is locked'))
      : Promise.resolve({ result: turned(sealed).toString(), shouldReEncrypt: false }),
} satisfies Partial<Main['safeStorage']>);

const powerMonitor = partly<Main['powerMonitor']>('powerMonitor', new EventEmitter());
const nativeTheme = partly<Main['nativeTheme']>('nativeTheme', { shouldUseDarkColors: false });
const MessageChannelMain = Channel as object as Main['MessageChannelMain'];
const Notification = NotificationNote as object as Main['Notification'];

export { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, nativeTheme, Notification };
export { powerMonitor, powerSaveBlocker, protocol, safeStorage, session };

import { fileURLToPath } from 'node:url';
import { BrowserWindow, dialog, nativeTheme } from 'electron/main';
import { toAppError } from '../../domain/errors.ts';
import { appOrigin } from './address.ts';

const preload = fileURLToPath(new URL('../preload/index.cjs', import.meta.url));

/** The paper of the screens, so that no white flashes up before they are painted. */
const paper = (): string => (nativeTheme.shouldUseDarkColors ? '#16181d' : '#fafaf8');

/** Opens the one window on the built renderer; it shows itself when there is something to see. */
export const openWindow = (): BrowserWindow => {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    title: 'Krithi Desk',
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: paper(),
    webPreferences: {
      preload,
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window, reason);
  });
  load(window);
  return window;
};

const load = (window: BrowserWindow): void => {
  window.loadURL(`${appOrigin}/`).catch((thrown: unknown) => {
    if (!window.isDestroyed())
      dialog.showErrorBox('The screens could not be loaded', toAppError(thrown).message);
  });
};

/** The engine lives in main: work goes on while the screens are started anew. */
const offerReload = async (window: BrowserWindow, reason: string): Promise<void> => {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'The screens stopped unexpectedly.',
    detail: `Nothing is lost and the work goes on (${reason}).`,
    buttons: ['Show them again', 'Leave it'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0 && !window.isDestroyed()) load(window);
};

/** Brings the window to the front, also from the dock or the task bar. */
export const showWindow = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

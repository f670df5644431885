import { shell } from 'electron/common';
import { Menu, type MenuItemConstructorOptions, app, dialog } from 'electron/main';
import { openable } from './files.ts';

export type MenuActions = {
  /** Files that were chosen. */
  readonly open: (paths: readonly string[]) => void;
  readonly dataDir: string;
};

/** The menu bar: what the system expects in it. The screens' own commands live in their palette. */
export const menuTemplate = (actions: MenuActions, isMac: boolean): MenuItemConstructorOptions[] => [
  ...(isMac ? [{ role: 'appMenu' } as const] : []),
  {
    label: '&File',
    submenu: [
      { label: '&Open manifests…', accelerator: 'CmdOrCtrl+O', click: () => void choose(actions.open) },
      { type: 'separator' },
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  },
  { role: 'editMenu' },
  {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      { type: 'separator' },
      { role: 'reload' },
      { role: 'toggleDevTools' },
    ],
  },
  { role: 'windowMenu' },
  {
    role: 'help',
    submenu: [{ label: 'Show the data folder', click: () => void shell.openPath(actions.dataDir) }],
  },
];

const choose = async (open: MenuActions['open']): Promise<void> => {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    defaultPath: app.getPath('documents'),
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Manifests, review packs, decisions', extensions: [...openable] }],
  });
  if (!canceled) open(filePaths);
};

export const setMenu = (actions: MenuActions): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, process.platform === 'darwin')));

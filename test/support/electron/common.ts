import type { Shell } from 'electron/common';
import { note, partly } from './partly.ts';

/** The system's shell, written down instead of asked. */
export const shell = partly<Shell>('shell', {
  openExternal: (url) => {
    note('shell.openExternal', url);
    return Promise.resolve();
  },
  openPath: (path) => {
    note('shell.openPath', path);
    return Promise.resolve('');
  },
} satisfies Partial<Shell>);

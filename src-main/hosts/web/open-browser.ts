import { spawn } from 'node:child_process';

const commandOf = (platform: NodeJS.Platform): readonly string[] => {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return ['xdg-open'];
};

/** Opens an address of our own server in the person's browser; false where there is none to open. */
export const openInBrowser = (address: string): Promise<boolean> => {
  const isHeadless =
    process.platform === 'linux' &&
    process.env.DISPLAY === undefined &&
    process.env.WAYLAND_DISPLAY === undefined;
  if (isHeadless) return Promise.resolve(false);
  const [command = '', ...args] = commandOf(process.platform);
  return new Promise((resolve) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
};

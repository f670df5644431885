import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { AppError, toAppError } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { HandedFile } from './handed-file.ts';

/** What the app opens: manifests, review packs, and decisions that come back. The page tells them apart by content. */
export const openable = ['csv', 'tsv', 'txt', 'krithipack', 'jsonl', 'json'] as const;

const isOpenable = (word: string): boolean =>
  openable.some((each) => extname(word).toLowerCase() === `.${each}`);

/** The files to open among a command line's words, as absolute paths. */
export const filesIn = (words: readonly string[], folder: string): string[] =>
  words.filter(isOpenable).map((word) => resolve(folder, word));

type Deliver = (files: readonly HandedFile[]) => boolean;

/**
 * Files that were handed to the app: by the command line, a double-click, a
 * second start or the menu. They wait until a page is there to take them.
 */
export const createInbox = (onTrouble: (error: AppError) => void) => {
  let waiting: HandedFile[] = [];
  let deliver: Deliver | null = null;

  const flush = (): void => {
    if (waiting.length === 0 || deliver === null) return;
    if (deliver(waiting)) waiting = [];
    else deliver = null;
  };

  const read = async (path: string): Promise<HandedFile> => {
    const found = await stat(path).catch((cause: unknown) => {
      throw new AppError('manifest.not_found', { detail: path, cause });
    });
    if (!found.isFile()) throw new AppError('manifest.unreadable', { detail: path });
    if (found.size > limits.manifestBytes) throw new AppError('manifest.too_large', { detail: path });
    return { name: basename(path), bytes: await readFile(path) };
  };

  return {
    /** Reads the files and hands them to the page; what cannot be read is told of, the others come. */
    put: async (paths: readonly string[]): Promise<void> => {
      for (const path of paths) {
        try {
          waiting.push(await read(path));
        } catch (thrown) {
          onTrouble(toAppError(thrown));
        }
      }
      flush();
    },
    /** Nobody takes files until a page says that it does: the one that did is gone. */
    hold: (): void => {
      deliver = null;
    },
    /** A page takes what waits and what comes; `to` says whether it still does. */
    deliverTo: (to: Deliver): void => {
      deliver = to;
      flush();
    },
  };
};
export type Inbox = ReturnType<typeof createInbox>;

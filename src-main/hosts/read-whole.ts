import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/**
 * The bytes of a pack, a log or a list that a person chose.
 * @throws AppError `review.no_file`, `review.file_too_large`.
 */
export const readWhole = async (path: string): Promise<Buffer> => {
  const found = await stat(path).catch((cause: unknown) => {
    throw new AppError('review.no_file', { detail: path, cause });
  });
  if (!found.isFile()) throw new AppError('review.no_file', { detail: path });
  if (found.size > limits.packBytes) throw new AppError('review.file_too_large', { detail: path });
  return readFile(path);
};

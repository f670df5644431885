import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/** Where the bytes of a manifest come from: at hand, or opened when they are wanted. */
export type ByteSource = AsyncIterable<Uint8Array> | (() => AsyncIterable<Uint8Array>);

const blockBytes = 64 * 1024;

const errnoOf = (thrown: unknown): string | null =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;

/** What a failed read means to a person; an AppError stays as it is. */
const asManifestError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const code = errnoOf(thrown);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('manifest.not_found', { cause: thrown });
  const detail =
    code === 'EISDIR'
      ? 'it is a folder'
      : code === 'EACCES' || code === 'EPERM'
        ? 'you have no permission'
        : (code ?? (thrown instanceof Error ? thrown.message.slice(0, 200) : null));
  return new AppError('manifest.unreadable', detail === null ? { cause: thrown } : { detail, cause: thrown });
};

/**
 * The bytes in blocks of about 64 KB, however small or large the pieces come
 * in, so that detection sees enough and an endless line is noticed early.
 * Throws `manifest.too_large` past the limit; failures of the source become
 * `manifest.not_found` or `manifest.unreadable`.
 */
export const readBlocks = async function* (source: ByteSource, maxBytes: number): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let waiting = 0;
  let total = 0;
  try {
    for await (const piece of typeof source === 'function' ? source() : source) {
      total += piece.byteLength;
      if (total > maxBytes) throw new AppError('manifest.too_large');
      pieces.push(piece);
      waiting += piece.byteLength;
      if (waiting < blockBytes) continue;
      const all = pieces.length === 1 ? piece : Buffer.concat(pieces);
      pieces = [];
      waiting = 0;
      for (let at = 0; at < all.byteLength; at += blockBytes) yield all.subarray(at, at + blockBytes);
    }
  } catch (thrown) {
    throw asManifestError(thrown);
  }
  if (waiting > 0) yield Buffer.concat(pieces);
};

const openRegularFile = async (path: string): Promise<FileHandle> => {
  // Looked at before it is opened: opening a pipe or a device can wait for ever.
  const found = await stat(path);
  if (found.isDirectory()) throw new AppError('manifest.unreadable', { detail: 'it is a folder' });
  if (!found.isFile()) throw new AppError('manifest.unreadable', { detail: 'it is not a plain file' });
  if (found.size > limits.manifestBytes) throw new AppError('manifest.too_large');
  return open(path, 'r');
};

/** The bytes of a plain file, opened when first asked for and closed in any case. */
export const fileBytes = async function* (path: string): AsyncGenerator<Uint8Array> {
  const file = await openRegularFile(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(blockBytes), 0, blockBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
};

import { gunzipSync, gzipSync } from 'node:zlib';
import { AppError } from '../../domain/errors.ts';
import { packFormat } from '../../domain/file-sort.ts';
import { limits } from '../../domain/limits.ts';
import { ReviewPack, packVersion } from '../../domain/review-pack.ts';

/** From this size on a pack is compressed; smaller ones can be read with any editor. */
const compressFrom = 64 * 1024;

/** A pack as a file: JSON, gzip-compressed where it is large. */
export const packBytes = (pack: ReviewPack): Buffer => {
  const text = Buffer.from(JSON.stringify(pack), 'utf8');
  return text.length < compressFrom ? text : gzipSync(text);
};

/**
 * Reads a pack, whole or not at all.
 * @throws AppError `review.file_too_large`, `review.pack_damaged`, `review.not_a_pack`, `review.pack_newer`.
 */
export const readPack = (bytes: Uint8Array): ReviewPack => {
  if (bytes.length > limits.packBytes) throw new AppError('review.file_too_large');
  const text = isGzip(bytes) ? unpack(bytes) : Buffer.from(bytes).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    // It began as one of ours and does not end: cut off on its way.
    const isOurs = text.slice(0, 200).includes(packFormat);
    throw new AppError(isOurs ? 'review.pack_damaged' : 'review.not_a_pack', { cause });
  }
  return parsePack(json);
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const unpack = (bytes: Uint8Array): string => {
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.packUnpackedBytes }).toString('utf8');
  } catch (cause) {
    const isHuge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new AppError(isHuge ? 'review.file_too_large' : 'review.pack_damaged', { cause });
  }
};

const parsePack = (json: unknown): ReviewPack => {
  const isOurs = typeof json === 'object' && json !== null && 'format' in json && json.format === packFormat;
  if (!isOurs) throw new AppError('review.not_a_pack');
  if ('version' in json && typeof json.version === 'number' && json.version > packVersion)
    throw new AppError('review.pack_newer', { detail: `version ${json.version}` });
  const parsed = ReviewPack.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('review.pack_damaged', {
    detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  });
};

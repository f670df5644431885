import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import type { FetchLimits } from './fetch-limits.ts';

/**
 * Reads a body to its end, as it comes off the wire.
 * @throws AppError `http.too_large`, `network.deadline` (slower than the least rate), or what the stream throws.
 */
export const readBody = async (
  stream: AsyncIterable<Uint8Array>,
  clock: Clock,
  limits: Pick<FetchLimits, 'wireBytes' | 'slowAfterMs' | 'leastBytesPerSecond'>,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  const started = clock.monotonic();
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limits.wireBytes)
      throw new AppError('http.too_large', { detail: `more than ${limits.wireBytes} bytes` });
    const elapsed = clock.monotonic() - started;
    if (elapsed > limits.slowAfterMs && size < (limits.leastBytesPerSecond * elapsed) / 1000) {
      throw new AppError('network.deadline', {
        detail: `${Math.round((size * 1000) / elapsed)} bytes a second`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const unpackers: Readonly<
  Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Buffer>
> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
};

/** Page text packs ten to one; a hundred to one is an attack. */
const absurdRatio = 100;
const smallEnough = 1024 * 1024;

/**
 * Unpacks a whole body at once and strictly: half a stream is an error even
 * where its length matches the header.
 * @throws AppError `http.bad_encoding`, `http.bomb`, `network.truncated`.
 */
export const decodeBody = (
  body: Uint8Array,
  contentEncoding: string | null,
  maxBytes: number,
): Uint8Array => {
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') {
    if (body.length > maxBytes) throw new AppError('http.too_large', { detail: `${body.length} bytes` });
    return body;
  }
  const unpack = unpackers[encoding];
  if (unpack === undefined)
    throw new AppError('http.bad_encoding', { detail: `packed as "${encoding.slice(0, 40)}"` });
  const out = unpackOrThrow(() => unpack(body, { maxOutputLength: maxBytes }));
  if (out.length > smallEnough && out.length > body.length * absurdRatio) {
    throw new AppError('http.bomb', { detail: `${body.length} bytes become ${out.length}` });
  }
  return out;
};

const unpackOrThrow = (unpack: () => Buffer): Buffer => {
  try {
    return unpack();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new AppError('http.bomb', { cause: thrown });
    if (code === 'Z_BUF_ERROR')
      throw new AppError('network.truncated', {
        detail: 'the packed page ends in the middle',
        cause: thrown,
      });
    throw new AppError('http.bad_encoding', { detail: code, cause: thrown });
  }
};

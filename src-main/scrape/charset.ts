import { AppError } from '../domain/errors.ts';

export type Decoded = {
  readonly text: string;
  readonly encoding: string;
  /** What was not as labelled, in words. */
  readonly warnings: readonly string[];
};

const tryDecode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    // Invalid bytes, or an encoding that nobody knows: the next one is tried.
    if (thrown instanceof TypeError || thrown instanceof RangeError) return null;
    throw thrown;
  }
};

const byMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
};

/** A page in UTF-16 without a mark shows every second byte of its markup as zero. */
const byZeros = (bytes: Uint8Array): string | null => {
  const head = bytes.subarray(0, 512);
  if (head.length < 4) return null;
  const zeros = (offset: number): number => head.filter((byte, i) => i % 2 === offset && byte === 0).length;
  if (zeros(1) > head.length * 0.4) return 'utf-16le';
  return zeros(0) > head.length * 0.4 ? 'utf-16be' : null;
};

const labelled = (bytes: Uint8Array, contentType: string | null): string | null => {
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const meta = /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  return (header ?? meta ?? null)?.toLowerCase() ?? null;
};

/**
 * A page's bytes as text. Bytes that are valid UTF-8 are UTF-8 whatever the
 * label says; else a mark, the label, and Windows-1252 are tried in this order.
 * @throws AppError `content.charset` where nothing fits.
 */
export const decodeHtml = (bytes: Uint8Array, contentType: string | null): Decoded => {
  const label = labelled(bytes, contentType);
  const mark = byMark(bytes) ?? byZeros(bytes);
  const isWide = mark !== null && mark.startsWith('utf-16');
  const order = [
    ...new Set([...(isWide ? [mark] : []), 'utf-8', ...(label === null ? [] : [label]), 'windows-1252']),
  ];
  for (const encoding of order) {
    const text = tryDecode(bytes, encoding);
    if (text === null) continue;
    const isAsSaid =
      label === null ||
      label === encoding ||
      (encoding === 'utf-8' && label === 'utf8') ||
      (isWide && label === 'utf-16');
    const isGuess = encoding === 'windows-1252' && label !== encoding;
    return {
      text,
      encoding,
      warnings: isGuess
        ? ['Some letters are not valid; they were read as Windows-1252.']
        : isAsSaid
          ? []
          : [`The page says it is ${label}; it is ${encoding}.`],
    };
  }
  throw new AppError('content.charset');
};

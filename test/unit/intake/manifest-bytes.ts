import { AppError } from '../../../src-main/domain/errors.ts';
import type { Encoding } from '../../../src-main/domain/manifest.ts';
import { type ManifestReading, type ReadOptions, readManifest } from '../../../src-main/intake/index.ts';

/** Windows-1252 of the characters that tests use beyond Latin-1. */
const cp1252: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  Š: 0x8a,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
};

/** Text as bytes in an encoding, with or without a byte order mark. */
export const encode = (text: string, encoding: Encoding, mark = false): Buffer => {
  const all = mark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(all, 'utf8');
    case 'utf-16le':
      return Buffer.from(all, 'utf16le');
    case 'utf-16be':
      return Buffer.from(all, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(Array.from(text, (char) => cp1252[char] ?? char.charCodeAt(0)));
  }
};

/** The bytes in pieces of a size, as a disk or a network would bring them. */
export const pieces = async function* (bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

export const readBytes = (
  bytes: Uint8Array,
  options: ReadOptions = {},
  size?: number,
): Promise<ManifestReading> => readManifest({ name: 'test.csv', bytes: pieces(bytes, size) }, options);

export const readText = (text: string, options: ReadOptions = {}): Promise<ManifestReading> =>
  readBytes(Buffer.from(text), options);

/** The AppError that a promise ends in; fails where it ends in anything else. */
export const errorOf = async (promise: Promise<unknown>): Promise<AppError> => {
  const outcome: unknown = await promise.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  );
  if (outcome instanceof AppError) return outcome;
  throw new Error(`not an AppError: ${String(outcome)}`, { cause: outcome });
};

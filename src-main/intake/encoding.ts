import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { AppError } from '../domain/errors.ts';
import { sortOfFile, sortingBytes } from '../domain/file-sort.ts';
import type { Encoding } from '../domain/manifest.ts';
import { hasBinaryBytes, namedFileKind } from './not-text.ts';

/** Turns blocks of bytes into text, finding out the encoding on the way. */
export type Decoder = {
  readonly push: (block: Uint8Array) => string;
  /** The rest, after the last block. */
  readonly end: () => string;
  /** What was detected so far; pure ASCII counts as UTF-8. */
  readonly encoding: () => Encoding;
};

const startsWith = (block: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, i) => block[i] === byte);

const byteOrderMark = (head: Uint8Array): Encoding | null => {
  if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) {
    throw new AppError('manifest.encoding', { detail: 'it is UTF-32' });
  }
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  return null;
};

/**
 * UTF-16 without a mark: delimiters, line ends and links are ASCII in any
 * script, so their high bytes stand as NULs on one side only, many of them.
 */
const unmarkedUtf16 = (head: Uint8Array): Encoding | null => {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i += 1) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const enough = Math.max(1, head.length / 20);
  const guess = even === 0 && odd >= enough ? 'utf-16le' : odd === 0 && even >= enough ? 'utf-16be' : null;
  if (guess === null) return null;
  const text = new TextDecoder(guess).decode(head.subarray(0, head.length - (head.length % 2)), {
    stream: true,
  });
  let strange = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0xfffd || (code < 0x20 && !(code >= 0x09 && code <= 0x0d))) strange += 1;
  }
  return strange * 50 > text.length ? null : guess;
};

/** Length of the UTF-8 sequence that a lead byte opens; 0 where it opens none. */
const sequenceLength = (lead: number): number =>
  lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;

/**
 * UTF-8 or Windows-1252, by counting the sequences that are and are not UTF-8:
 * text in Windows-1252 hardly ever forms one by chance. Null where all that
 * can be said is that the block ends inside a sequence.
 */
const eightBitEncoding = (block: Uint8Array): 'utf-8' | 'windows-1252' | null => {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < block.length;) {
    const lead = block[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(lead);
    let seen = 1;
    while (seen < length && ((block[i + seen] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (length > 0 && seen === length) valid += 1;
    else if (length === 0 || i + seen < block.length) invalid += 1;
    i += seen;
  }
  if (valid === 0 && invalid === 0) return null;
  return valid > invalid ? 'utf-8' : 'windows-1252';
};

const isEightBit = (encoding: Encoding): boolean => encoding === 'utf-8' || encoding === 'windows-1252';

/** Packs, decisions and JSON of other programs are no tables: said as what they are. */
const refuseWhatIsForReview = (head: Uint8Array): void => {
  const sort = sortOfFile(new TextDecoder('utf-8').decode(head.subarray(0, sortingBytes)));
  if (sort === 'foreign') throw new AppError('manifest.neither');
  if (sort !== 'table') throw new AppError('manifest.is_for_review');
};

/**
 * A decoder that detects, or one for the `chosen` encoding. The first block
 * should be long (64 KB or all there is): it is what detection looks at, and
 * where a file that is no text is refused (`manifest.not_text`). Text that is
 * ASCII so far stays undecided until its first other byte.
 */
export const createDecoder = (chosen: Encoding | null): Decoder => {
  let decided: Encoding | null = null;
  let decoder: TextDecoder | null = null;
  let held: Uint8Array | null = null;
  let first = true;

  const decide = (encoding: Encoding): TextDecoder => {
    decided = encoding;
    decoder = new TextDecoder(encoding);
    return decoder;
  };

  const begin = (head: Uint8Array): void => {
    const kind = namedFileKind(head);
    if (kind !== null) throw new AppError('manifest.not_text', { detail: kind });
    refuseWhatIsForReview(head);
    const found = chosen ?? byteOrderMark(head) ?? unmarkedUtf16(head);
    if ((found === null || isEightBit(found)) && hasBinaryBytes(head)) {
      throw new AppError('manifest.not_text', { detail: 'it holds bytes that no text has' });
    }
    if (found !== null) decide(found);
  };

  const push = (block: Uint8Array): string => {
    if (first) {
      first = false;
      begin(block);
    }
    if (decoder !== null) return decoder.decode(block, { stream: true });
    const bytes: Uint8Array = held === null ? block : Buffer.concat([held, block]);
    held = null;
    if (!isAscii(bytes)) {
      const encoding = eightBitEncoding(bytes);
      if (encoding !== null) return decide(encoding).decode(bytes, { stream: true });
      held = bytes;
      return '';
    }
    return new TextDecoder('utf-8').decode(bytes);
  };

  return {
    push,
    end: () => {
      if (decoder !== null) return decoder.decode();
      // A file that ends inside a sequence of UTF-8, and has no whole one: it is not UTF-8.
      return held === null ? '' : decide('windows-1252').decode(held);
    },
    encoding: () => decided ?? 'utf-8',
  };
};

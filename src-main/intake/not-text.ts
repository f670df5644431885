/** First bytes of the files that people drop by mistake, and what to call each. */
const magics: readonly (readonly [bytes: readonly number[], words: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'it is a PNG image'],
  [[0xff, 0xd8, 0xff], 'it is a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'it is a GIF image'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'it is a spreadsheet such as .xlsx or .ods, or another ZIP file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'it is a spreadsheet or document of an old Office'],
  [[0x1f, 0x8b], 'it is a compressed file'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'it is a rich text document'],
];

const webPage = /^\s*(?:<!doctype html|<html[\s>]|<\?xml[\s>])/i;

/** Controls that no text holds: all of C0 but tab, line ends, form feed and the old end-of-file mark. */
const isOddControl = (byte: number): boolean =>
  byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b;

/** What a file is, if its first bytes show that it is no text; else null. */
export const namedFileKind = (head: Uint8Array): string | null => {
  for (const [bytes, words] of magics) {
    if (bytes.every((byte, i) => head[i] === byte)) return words;
  }
  const start = String.fromCharCode(...head.subarray(0, 200));
  return webPage.test(start.replace(/^\u00EF\u00BB\u00BF/, '')) ? 'it is a saved web page' : null;
};

/** True where more than one byte in fifty is a control character, or any is NUL: no 8-bit text looks so. */
export const hasBinaryBytes = (head: Uint8Array): boolean => {
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (isOddControl(byte)) odd += 1;
  }
  return odd * 50 > head.length;
};

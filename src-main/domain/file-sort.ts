/** By this word a review pack says what it is. */
export const packFormat = 'krithi-desk-review-pack';

/** How much of a file's beginning, in bytes, tells what it is. */
export const sortingBytes = 64 * 1024;

/**
 * What a file holds, whatever it is called: a review pack, decisions of a reviewer, JSON of another
 * program, or else what only Intake can tell, such as a table.
 */
export type FileSort = 'pack' | 'decisions' | 'foreign' | 'table';

const isPack = new RegExp(`"format"\\s*:\\s*"${packFormat}"`);

/** Tells by a file's first characters, up to `sortingBytes` of them, what it holds. */
export const sortOfFile = (head: string): FileSort => {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (!/^(?:\{|\[\s*[[{"\]])/.test(text)) return 'table';
  if (isPack.test(text)) return 'pack';
  // Quotes inside a text are escaped in JSON, so these are keys and no part of a name.
  return ['kind', 'key', 'act'].every((key) => new RegExp(`"${key}"\\s*:\\s*"`).test(text))
    ? 'decisions'
    : 'foreign';
};

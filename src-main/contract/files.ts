/** What a file that someone hands over holds: told by its content, the same on both sides. */
export { type FileSort, sortOfFile, sortingBytes } from '../domain/file-sort.ts';

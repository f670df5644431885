import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An entry of an archive's header: a folder with its `files`, or a file with its place. */
type Entry = {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly algorithm: string };
};
export type AsarFile = { readonly path: string; readonly entry: Entry; readonly bytes: () => Buffer };

const filesIn = (entry: Entry, path = ''): [string, Entry][] =>
  entry.files === undefined
    ? [[path, entry]]
    : Object.entries(entry.files).flatMap(([name, inner]) =>
        filesIn(inner, path === '' ? name : `${path}/${name}`),
      );

/**
 * The files of an archive of Electron: four little-endian lengths, the header as
 * JSON, then the contents. Unpacked files lie beside it in `NAME.unpacked`.
 */
export const readAsar = (archive: string): AsarFile[] => {
  const bytes = readFileSync(archive);
  const contents = 8 + bytes.readUInt32LE(4);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry;
  return filesIn(header).map(([path, entry]) => {
    const start = contents + Number(entry.offset);
    const read = (): Buffer =>
      entry.unpacked === true
        ? readFileSync(join(`${archive}.unpacked`, path))
        : bytes.subarray(start, start + (entry.size ?? 0));
    return { path, entry, bytes: read };
  });
};

/** Writes every file of the archive into a folder. */
export const extractAsar = (archive: string, folder: string): void => {
  for (const { path, bytes } of readAsar(archive)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes());
  }
};

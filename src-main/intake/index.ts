import { basename } from 'node:path';
import { fileBytes } from './bytes.ts';
import { type ManifestReading, type ReadOptions, readManifest } from './read.ts';

export type { ByteSource } from './bytes.ts';
export {
  type ManifestReading,
  type ManifestSource,
  type ManifestSummary,
  type ReadOptions,
  readManifest,
} from './read.ts';
export type { ReadRow } from './rows.ts';
export { problemsCsv, rowsCsv } from './report.ts';

/** Reads the manifest at a path; a file that vanished, a folder or a device throws as `manifest.*` too. */
export const readManifestFile = (path: string, options: ReadOptions = {}): Promise<ManifestReading> =>
  readManifest({ name: basename(path), bytes: () => fileBytes(path) }, options);

import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { AppError } from '../domain/errors.ts';
import { failedRow, planRow } from './plan.ts';
import { whyNotReady } from './readiness.ts';
import type { FieldChange, PlanRow, PublishableKrithi, Target } from './types.ts';

/** One krithi of a file: its fields as the file spells them. */
export type FileRecord = ReadonlyMap<string, string>;

/** How a kind of file is read and written; records are keyed by link and keep their order. */
export type FileFormat = {
  readonly name: string;
  readonly record: (krithi: PublishableKrithi) => FileRecord;
  /** Throws an AppError where the text was not written by us. */
  readonly parse: (text: string) => ReadonlyMap<string, FileRecord>;
  /** The text of the file, row by row. */
  readonly serialise: (records: ReadonlyMap<string, FileRecord>) => Iterable<string>;
  /** A field's value for people. */
  readonly show: (value: string) => string | null;
};

type Content = { readonly records: ReadonlyMap<string, FileRecord>; readonly version: string | null };

const codeOf = (thrown: unknown): string | null =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;

const fileError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  if (code === 'ENOSPC') return new AppError('store.disk_full', { cause: thrown });
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError('publish.bad_target', { detail: 'the folder does not exist', cause: thrown });
  }
  if (code === 'EISDIR')
    return new AppError('publish.bad_target', { detail: 'it is a folder', cause: thrown });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError('publish.bad_target', { detail: 'it may not be written', cause: thrown });
  }
  return new AppError('publish.failed', { detail: code ?? String(thrown), cause: thrown });
};

/** Tells one version of a file from the next; null where there is no file. */
const versionOf = async (path: string): Promise<string | null> => {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return `${mtimeNs}-${size}-${ino}`;
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
};

/** Whole or not at all: a reader, and a crash, see the old file or the new one. */
const writeAtomically = async (path: string, text: Iterable<string>): Promise<void> => {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
};

const changesBetween = (
  format: FileFormat,
  before: FileRecord | null,
  after: FileRecord,
): readonly FieldChange[] =>
  [...after]
    .filter(([field, value]) => (before?.get(field) ?? '') !== value)
    .map(([field, value]) => {
      const old = before?.get(field);
      return { field, before: old === undefined ? null : format.show(old), after: format.show(value) };
    })
    .filter(({ before, after }) => before !== null || after !== null);

const checkFolder = async (path: string): Promise<void> => {
  try {
    if ((await stat(dirname(path))).isDirectory()) return;
  } catch (thrown) {
    throw fileError(thrown);
  }
  throw new AppError('publish.bad_target', { detail: 'the folder does not exist' });
};

/**
 * A file as a target: keyed by link, so a repeat changes nothing, and a file
 * that would not change is not written. Rows of earlier publications and
 * fields that others added stay.
 */
export const openFileTarget = async (path: string, format: FileFormat): Promise<Target> => {
  const read = async (): Promise<Content> => {
    try {
      const version = await versionOf(path);
      if (version === null) return { records: new Map(), version };
      return { records: format.parse(await readFile(path, 'utf8')), version };
    } catch (thrown) {
      throw fileError(thrown);
    }
  };

  const assess = (records: ReadonlyMap<string, FileRecord>, krithi: PublishableKrithi): PlanRow => {
    const error = whyNotReady(krithi);
    if (error !== null) return failedRow(krithi, error);
    const before = records.get(krithi.link) ?? null;
    const changes = changesBetween(format, before, format.record(krithi));
    const action = before === null ? 'create' : changes.length > 0 ? 'update' : 'unchanged';
    return planRow(krithi, action, { changes, remoteId: null, reason: null });
  };

  const plan: Target['plan'] = async (krithis, { onRow, signal } = {}) => {
    const { records } = await read();
    const rows: PlanRow[] = [];
    for (const krithi of krithis) {
      if (signal?.aborted) break;
      const row = assess(records, krithi);
      rows.push(row);
      await onRow?.(row);
    }
    return rows;
  };

  const applyOnce = async (
    krithis: Iterable<PublishableKrithi>,
    signal: AbortSignal | undefined,
  ): Promise<readonly PlanRow[] | 'changed meanwhile'> => {
    const { records, version } = await read();
    const next = new Map(records);
    const rows: PlanRow[] = [];
    for (const krithi of krithis) {
      if (signal?.aborted) break;
      const row = assess(next, krithi);
      rows.push(row);
      // Each was read from the store just now: let others have their turn.
      if (rows.length % 100 === 0) await breath();
      if (row.action !== 'create' && row.action !== 'update') continue;
      next.set(krithi.link, new Map([...(next.get(krithi.link) ?? []), ...format.record(krithi)]));
    }
    if (!rows.some(({ action }) => action === 'create' || action === 'update')) return rows;
    try {
      if ((await versionOf(path)) !== version) return 'changed meanwhile';
      await writeAtomically(path, format.serialise(next));
    } catch (thrown) {
      throw fileError(thrown);
    }
    return rows;
  };

  const apply: Target['apply'] = async (krithis, { onRow, signal } = {}) => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      const rows = await applyOnce(krithis, signal);
      if (rows === 'changed meanwhile') continue;
      // Noted only now: before the file is in place nothing has been published.
      for (const row of rows) await onRow?.(row);
      return rows;
    }
    throw new AppError('publish.failed', { detail: 'another program keeps writing to the file' });
  };

  await checkFolder(path);
  await read();
  return {
    describe: () => `${format.name} file ${path}`,
    notes: () => [],
    plan,
    apply,
    close: () => Promise.resolve(),
  };
};

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../domain/errors.ts';
import { type Db, asOneFile, connect, quickCheck, storeError, storeFileName } from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import { appliedMigrations, knownMigrations } from './migrations.ts';

const kept = 3;
/** Copied between two turns of the engine's thread: a few milliseconds. */
const pagesATime = 200;

/**
 * Copies the store with all that is committed, without stopping the work. The target, one file,
 * appears whole or not at all; given up by the signal, nothing is left of it.
 *
 * @throws AppError `store.bad_target` where nothing can be written, or the data itself would be written over.
 */
export const backupTo = async (db: Db, target: string, signal?: AbortSignal): Promise<void> => {
  refuseTarget(db.name, target);
  const unfinished = `${target}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    const progress = (): number => {
      signal?.throwIfAborted();
      return pagesATime;
    };
    await db.backup(unfinished, { progress });
    asOneFile(unfinished);
    renameSync(unfinished, target);
  } catch (thrown) {
    for (const suffix of ['', '-journal']) rmSync(unfinished + suffix, { force: true });
    throw targetError(thrown);
  }
};

const refuseTarget = (file: string, target: string): void => {
  const folder = dirname(resolve(target));
  if (!existsSync(folder)) throw new AppError('store.bad_target', { detail: `${folder} does not exist` });
  const isBeside = realpathSync(folder) === realpathSync(dirname(resolve(file)));
  const name = basename(target).toLowerCase();
  if (isBeside && (name.startsWith(storeFileName) || name.startsWith('lock')))
    throw new AppError('store.bad_target', { detail: `${target} is part of the data` });
};

const targetError = (thrown: unknown): unknown => {
  const error = storeError(thrown);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:SQLITE_CANTOPEN|SQLITE_READONLY|E[A-Z]+$)/.test(code)
    ? new AppError('store.bad_target', { detail: code, cause: thrown })
    : error;
};

/** Copies all that is committed into a new file that is on the disk when this returns. */
const copyInto = (db: Db, target: string): void => {
  rmSync(target, { force: true });
  db.prepare('VACUUM INTO ?').run(target);
  const handle = openSync(target, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** A copy of the store as it was before a migration, kept beside it. */
export const backupBefore = (db: Db, dataDir: string, version: number): void => {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  copyInto(db, join(folder, `before-schema-${version + 1}.sqlite`));
};

type Kept = { readonly name: string; readonly at: number };

const stamp = /^auto-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.sqlite$/;

const backupsIn = (folder: string): readonly Kept[] =>
  readdirSync(folder).flatMap((name) => {
    const at = Date.parse(name.replace(stamp, '$1:$2:$3.$4'));
    return Number.isNaN(at) ? [] : [{ name, at }];
  });

/** When the newest of the rotating backups was made; null where there is none. One from the future was made by a wrong clock. */
export const lastBackupAt = (dataDir: string, now: number): number | null => {
  const folder = join(dataDir, 'backups');
  const times = existsSync(folder) ? backupsIn(folder).map(({ at }) => at) : [];
  const past = times.filter((at) => at <= now);
  return past.length === 0 ? null : Math.max(...past);
};

/** Writes one of the rotating backups and drops the oldest. Returns its path. @throws the signal's reason once it is given. */
export const rotateBackup = async (
  db: Db,
  dataDir: string,
  now: number,
  signal?: AbortSignal,
): Promise<string> => {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  // A crash in the middle of one leaves its beginning.
  for (const name of readdirSync(folder))
    if (name.startsWith('auto-') && !name.endsWith('.sqlite')) rmSync(join(folder, name));
  const target = join(folder, `auto-${new Date(now).toISOString().replace(/[:.]/g, '-')}.sqlite`);
  await backupTo(db, target, signal);
  const age = ({ at }: Kept): number => (at > now ? Number.POSITIVE_INFINITY : now - at);
  const oldest = backupsIn(folder)
    .toSorted((a, b) => age(a) - age(b))
    .slice(kept);
  for (const { name } of oldest) rmSync(join(folder, name));
  return target;
};

const incomingOf = (file: string): string => `${file}.incoming`;
const parts = ['', '-wal', '-shm'] as const;

/**
 * Puts a backup in the place of the store; what was there is kept as `*.replaced`. Once the backup
 * lies whole beside the store, a crash in the middle is made up for by the next start.
 *
 * @throws AppError `store.bad_backup` where the file is none of ours, `store.newer_schema` where it is
 *   a newer program's, `store.locked` while the app runs.
 */
export const restoreFrom = (dataDir: string, source: string, migrationsDir: string): void => {
  if (!existsSync(source)) throw new AppError('store.bad_backup', { detail: `${source} does not exist` });
  mkdirSync(dataDir, { recursive: true });
  const lock = lockFolder(dataDir);
  try {
    const file = join(dataDir, storeFileName);
    const incoming = incomingOf(file);
    copyChecked(source, `${incoming}.unfinished`, migrationsDir);
    for (const part of parts) rmSync(`${file}.replaced${part}`, { force: true });
    renameSync(`${incoming}.unfinished`, incoming);
    finishRestore(file);
  } finally {
    lock.release();
  }
};

/** Goes on with a restore that a crash stopped; nothing where there is none. Call with the folder's lock held. */
export const finishRestore = (file: string): void => {
  if (!existsSync(incomingOf(file))) return;
  for (const part of parts) {
    if (existsSync(file + part)) renameSync(file + part, `${file}.replaced${part}`);
  }
  renameSync(incomingOf(file), file);
};

/** Copies a backup, with what its own write-ahead log may still hold. */
const copyChecked = (source: string, target: string, migrationsDir: string): void => {
  let db: Db | null = null;
  try {
    db = connect(source, 'read');
    quickCheck(db);
    if (appliedMigrations(db, knownMigrations(migrationsDir)) === 0)
      throw new AppError('store.bad_backup', { detail: basename(source) });
    copyInto(db, target);
  } catch (thrown) {
    rmSync(target, { force: true });
    const error = storeError(thrown);
    if (
      error instanceof AppError &&
      (error.code === 'store.newer_schema' || error.code === 'store.disk_full')
    )
      throw error;
    throw new AppError('store.bad_backup', { detail: basename(source), cause: thrown });
  } finally {
    db?.close();
  }
};

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../domain/errors.ts';
import { type Db, connect, quickCheck, storeFileName } from './connection.ts';
import { lockFolder } from './folder-lock.ts';

const kept = 3;

/** Copies the store with all that is committed, without stopping the work. The target appears whole or not at all. */
export const backupTo = async (db: Db, target: string): Promise<void> => {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  await db.backup(unfinished, { progress: () => 200 });
  const copy = connect(unfinished, 'read');
  try {
    quickCheck(copy);
  } finally {
    copy.close();
  }
  renameSync(unfinished, target);
};

/** A copy of the store as it was before a migration, kept beside it. */
export const backupBefore = (db: Db, dataDir: string, version: number): void => {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `before-schema-${version + 1}.sqlite`);
  rmSync(target, { force: true });
  db.prepare('VACUUM INTO ?').run(target);
};

/** Writes one of the rotating backups and drops the oldest. Returns its path. */
export const rotateBackup = async (db: Db, dataDir: string, now: number): Promise<string> => {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  const target = join(folder, `auto-${stamp}.sqlite`);
  await backupTo(db, target);
  const all = readdirSync(folder)
    .filter((name) => name.startsWith('auto-'))
    .sort();
  for (const old of all.slice(0, Math.max(0, all.length - kept))) rmSync(join(folder, old));
  return target;
};

/**
 * Puts a backup in the place of the store; what was there is kept as `*.replaced`.
 *
 * @throws AppError `store.bad_backup` where the file is none of ours, `store.locked` while the app runs.
 */
export const restoreFrom = (dataDir: string, source: string): void => {
  if (!existsSync(source)) throw new AppError('store.bad_backup', { detail: `${source} does not exist` });
  checkBackup(source);
  mkdirSync(dataDir, { recursive: true });
  const lock = lockFolder(dataDir);
  try {
    const file = join(dataDir, storeFileName);
    const incoming = `${file}.incoming`;
    copyFileSync(source, incoming);
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.replaced${suffix}`);
    }
    renameSync(incoming, file);
  } finally {
    lock.release();
  }
};

const checkBackup = (source: string): void => {
  let db: Db | null = null;
  try {
    db = connect(source, 'read');
    quickCheck(db);
    db.prepare('SELECT count(*) FROM boot').get();
  } catch (thrown) {
    throw new AppError('store.bad_backup', { detail: basename(source), cause: thrown });
  } finally {
    db?.close();
  }
};

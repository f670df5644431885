import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../domain/errors.ts';

export type FolderLock = { readonly release: () => void };

/**
 * Takes the one lock of a data folder. It is an exclusive SQLite lock on a file
 * of its own, so the operating system gives it back even after `kill -9`, on
 * every platform, with no stale file to clean up.
 *
 * @throws AppError `store.locked`, naming the process that holds it.
 */
export const lockFolder = (dataDir: string): FolderLock => {
  const db = new BetterSqlite3(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  const owner = join(dataDir, 'lock-owner.txt');
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    db.close();
    if (thrown instanceof BetterSqlite3.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('store.locked', { detail: `${dataDir}${readOwner(owner)}`, cause: thrown });
    }
    throw thrown;
  }
  writeFileSync(owner, String(process.pid));
  return {
    release: () => {
      rmSync(owner, { force: true });
      db.exec('ROLLBACK');
      db.close();
    },
  };
};

/** The owner's note is a courtesy: without it the lock still holds. */
const readOwner = (file: string): string =>
  existsSync(file) ? `, process ${readFileSync(file, 'utf8')}` : '';

import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../domain/errors.ts';

export type Db = BetterSqlite3.Database;

export const storeFileName = 'krithi-desk.sqlite';

/** SQLite before 3.51.3 could corrupt a WAL with two connections (sqlite.org/wal.html#walresetbug). */
const oldestSafeSqlite = [3, 51, 3] as const;

/** Opens a connection with the settings on which "done means on disk" rests. */
export const connect = (file: string, mode: 'write' | 'read'): Db => {
  const db = new BetterSqlite3(file, mode === 'read' ? { readonly: true, fileMustExist: true } : {});
  if (mode === 'write') {
    const journal = db.pragma('journal_mode = WAL', { simple: true });
    if (journal !== 'wal' && file !== ':memory:') {
      db.close();
      throw new AppError('store.io', { detail: `the folder of ${file} does not support a write-ahead log` });
    }
    // better-sqlite3 is compiled so that WAL would silently mean NORMAL, which loses commits in a power cut.
    db.pragma('synchronous = FULL');
    if (process.platform === 'darwin') db.pragma('fullfsync = 1');
    db.pragma('wal_autocheckpoint = 1000');
    db.pragma('journal_size_limit = 67108864');
  }
  db.pragma('busy_timeout = 5000');
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -64000');
  db.pragma('temp_store = MEMORY');
  assertSafeSqlite(db);
  return db;
};

const assertSafeSqlite = (db: Db): void => {
  const version = String(db.prepare('select sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  for (const [i, least] of oldestSafeSqlite.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return;
    if (part < least) throw new AppError('store.io', { detail: `SQLite ${version} is too old` });
  }
};

/** Failures of SQLite in the words of the taxonomy; anything else passes through. */
export const storeError = (thrown: unknown): unknown => {
  if (!(thrown instanceof BetterSqlite3.SqliteError)) return thrown;
  const { code } = thrown;
  if (code === 'SQLITE_FULL') return new AppError('store.disk_full', { cause: thrown });
  if (code.startsWith('SQLITE_IOERR')) return new AppError('store.io', { detail: code, cause: thrown });
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return new AppError('store.corrupt', { detail: thrown.message, cause: thrown });
  }
  if (code.startsWith('SQLITE_BUSY')) return new AppError('store.locked', { cause: thrown });
  return thrown;
};

/** Tables of fewer rows are planned for as if they were large. */
const smallTable = 1000;

/**
 * Forgets what SQLite measured of small tables. From a store of five krithis it learns to read whole
 * tables, and would go on doing so when the next import makes them a hundred thousand.
 */
export const forgetSmallTables = (db: Db): void => {
  const measured = db
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE name IN ('sqlite_stat1', 'sqlite_stat4')`)
    .pluck()
    .all();
  if (!measured.includes('sqlite_stat1')) return;
  const small = db
    .prepare<[number], string>(
      'SELECT tbl FROM sqlite_stat1 GROUP BY tbl HAVING max(CAST(stat AS INTEGER)) < ?',
    )
    .pluck()
    .all(smallTable);
  if (small.length === 0) return;
  db.transaction(() => {
    for (const table of measured)
      db.prepare(`DELETE FROM ${table} WHERE tbl IN (SELECT value FROM json_each(?))`).run(
        JSON.stringify(small),
      );
  }).immediate();
  // The connection reads what is left.
  db.exec('ANALYZE sqlite_schema');
};

/** Checks a copy of the store and leaves it as one file, without a log of its own beside it. @throws AppError `store.corrupt`. */
export const asOneFile = (file: string): void => {
  const copy = new BetterSqlite3(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    quickCheck(copy);
  } finally {
    copy.close();
  }
};

/** @throws AppError `store.corrupt` with SQLite's first finding. */
export const quickCheck = (db: Db): void => {
  const found = String(db.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new AppError('store.corrupt', { detail: found });
};

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import { backupBefore, finishRestore } from './backup.ts';
import { type Db, connect, forgetSmallTables, quickCheck, storeError, storeFileName } from './connection.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { appliedMigrations, knownMigrations } from './migrations.ts';
import * as names from './schema-names.ts';
import * as tables from './schema.ts';

const schema = { ...tables, ...names };

export type Orm = BetterSQLite3Database<typeof schema>;

export type OpenOptions = {
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly appVersion: string;
  readonly clock: Clock;
  /** `read` opens beside another running host and changes nothing. */
  readonly mode?: 'write' | 'read';
};

/** The open store: one writer, one file, one lock. Rooms reach it through the query files. */
export type Store = {
  readonly db: Db;
  readonly orm: Orm;
  readonly dataDir: string;
  readonly file: string;
  readonly clock: Clock;
  /** Id of this start: the epoch of every lease; 0 when reading. */
  readonly bootId: number;
  readonly schemaVersion: number;
  /** Whether the last start ended without saying goodbye. */
  readonly afterCrash: boolean;
  /** One IMMEDIATE transaction; nested calls join it. Listeners hear of it after the commit. */
  readonly write: <T>(work: () => T) => T;
  /** Does the work to see what it would do, and takes it all back. */
  readonly rehearse: <T>(work: () => T) => T;
  readonly onCommit: (listener: () => void) => () => void;
  readonly close: () => void;
};

/**
 * Opens (or makes) the store of a data folder: lock, check, back up, migrate, boot row.
 *
 * @throws AppError `store.locked`, `store.newer_schema`, `store.corrupt`.
 */
export const openStore = (options: OpenOptions): Store => {
  const { dataDir } = options;
  const reading = options.mode === 'read';
  const file = join(dataDir, storeFileName);
  if (reading && !existsSync(file)) {
    throw new AppError('store.not_found', { detail: `no data in ${dataDir}` });
  }
  mkdirSync(dataDir, { recursive: true });
  const lock = reading ? null : lockFolder(dataDir);
  try {
    if (lock !== null) finishRestore(file);
    const existed = existsSync(file);
    const db = connect(file, reading ? 'read' : 'write');
    try {
      return finishOpening(options, db, file, lock, existed);
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  } catch (thrown) {
    lock?.release();
    throw storeError(thrown);
  }
};

const finishOpening = (
  options: OpenOptions,
  db: Db,
  file: string,
  lock: FolderLock | null,
  existed: boolean,
): Store => {
  const { clock } = options;
  const orm = drizzle(db, { schema });
  const schemaVersion = bringUpToDate(options, db, orm, existed);
  if (lock !== null) forgetSmallTables(db);
  const afterCrash = existed && lastStartWasUnclean(db);
  if (afterCrash && lock !== null) quickCheck(db);
  const bootId = lock === null ? 0 : addBoot(db, options);
  const listeners = new Set<() => void>();

  const write = <T>(work: () => T): T => {
    if (db.inTransaction) return work();
    let result: T;
    try {
      result = db.transaction(work).immediate();
    } catch (thrown) {
      throw storeError(thrown);
    }
    for (const listener of listeners) listener();
    return result;
  };

  return {
    db,
    orm,
    dataDir: options.dataDir,
    file,
    clock,
    bootId,
    schemaVersion,
    afterCrash,
    write,
    rehearse: (work) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        return work();
      } catch (thrown) {
        throw storeError(thrown);
      } finally {
        db.exec('ROLLBACK');
      }
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      if (!db.open) return;
      if (lock !== null) {
        db.prepare('UPDATE boot SET clean_exit_at = ? WHERE id = ?').run(clock.now(), bootId);
        db.pragma('optimize');
        forgetSmallTables(db);
        db.pragma('wal_checkpoint(TRUNCATE)');
      }
      db.close();
      lock?.release();
    },
  };
};

/** Applies what is missing; each applied file must still be what it was. Returns the schema's version. */
const bringUpToDate = (options: OpenOptions, db: Db, orm: Orm, existed: boolean): number => {
  const known = knownMigrations(options.migrationsDir);
  const applied = appliedMigrations(db, known);
  if (applied === known.length) return known.length;
  if (options.mode === 'read') {
    throw new AppError('store.locked', { detail: 'the data must first be brought up to date' });
  }
  if (existed && applied > 0) backupBefore(db, options.dataDir, applied);
  migrate(orm, { migrationsFolder: options.migrationsDir });
  return known.length;
};

const lastStartWasUnclean = (db: Db): boolean =>
  db.prepare('SELECT clean_exit_at IS NULL FROM boot ORDER BY id DESC LIMIT 1').pluck().get() === 1;

const addBoot = (db: Db, options: OpenOptions): number =>
  Number(
    db
      .prepare('INSERT INTO boot (started_at, pid, app_version) VALUES (?, ?, ?)')
      .run(options.clock.now(), process.pid, options.appVersion).lastInsertRowid,
  );

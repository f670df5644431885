import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { backupTo, lastBackupAt, restoreFrom, rotateBackup } from '../../../src-main/store/backup.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { migrationsDir, useStores } from '../../support/store/open-test-store.ts';
import { makeBatch } from '../../support/store/make.ts';

const openStore = useStores();
const hour = 60 * 60_000;
const noon = Date.UTC(2026, 3, 1, 12);

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'nothing was thrown';
};

const batchNames = (records: Records): string[] => records.batches.list(false).map((b) => b.name);

/** A closed store with a batch called After, and a backup of it from before that has one called Before. */
const backedUp = async () => {
  const records = openStore();
  const { dataDir, file } = records.store;
  makeBatch(records, 'Before');
  const copy = join(dataDir, 'copy.sqlite');
  await backupTo(records.store.db, copy);
  makeBatch(records, 'After');
  records.store.close();
  return { dataDir, file, copy };
};

describe('a backup', () => {
  it('is one file, and leaves nothing else where it was made', async () => {
    const { dataDir } = await backedUp();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
  });

  it('is never written over the data itself, nor where nothing can be written', async () => {
    const records = openStore();
    const { dataDir, file, db } = records.store;
    makeBatch(records, 'Kept');
    mkdirSync(join(dataDir, 'a folder'));
    for (const target of [
      file,
      `${file}-wal`,
      join(dataDir, '.', 'lock.sqlite'),
      join(dataDir, 'a folder'),
      join(dataDir, 'nowhere', 'copy.sqlite'),
    ])
      expect(await codeOf(() => backupTo(db, target))).toBe('store.bad_target');
    expect(readdirSync(dataDir).filter((name) => name.includes('unfinished'))).toEqual([]);
    records.store.close();
    expect(batchNames(openStore({ dataDir }))).toEqual(['Kept']);
  });
});

describe('the rotating backups', () => {
  const folderOf = ({ store }: Records): string => join(store.dataDir, 'backups');

  it('are the newest three, without what a crash left of others', async () => {
    const records = openStore();
    const { db, dataDir } = records.store;
    for (let i = 0; i < 5; i += 1) {
      await rotateBackup(db, dataDir, noon + i * hour);
      writeFileSync(join(folderOf(records), `auto-2026-04-01T0${i}-00-00-000Z.sqlite.unfinished`), '');
    }
    await rotateBackup(db, dataDir, noon + 5 * hour);
    expect(readdirSync(folderOf(records))).toEqual([
      'auto-2026-04-01T15-00-00-000Z.sqlite',
      'auto-2026-04-01T16-00-00-000Z.sqlite',
      'auto-2026-04-01T17-00-00-000Z.sqlite',
    ]);
    expect(lastBackupAt(dataDir, noon + 9 * hour)).toBe(noon + 5 * hour);
  });

  it('are made on although the clock once stood in the future', async () => {
    const records = openStore();
    const { db, dataDir } = records.store;
    const wrong = noon + 9000 * hour;
    for (let i = 0; i < 3; i += 1) await rotateBackup(db, dataDir, wrong + i * hour);
    expect(lastBackupAt(dataDir, noon)).toBeNull();
    const made = await rotateBackup(db, dataDir, noon);
    expect(existsSync(made)).toBe(true);
    expect(lastBackupAt(dataDir, noon + hour)).toBe(noon);
  });
});

describe('a backup that is given up', () => {
  it('leaves nothing behind, and the store as it was', async () => {
    const records = openStore();
    const { db, dataDir } = records.store;
    const stop = new AbortController();
    const copying = rotateBackup(db, dataDir, noon, stop.signal);
    stop.abort();
    await expect(copying).rejects.toBe(stop.signal.reason);
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([]);
    expect(existsSync(await rotateBackup(db, dataDir, noon))).toBe(true);
  });
});

describe('a restore', () => {
  it('brings everything back, and keeps what it replaced', async () => {
    const { dataDir, file, copy } = await backedUp();
    restoreFrom(dataDir, copy, migrationsDir);
    expect(batchNames(openStore({ dataDir }))).toEqual(['Before']);
    expect(existsSync(`${file}.replaced`)).toBe(true);
  });

  it('takes the write-ahead log of its source along', async () => {
    const records = openStore();
    makeBatch(records, 'In the log');
    const taken = join(records.store.dataDir, 'taken.sqlite');
    // As one copies a folder while the app runs.
    for (const part of ['', '-wal']) copyFileSync(records.store.file + part, taken + part);
    const there = openStore();
    const { dataDir } = there.store;
    there.store.close();
    restoreFrom(dataDir, taken, migrationsDir);
    expect(batchNames(openStore({ dataDir }))).toEqual(['In the log']);
  });

  it.each([
    ['before anything was moved', [] as const],
    ['after the store was moved away', [''] as const],
  ])('that a power cut stops %s is gone on with by the next start', async (_, moved) => {
    const { dataDir, file, copy } = await backedUp();
    copyFileSync(copy, `${file}.incoming`);
    writeFileSync(`${file}-wal`, '');
    for (const part of moved) renameSync(file + part, `${file}.replaced${part}`);
    expect(batchNames(openStore({ dataDir }))).toEqual(['Before']);
    expect(existsSync(`${file}.incoming`)).toBe(false);
    const old = new BetterSqlite3(`${file}.replaced`, { readonly: true });
    expect(old.prepare('SELECT count(*) FROM batch').pluck().get()).toBe(2);
    old.close();
  });

  it('never lays the log of one replaced store over another', async () => {
    const { dataDir, file, copy } = await backedUp();
    writeFileSync(`${file}.replaced-wal`, 'of an earlier restore');
    restoreFrom(dataDir, copy, migrationsDir);
    expect(existsSync(`${file}.replaced-wal`)).toBe(false);
  });

  it('refuses what is no backup of ours, or a newer program made, and leaves the data as it is', async () => {
    const { dataDir, copy } = await backedUp();
    const other = join(dataDir, 'other.sqlite');
    writeFileSync(other, 'not a database');
    expect(await codeOf(() => restoreFrom(dataDir, other, migrationsDir))).toBe('store.bad_backup');
    expect(await codeOf(() => restoreFrom(dataDir, join(dataDir, 'none'), migrationsDir))).toBe(
      'store.bad_backup',
    );
    rmSync(other);
    new BetterSqlite3(other).exec('CREATE TABLE boot (id integer)').close();
    expect(await codeOf(() => restoreFrom(dataDir, other, migrationsDir))).toBe('store.bad_backup');
    const newer = new BetterSqlite3(copy);
    newer.prepare(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from-the-future', 9)`).run();
    newer.close();
    expect(await codeOf(() => restoreFrom(dataDir, copy, migrationsDir))).toBe('store.newer_schema');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('krithi-desk.sqlite.'))).toEqual([]);
    expect(batchNames(openStore({ dataDir })).toSorted()).toEqual(['After', 'Before']);
  });
});

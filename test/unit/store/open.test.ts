import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { type Records, openRecords } from '../../../src-main/store/index.ts';
import { systemClock } from '../../../src-main/system.ts';
import { migrationsDir, useStores } from '../../support/store/open-test-store.ts';
import { makeBatch } from '../../support/store/make.ts';
import { reviewWorld } from '../../support/store/review-world.ts';
import { tempFolder } from '../../support/temp.ts';

const openStore = useStores();

const moduleUrl = (path: string): string => new URL(`../../../${path}`, import.meta.url).href;

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'nothing was thrown';
};

describe('opening the store', () => {
  it('keeps what was committed, fully synchronised, in a write-ahead log', () => {
    const records = openStore();
    expect(records.store.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(records.store.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(records.store.db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('lets one writer in and says who has the folder', () => {
    const records = openStore();
    const again = (): unknown =>
      openRecords({ dataDir: records.store.dataDir, migrationsDir, appVersion: 'test', clock: systemClock });
    expect(codeOf(again)).toBe('store.locked');
    expect(again).toThrow(String(process.pid));
  });

  it('lets readers in beside the writer', () => {
    const records = openStore();
    const batch = makeBatch(records);
    const reader = openRecords({
      dataDir: records.store.dataDir,
      migrationsDir,
      appVersion: 'test',
      clock: systemClock,
      mode: 'read',
    });
    expect(reader.batches.get(batch).name).toBe('A batch');
    expect(() => makeBatch(reader)).toThrow(/readonly/);
    reader.store.close();
  });

  it('refuses data of a newer program, and leaves it as it is', () => {
    const records = openStore();
    const { dataDir, file } = records.store;
    records.store.close();
    const db = new BetterSqlite3(file);
    db.prepare(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from-the-future', 9)`).run();
    db.close();
    expect(codeOf(() => openStore({ dataDir }))).toBe('store.newer_schema');
  });

  it('refuses a file that is no database, and gives the lock back', () => {
    const records = openStore();
    const { dataDir, file } = records.store;
    records.store.close();
    writeFileSync(file, 'this is no database, but long enough to look at: '.repeat(100));
    expect(codeOf(() => openStore({ dataDir }))).toBe('store.corrupt');
    expect(codeOf(() => openStore({ dataDir }))).toBe('store.corrupt');
  });

  it('knows whether the last start said goodbye', () => {
    const { path, remove } = tempFolder();
    try {
      const calm = openStore({ dataDir: path });
      expect(calm.store.afterCrash).toBe(false);
      calm.store.close();
      // A process of its own that opens the store and is gone without a word.
      const script = `
        import { openRecords } from ${JSON.stringify(moduleUrl('src-main/store/index.ts'))};
        import { systemClock } from ${JSON.stringify(moduleUrl('src-main/system.ts'))};
        openRecords({ dataDir: ${JSON.stringify(path)}, migrationsDir: ${JSON.stringify(migrationsDir)}, appVersion: 'test', clock: systemClock });
        process.kill(process.pid, 'SIGKILL');`;
      const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
      expect(signal).toBe('SIGKILL');
      const after = openStore({ dataDir: path });
      expect(after.store.afterCrash).toBe(true);
      after.store.close();
    } finally {
      remove();
    }
  });
});

describe('what SQLite measures of the store', () => {
  /** How the learnt spellings of an entry would be found. */
  const plan = (records: Records): string[] =>
    records.store.db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT id FROM alias WHERE entity_id = 'x' AND revoked_at IS NULL AND retired_at IS NULL`,
      )
      .all()
      .map(({ detail }) => detail);

  it('is not kept of small tables, so that a store that grows is still searched and not read through', () => {
    const records = openStore();
    const { dataDir, db } = records.store;
    const { accept, krithiPrinting } = reviewWorld(records);
    for (let i = 0; i < 5; i += 1) krithiPrinting('kalyANi');
    accept('kalyANi', 'kalyani');
    db.exec('ANALYZE');
    records.store.close();
    expect(plan(openStore({ dataDir })).filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });

  it('is kept of large ones', () => {
    const records = openStore();
    const { dataDir, db } = records.store;
    const batch = makeBatch(records);
    const insert = db.prepare('INSERT INTO job (batch_id, kind) VALUES (?, ?)');
    db.transaction(() => {
      for (let i = 0; i < 1500; i += 1) insert.run(batch, `kind ${i}`);
    })();
    db.exec('ANALYZE');
    records.store.close();
    const tables = openStore({ dataDir })
      .store.db.prepare('SELECT DISTINCT tbl FROM sqlite_stat1')
      .pluck()
      .all();
    expect(tables).toContain('job');
    expect(tables).not.toContain('batch');
  });
});

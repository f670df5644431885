import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import type { Clock } from '../../../src-main/domain/clock.ts';
import { type Records, openRecords } from '../../../src-main/store/index.ts';
import { systemClock } from '../../../src-main/system.ts';
import { tempFolder } from '../temp.ts';

export const migrationsDir = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Gives a test file a function that opens stores in folders of their own; all are closed and removed after each test. */
export const useStores = (): ((options?: { clock?: Clock; dataDir?: string }) => Records) => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0).reverse()) end();
  });
  return ({ clock = systemClock, dataDir } = {}) => {
    const folder = dataDir === undefined ? tempFolder() : null;
    if (folder !== null) ends.push(folder.remove);
    const records = openRecords({
      dataDir: dataDir ?? folder?.path ?? '',
      migrationsDir,
      appVersion: 'test',
      clock,
    });
    ends.push(records.store.close);
    return records;
  };
};

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { createServiceLevels } from '../../../src-main/orchestrator/service-levels.ts';
import { createSettings } from '../../../src-main/orchestrator/settings.ts';
import { createSitePolicy } from '../../../src-main/orchestrator/site-policy.ts';
import { createUpkeep } from '../../../src-main/orchestrator/upkeep.ts';
import { createPacer } from '../../../src-main/scrape/index.ts';
import { createVirtualClock } from '../../support/clock.ts';
import { makeBatch } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();
const minute = 60_000;

it('backs up also where no session lasts an hour, and then once an hour, over sessions', async () => {
  const clock = createVirtualClock();
  const records = openStore({ clock });
  const { dataDir } = records.store;
  const backups = (): string[] => {
    const folder = join(dataDir, 'backups');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const settings = createSettings(records);
  const policy = createSitePolicy(records, settings, {});
  const session = async (minutes: number): Promise<void> => {
    const upkeep = createUpkeep({
      clock,
      records,
      levels: createServiceLevels(records, settings.get, newId),
      policy,
      pacer: createPacer({ clock, random: () => 0, settings: policy.rates, saved: [] }),
      onTrouble: (error) => {
        throw error;
      },
    });
    upkeep.start();
    await clock.advance(minutes * minute);
    // It ends after what it is at.
    await upkeep.stop();
  };

  makeBatch(records);
  await session(20);
  await session(20);
  expect(backups()).toHaveLength(1);
  makeBatch(records, 'another');
  await session(50);
  expect(backups()).toHaveLength(2);
  // The next hour is not over.
  await session(20);
  expect(backups()).toHaveLength(2);
});

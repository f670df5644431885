import { type Clock, sleepOr } from '../domain/clock.ts';
import { type AppError, toAppError } from '../domain/errors.ts';
import { lastBackupAt, rotateBackup } from '../store/backup.ts';
import type { Records } from '../store/index.ts';
import type { Pacer } from '../scrape/index.ts';
import type { ServiceLevels } from './service-levels.ts';
import type { SitePolicy } from './site-policy.ts';

export type UpkeepDeps = {
  readonly clock: Clock;
  readonly records: Records;
  readonly levels: ServiceLevels;
  readonly policy: SitePolicy;
  readonly pacer: Pacer;
  readonly onTrouble: (error: AppError) => void;
};

const everyMs = 15_000;
const backupEveryMs = 60 * 60_000;
/** How long closing waits for a copy that is being made. */
const graceMs = 2000;

/**
 * What is done now and then: alerts, the sites' pace on disk, and a backup an hour after the last
 * one, in whichever session that was made, when something changed since it or since the start.
 */
export const createUpkeep = ({ clock, records, levels, policy, pacer, onTrouble }: UpkeepDeps) => {
  let stopping = new AbortController();
  let givingUp = new AbortController();
  let loop: Promise<void> | null = null;
  let backedUpSeq: number | null = null;

  const round = async (): Promise<void> => {
    levels.check();
    policy.save(pacer.snapshot());
    const seq = records.events.lastSeq();
    const now = clock.now();
    const last = lastBackupAt(records.store.dataDir, now);
    if (seq === backedUpSeq || (last !== null && now - last < backupEveryMs)) return;
    await rotateBackup(records.store.db, records.store.dataDir, now, givingUp.signal);
    backedUpSeq = seq;
  };

  const spin = async (signal: AbortSignal): Promise<void> => {
    while ((await sleepOr(clock, everyMs, signal)) === 'slept') {
      try {
        await round();
      } catch (thrown) {
        // A copy that was given up because the app closes is made in the next session.
        if (!givingUp.signal.aborted) onTrouble(toAppError(thrown));
      }
    }
  };

  return {
    start: (): void => {
      stopping = new AbortController();
      givingUp = new AbortController();
      loop ??= spin(stopping.signal);
    },
    stop: async (): Promise<void> => {
      stopping.abort();
      const ended = new AbortController();
      const patience = async (): Promise<void> => {
        if ((await sleepOr(clock, graceMs, ended.signal)) === 'slept') givingUp.abort();
      };
      await Promise.all([patience(), Promise.resolve(loop).finally(() => ended.abort())]);
      loop = null;
    },
  };
};

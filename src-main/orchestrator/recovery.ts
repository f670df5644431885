import { sentence } from '../domain/errors.ts';
import { machine } from '../store/events.ts';
import type { Records } from '../store/index.ts';
import { refreshBatch } from './batch-state.ts';

const poisonAfter = 3;

/**
 * Returns the leases of dead processes. Their tokens carry an older boot, so
 * this is exact and no guess: whatever runs now was left by a crash. The
 * attempt is given back; a task under which the program died three times is
 * put aside.
 */
export const recoverAfterStart = (
  records: Records,
): { readonly returned: number; readonly poisoned: number } =>
  records.store.write(() => {
    let returned = 0;
    let poisoned = 0;
    const batches = new Set<string>();
    for (const task of records.tasks.running()) {
      records.tasks.countCrash(task.id);
      batches.add(task.batchId);
      const isPoison = task.crashes + 1 >= poisonAfter;
      const end = isPoison
        ? ({ state: 'failed', code: 'internal.poison', message: sentence('internal.poison') } as const)
        : ({ state: 'pending', refund: true, reason: 'the program stopped' } as const);
      records.tasks.end(task, end);
      if (isPoison) poisoned += 1;
      else returned += 1;
    }
    for (const batch of records.batches.listDeleted()) records.batches.purge(batch.id);
    records.publications.closeInterrupted();
    for (const id of batches) refreshBatch(records, id);
    if (returned + poisoned > 0) {
      records.events.append({ type: 'task.recovered', actor: machine, data: { returned, poisoned } });
    }
    return { returned, poisoned };
  });

/** Returns leases that ran out while we live: the work stopped without a word. */
export const returnExpired = (records: Records, now: number): number =>
  records.store.write(() => {
    const expired = records.tasks.expired(now);
    for (const task of expired) {
      records.tasks.end(task, {
        state: 'retryable',
        code: 'internal.lease_expired',
        message: sentence('internal.lease_expired'),
        notBefore: now,
      });
    }
    return expired.length;
  });

import type { JobKind } from '../domain/batch.ts';
import type { Records } from '../store/index.ts';
import { machine } from '../store/events.ts';
import type { TaskRow } from '../store/tasks.ts';

/** Claims work for the dispatcher: oldest batch first, and a batch runs from its first claim on. */
export const createClaims = (records: Records, leaseMs: number) => {
  const claim = (kind: JobKind, site: string | null, limit: number): TaskRow[] => {
    for (const batchId of records.batches.activeIds()) {
      const tasks = records.store.write(() => {
        const rows = records.tasks.claim(batchId, kind, site, limit, leaseMs);
        const batch = rows.length > 0 ? records.batches.find(batchId) : null;
        if (batch?.state === 'pending') records.batches.move(batch, 'running', machine);
        return rows;
      });
      if (tasks.length > 0) return tasks;
    }
    return [];
  };

  /** Ready pages by site over all active batches. */
  const readyPages = (): Map<string, number> => {
    const ready = new Map<string, number>();
    for (const batchId of records.batches.activeIds()) {
      for (const { site, n } of records.tasks.readyBySite(batchId))
        ready.set(site, (ready.get(site) ?? 0) + n);
    }
    return ready;
  };

  return {
    claim,
    readyPages,
    /** Makes retries that are due ready again; returns when the next one is, or null. */
    promoteDue: (now: number): number | null => {
      if ((records.tasks.nextDue() ?? Number.POSITIVE_INFINITY) > now) return records.tasks.nextDue();
      records.store.write(() => {
        for (const task of records.tasks.due(now, 500))
          records.tasks.move(task, 'pending', machine, 'due again');
      });
      return records.tasks.nextDue();
    },
  };
};
export type Claims = ReturnType<typeof createClaims>;

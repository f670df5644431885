import { z } from 'zod';
import type { AppError } from '../domain/errors.ts';
import { toAppError } from '../domain/errors.ts';
import { type AuthorityActs, recheckSome, reviseValue, sliceSize } from '../review/index.ts';
import type { Records } from '../store/index.ts';
import type { NameService } from './names.ts';

export type ListRefreshDeps = {
  readonly records: Records;
  readonly names: NameService;
  readonly authority: AuthorityActs;
  /** Lets others run between two slices. */
  readonly breathe: () => Promise<void>;
  readonly onTrouble: (error: AppError) => void;
};

const marker = 'authority.refreshed';
/** Values looked up and settled in one go. */
const slice = 200;

/**
 * What follows a change of the list, away from the thread that made it: names that wait, and names
 * that the machine alone settled on changed entries, are looked up anew; krithis whose names changed
 * under them go before a reviewer anew; judgements that an undone change had taken come back. How far this went is kept, so that a crash in between is made up for.
 */
export const createListRefresh = ({ records, names, authority, breathe, onTrouble }: ListRefreshDeps) => {
  /** The end of the line of those who asked. */
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const done = (): number => z.number().catch(0).parse(records.settings.get(marker));

  const relook = async (values: readonly number[], actor: string): Promise<number> => {
    let freed = 0;
    for (let from = 0; from < values.length; from += slice) {
      if (isClosed) break;
      const rows = values.slice(from, from + slice).flatMap((id) => records.names.find(id) ?? []);
      const fresh = await names.again(rows);
      records.store.write(() => {
        for (const value of fresh) freed += reviseValue(records, value, actor, 'later').freed;
      });
    }
    return freed;
  };

  /** Sends krithis before a reviewer anew; what a close leaves is gone on with at the next start. */
  const recheck = async (): Promise<void> => {
    for (;;) {
      if (isClosed || !recheckSome(records, sliceSize)) return;
      await breathe();
    }
  };

  const restore = async (revert: number, actor: string): Promise<void> => {
    const work = authority.restoreJudgements(revert, actor);
    for (;;) {
      if (isClosed || work.next().done === true) return;
      await breathe();
    }
  };

  const once = async (actor: string): Promise<number> => {
    await recheck();
    const [since, upTo] = [done(), records.authorityLog.lastSeq()];
    if (isClosed) return 0;
    if (since === upTo) return names.refreshWaiting(actor);
    const touched = records.authorityLog.touchedSince(since);
    const values = new Set(touched.flatMap((id) => records.entityUse.machineValues(id)));
    const freed = (await relook([...values], actor)) + (await names.refreshWaiting(actor));
    await recheck();
    for (const { seq, act } of records.authorityLog.headsSince(since))
      if (act === 'revert' && seq <= upTo) await restore(seq, actor);
    if (isClosed) return freed;
    records.store.write(() => {
      records.settings.put(marker, upTo);
      // Screens that searched meanwhile had the last list: they look again.
      records.events.append({ type: 'authority.refreshed', actor });
    });
    return freed;
  };

  /** One at a time, whoever asks. Gives how many krithis go on. */
  const refresh = (actor: string): Promise<number> => {
    const next = last.then(() => once(actor));
    // Whoever asked hears of a failure; the next in line goes on all the same.
    last = next.catch(() => undefined);
    return next;
  };

  return {
    refresh,
    /** The same without waiting for it. */
    soon: (actor: string): void => {
      refresh(actor).catch((thrown: unknown) => onTrouble(toAppError(thrown)));
    },
    /** Whether anything is left to do: by the list, by an act on it that ended half-way, or by folds of a newer version. */
    isBehind: (): boolean =>
      done() < records.authorityLog.lastSeq() ||
      records.rechecks.first(1).length > 0 ||
      records.names.stale(names.version(), 1).length > 0,
    /** Ends after the slice that runs; the next start makes up for the rest. */
    close: async (): Promise<void> => {
      isClosed = true;
      await last;
    },
  };
};
export type ListRefresh = ReturnType<typeof createListRefresh>;

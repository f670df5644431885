import { AppError, toAppError, toErrorShape } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { NameKind } from '../domain/name.ts';
import {
  type PlanAction,
  type PlanRow,
  type PublishableKrithi,
  type Target,
  openTarget,
} from '../publish/index.ts';
import type { Records } from '../store/index.ts';
import type { RunRow } from '../store/publications.ts';
import type { ChoiceRow, Keep } from '../store/publish-choices.ts';
import { refreshBatch } from './batch-state.ts';
import { publishableOf } from './publishable.ts';

export type PublishingDeps = {
  readonly records: Records;
  readonly newId: NewId;
  readonly soundKey: (kind: NameKind | 'title', name: string) => string;
  /** Hears of what goes wrong beside a run's own end. */
  readonly onTrouble: (error: AppError) => void;
};

export type RunRequest = {
  /** `postgres://…`, FILE.jsonl or FILE.csv. */
  readonly address: string;
  readonly batchId: string | null;
  readonly mode: 'plan' | 'apply';
  readonly actor: string;
};

export type Run = {
  readonly row: RunRow;
  readonly rows: readonly PlanRow[];
  readonly finished: Promise<void>;
};

type Live = { row: RunRow; rows: PlanRow[]; readonly stop: AbortController; finished: Promise<void> };

const chunk = 100;
const noCounts: Record<PlanAction, number> = { create: 0, update: 0, unchanged: 0, conflict: 0, failed: 0 };
const keptRuns = 10;
const isOver = ({ phase }: RunRow): boolean => phase !== 'planning' && phase !== 'applying';

/** Plans and publishes approved krithis: an outbox row each, one transaction each over there. */
export const createPublishing = ({ records, newId, soundKey, onTrouble }: PublishingDeps) => {
  const runs = new Map<string, Live>();

  const open = (request: RunRequest): Promise<Target> =>
    openTarget(request.address, {
      clock: records.store.clock,
      newId,
      actor: request.actor,
      holdsEntity: (id) => records.entities.find(id) !== null,
      soundKey,
    });

  const save = (live: Live, change: Partial<RunRow>): void => {
    const next = { ...live.row, ...change };
    records.store.write(() => records.publications.putRun(next));
    live.row = next;
  };

  /** A run that went wrong has failed, whether or not the store can still take that down. */
  const fail = (live: Live, thrown: unknown): void => {
    const endedAt = records.store.clock.now();
    const failed = { phase: 'failed', endedAt, error: toErrorShape(toAppError(thrown)) };
    try {
      save(live, failed);
    } catch (cause) {
      // The next start finds it open in the store, and closes it as interrupted.
      live.row = { ...live.row, ...failed };
      onTrouble(toAppError(cause));
    }
  };

  const refused = (id: string, thrown: unknown): PlanRow => {
    const error = toAppError(thrown);
    // Not read as a whole: that may be what went wrong.
    return {
      krithiId: id,
      link: records.krithis.place(id)?.link ?? '',
      title: records.krithis.judged(id)?.title ?? '',
      action: 'failed',
      changes: [],
      reason: { code: error.code, message: error.message },
      remoteId: null,
      mark: null,
      settled: null,
    };
  };

  /** Notes what happened to one krithi: after the commit over there, and healed by the next run if we die before. */
  const note = (live: Live, request: RunRequest, row: PlanRow): void => {
    const done = live.rows.length + 1;
    const counts = { ...live.row.counts, [row.action]: live.row.counts[row.action] + 1 };
    const next = { ...live.row, done, counts };
    records.store.write(() => {
      if (request.mode === 'apply') {
        const { krithiId, action } = row;
        const isThere = action === 'create' || action === 'update' || action === 'unchanged';
        // The row that a conflict names may be another krithi's.
        const remoteId = isThere ? row.remoteId : null;
        records.publications.put({ krithiId, target: live.row.describe, remoteId, action }, live.row.id);
        // What is left away over there stays a choice; any other is used once.
        const choice = remoteId === null ? null : records.choices.find(krithiId, live.row.describe);
        if (choice !== null) records.choices.use(choice, live.row.id);
        const krithi = records.krithis.place(krithiId);
        if (remoteId !== null && live.row.target === 'postgres' && krithi?.state === 'approved') {
          records.krithis.move(krithi, 'published', request.actor, { reason: `published: ${row.action}` });
          refreshBatch(records, krithi.batchId);
        }
      }
      if (done % 25 === 0) records.publications.putRun(next);
    });
    live.rows.push(row);
    live.row = next;
  };

  /** The krithis of these ids, each put together when its turn comes; one that cannot be is told once. */
  const krithisOf = (
    ids: readonly string[],
    onRefused: (row: PlanRow) => void,
  ): Iterable<PublishableKrithi> => {
    const told = new Set<string>();
    const find = (id: string): PublishableKrithi | null => {
      try {
        return publishableOf(records, records.krithis.get(id));
      } catch (thrown) {
        if (!told.has(id)) onRefused(refused(id, thrown));
        told.add(id);
        return null;
      }
    };
    return {
      *[Symbol.iterator]() {
        for (const id of ids) {
          const krithi = find(id);
          if (krithi !== null) yield krithi;
        }
      },
    };
  };

  const work = async (live: Live, request: RunRequest): Promise<void> => {
    let target: Target | null = null;
    try {
      target = await open(request);
      const ids = records.publications.readyIds(request.batchId);
      save(live, { describe: target.describe(), total: ids.length });
      const options = {
        onRow: (row: PlanRow) => note(live, request, row),
        signal: live.stop.signal,
        choiceOf: (id: string) => records.choices.find(id, live.row.describe),
      };
      // Files are written whole, so they take all krithis in one go; the database takes them in chunks.
      const step = live.row.target === 'postgres' ? chunk : Math.max(1, ids.length);
      for (let at = 0; at < ids.length && !live.stop.signal.aborted; at += step) {
        const krithis = krithisOf(ids.slice(at, at + step), options.onRow);
        await (request.mode === 'plan' ? target.plan(krithis, options) : target.apply(krithis, options));
      }
      const phase = live.stop.signal.aborted ? 'stopped' : request.mode === 'plan' ? 'planned' : 'done';
      save(live, { phase, endedAt: records.store.clock.now() });
    } catch (thrown) {
      fail(live, thrown);
    }
    try {
      await target?.close();
    } catch (thrown) {
      onTrouble(toAppError(thrown));
    }
  };

  const kindOf = (address: string): string => {
    if (/^postgres(ql)?:/.test(address)) return 'postgres';
    return address.endsWith('.csv') ? 'csv' : 'jsonl';
  };

  return {
    /** Begins a plan or a publication; `finished` resolves when it is over, whatever its end. */
    begin: (request: RunRequest): Run => {
      const busy = [...runs.values()].some((run) => run.row.phase === 'applying' && request.mode === 'apply');
      if (busy) throw new AppError('store.bad_transition', { detail: 'a publication is running already' });
      const row: RunRow = {
        id: newId(),
        target: kindOf(request.address),
        describe: '',
        phase: request.mode === 'plan' ? 'planning' : 'applying',
        total: 0,
        done: 0,
        counts: noCounts,
        error: null,
        startedAt: records.store.clock.now(),
        endedAt: null,
      };
      const live: Live = { row, rows: [], stop: new AbortController(), finished: Promise.resolve() };
      save(live, {});
      // Rows hold texts: those of a run that is over go when the next one begins; its counts stay.
      for (const old of runs.values()) if (isOver(old.row)) old.rows = [];
      runs.set(row.id, live);
      for (const old of [...runs.keys()].slice(0, Math.max(0, runs.size - keptRuns))) runs.delete(old);
      live.finished = work(live, request);
      return live;
    },
    /** A run of this process with its rows; the store keeps the others without them. */
    find: (id: string): { readonly row: RunRow; readonly rows: readonly PlanRow[] } => {
      const live = runs.get(id);
      if (live !== undefined) return live;
      const row = records.publications.findRun(id);
      if (row === null) throw new AppError('store.not_found', { detail: `run ${id}` });
      return { row, rows: [] };
    },
    /**
     * Notes which side of a conflict of a run stays; null takes the choice back.
     * @throws AppError `store.not_found` where the run lists no such conflict.
     */
    settle: (id: string, krithiId: string, keep: Keep | null, who: string): ChoiceRow | null => {
      const live = runs.get(id);
      const row = live?.rows.find((each) => each.krithiId === krithiId);
      const mark = row?.mark ?? null;
      if (live === undefined || row === undefined || mark === null)
        throw new AppError('store.not_found', { detail: 'look again: this conflict is no longer listed' });
      const target = live.row.describe;
      if (keep !== null)
        return records.choices.put({ id: newId(), krithiId, target, keep, mark, who }, row.changes);
      const standing = records.choices.find(krithiId, target);
      if (standing !== null) records.choices.takeBack(standing, who);
      return null;
    },
    stop: (id: string): void => runs.get(id)?.stop.abort(),
    close: async (): Promise<void> => {
      for (const live of runs.values()) live.stop.abort();
      await Promise.all([...runs.values()].map((live) => live.finished));
    },
  };
};
export type Publishing = ReturnType<typeof createPublishing>;

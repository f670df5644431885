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

/** Plans and publishes approved krithis: an outbox row each, one transaction each over there. */
export const createPublishing = ({ records, newId, soundKey }: PublishingDeps) => {
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
    live.row = { ...live.row, ...change };
    records.store.write(() => records.publications.putRun(live.row));
  };

  const refused = (id: string, thrown: unknown): PlanRow => {
    const error = toAppError(thrown);
    const krithi = records.krithis.get(id);
    return {
      krithiId: id,
      link: krithi.link,
      title: krithi.title,
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
        const krithi = records.krithis.find(krithiId);
        if (remoteId !== null && live.row.target === 'postgres' && krithi?.state === 'approved') {
          records.krithis.move(krithi, 'published', request.actor, { reason: `published: ${row.action}` });
          refreshBatch(records, krithi.batchId);
        }
      }
      live.rows.push(row);
      live.row = {
        ...live.row,
        done: live.rows.length,
        counts: { ...live.row.counts, [row.action]: live.row.counts[row.action] + 1 },
      };
      if (live.rows.length % 25 === 0) records.publications.putRun(live.row);
    });
  };

  const gather = (ids: readonly string[], onRefused: (row: PlanRow) => void): PublishableKrithi[] =>
    ids.flatMap((id) => {
      try {
        return [publishableOf(records, records.krithis.get(id))];
      } catch (thrown) {
        onRefused(refused(id, thrown));
        return [];
      }
    });

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
      // Files are written whole, so they take all krithis at once; the database takes them in chunks.
      const step = live.row.target === 'postgres' ? chunk : Math.max(1, ids.length);
      for (let at = 0; at < ids.length && !live.stop.signal.aborted; at += step) {
        const krithis = gather(ids.slice(at, at + step), options.onRow);
        await (request.mode === 'plan' ? target.plan(krithis, options) : target.apply(krithis, options));
      }
      const phase = live.stop.signal.aborted ? 'stopped' : request.mode === 'plan' ? 'planned' : 'done';
      save(live, { phase, endedAt: records.store.clock.now() });
    } catch (thrown) {
      const error = toAppError(thrown);
      save(live, {
        phase: 'failed',
        endedAt: records.store.clock.now(),
        error: toErrorShape(error),
      });
    } finally {
      await target?.close();
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
      runs.set(row.id, live);
      for (const old of [...runs.keys()].slice(0, Math.max(0, runs.size - keptRuns))) runs.delete(old);
      save(live, {});
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

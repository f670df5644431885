import type { NewId } from '../domain/ids.ts';
import type { Records } from '../store/index.ts';
import type { Settings } from './settings.ts';

const minuteMs = 60_000;
/** Minutes that a level looks back on, and that Health draws. */
const window = 30;
const keptMinutes = 7 * 24 * 60;

export type LevelName = 'success_rate' | 'oldest_waiting' | 'stuck_tasks' | 'task_time' | 'review_pace';

export type LevelValue = {
  readonly name: LevelName;
  readonly title: string;
  readonly value: number | null;
  readonly target: number;
  readonly unit: 'share' | 'ms' | 'count' | 'per_hour';
  readonly better: 'higher' | 'lower';
  readonly met: boolean;
  readonly history: readonly (number | null)[];
  readonly remedy: string;
};

type Totals = { succeeded: number; failed: number; totalMs: number };

/** Measures the service levels from what is in the store, and raises and clears their alerts. */
export const createServiceLevels = (records: Records, settings: () => Settings, newId: NewId) => {
  const { clock } = records.store;

  const minuteOf = (at: number): number => Math.floor(at / minuteMs);

  const history = (): Map<number, Totals> => {
    const since = minuteOf(clock.now()) - window;
    const byMinute = new Map<number, Totals>();
    for (const row of records.health.minutesSince(since)) {
      const sum = byMinute.get(row.minute) ?? { succeeded: 0, failed: 0, totalMs: 0 };
      byMinute.set(row.minute, {
        succeeded: sum.succeeded + row.succeeded,
        failed: sum.failed + row.failed,
        totalMs: sum.totalMs + row.totalMs,
      });
    }
    return byMinute;
  };

  const perMinute = (
    byMinute: Map<number, Totals>,
    figure: (t: Totals) => number | null,
  ): (number | null)[] => {
    const now = minuteOf(clock.now());
    return Array.from({ length: window }, (_, i) => {
      const totals = byMinute.get(now - window + 1 + i);
      return totals === undefined ? null : figure(totals);
    });
  };

  const rate = (t: Totals): number | null =>
    t.succeeded + t.failed === 0 ? null : t.succeeded / (t.succeeded + t.failed);
  const meanMs = (t: Totals): number | null =>
    t.succeeded + t.failed === 0 ? null : t.totalMs / (t.succeeded + t.failed);

  const level = (l: Omit<LevelValue, 'met'>): LevelValue => ({
    ...l,
    met: l.value === null || (l.better === 'higher' ? l.value >= l.target : l.value <= l.target),
  });

  const measure = (): LevelValue[] => {
    const { targets } = settings();
    const now = clock.now();
    const byMinute = history();
    const sum = [...byMinute.values()].reduce(
      (a, b) => ({
        succeeded: a.succeeded + b.succeeded,
        failed: a.failed + b.failed,
        totalMs: a.totalMs + b.totalMs,
      }),
      { succeeded: 0, failed: 0, totalMs: 0 },
    );
    const oldest = records.health.oldestReady(now);
    const hour = records.health.decisionsSince(now - 60 * minuteMs);
    return [
      level({
        name: 'success_rate',
        title: 'Pages fetched',
        value: rate(sum),
        target: targets.successRate,
        unit: 'share',
        better: 'higher',
        history: perMinute(byMinute, rate),
        remedy: 'Open the batch and look at the failures by reason.',
      }),
      level({
        name: 'oldest_waiting',
        title: 'Longest wait',
        value: oldest === null ? null : now - oldest,
        target: targets.oldestWaitingMs,
        unit: 'ms',
        better: 'lower',
        history: [],
        remedy: 'Work waits for its site. Look at the pace of the sites below.',
      }),
      level({
        name: 'stuck_tasks',
        title: 'Stuck tasks',
        value: records.tasks.expired(now).length,
        target: targets.stuckTasks,
        unit: 'count',
        better: 'lower',
        history: [],
        remedy: 'They are taken up again by themselves. If they stay, restart the app.',
      }),
      level({
        name: 'task_time',
        title: 'Time a page',
        value: meanMs(sum),
        target: targets.taskTimeMs,
        unit: 'ms',
        better: 'lower',
        history: perMinute(byMinute, meanMs),
        remedy: 'The sites answer slowly. Work goes on at their pace.',
      }),
      level({
        name: 'review_pace',
        title: 'Decisions an hour',
        value: hour === 0 ? null : hour,
        target: targets.reviewPerHour,
        unit: 'per_hour',
        better: 'higher',
        history: [],
        remedy: 'Begin with the names at the top of the queue: they free the most krithis.',
      }),
    ];
  };

  return {
    measure,
    /** Counts one finished fetch. */
    count: (site: string, result: 'succeeded' | 'failed' | 'retried', ms: number): void => {
      records.store.write(() =>
        records.health.addMinute({
          minute: minuteOf(clock.now()),
          site,
          succeeded: 0,
          failed: 0,
          retried: 0,
          totalMs: Math.round(ms),
          [result]: 1,
        }),
      );
    },
    /** Raises an alert for each level that is missed and clears those that are met again. Returns the new ones. */
    check: (): LevelValue[] =>
      records.store.write(() => {
        records.health.pruneBefore(minuteOf(clock.now()) - keptMinutes);
        return measure().filter((l) => {
          const code = `level.${l.name}`;
          // A slow reviewer is no fault of the machine: that level is shown, not alarmed.
          if (l.met || l.name === 'review_pace') {
            records.health.clearAlert(code);
            return false;
          }
          return records.health.raiseAlert({
            id: newId(),
            code,
            title: l.title,
            message: 'The target is missed.',
            remedy: l.remedy,
          });
        });
      }),
    /** Pages a minute of each site over the last five minutes. */
    pace: (): Map<string, number> => {
      const minutes = 5;
      const pace = new Map<string, number>();
      for (const row of records.health.minutesSince(minuteOf(clock.now()) - minutes + 1)) {
        pace.set(row.site, (pace.get(row.site) ?? 0) + (row.succeeded + row.failed + row.retried) / minutes);
      }
      return pace;
    },
  };
};
export type ServiceLevels = ReturnType<typeof createServiceLevels>;

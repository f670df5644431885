import type { EventQueries } from './events.ts';
import { machine } from './events.ts';
import type { Store } from './open.ts';

export type MinuteRow = {
  readonly minute: number;
  readonly site: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly retried: number;
  readonly totalMs: number;
};

export type AlertRow = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly remedy: string;
  readonly raisedAt: number;
  readonly clearedAt: number | null;
  readonly dismissedAt: number | null;
};

const alertColumns =
  'id, code, title, message, remedy, raised_at AS raisedAt, cleared_at AS clearedAt, dismissed_at AS dismissedAt';

/** What Health is measured by: one row a minute and site, alerts, and the sites' politeness over restarts. */
export const healthQueries = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const add = db.prepare(
    `INSERT INTO service_minute (minute, site, succeeded, failed, retried, total_ms) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (minute, site) DO UPDATE SET succeeded = succeeded + excluded.succeeded,
       failed = failed + excluded.failed, retried = retried + excluded.retried, total_ms = total_ms + excluded.total_ms`,
  );
  const minutes = db.prepare<[number], MinuteRow>(
    `SELECT minute, site, succeeded, failed, retried, total_ms AS totalMs FROM service_minute WHERE minute >= ? ORDER BY minute`,
  );
  const prune = db.prepare('DELETE FROM service_minute WHERE minute < ?');
  const oldest = db
    .prepare<[number], number | null>(
      `SELECT min(t.ready_at) FROM task t JOIN batch b ON b.id = t.batch_id
     WHERE t.state = 'pending' AND b.state IN ('pending', 'running') AND b.deleted_at IS NULL AND t.ready_at <= ?`,
    )
    .pluck();
  const waitingBySite = db.prepare<[], { site: string; n: number }>(
    // By the two small indexes of what is still to do, never over all tasks there ever were.
    `SELECT site, sum(n) AS n FROM (
       SELECT site, count(*) AS n FROM task WHERE state = 'pending' AND kind = 'scrape' GROUP BY site
       UNION ALL SELECT site, count(*) FROM task WHERE state = 'retryable' AND kind = 'scrape' GROUP BY site)
     GROUP BY site`,
  );
  const raise = db.prepare(
    `INSERT INTO alert (id, code, title, message, remedy, raised_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const clear = db.prepare('UPDATE alert SET cleared_at = ? WHERE code = ? AND cleared_at IS NULL');
  const dismiss = db.prepare('UPDATE alert SET dismissed_at = ? WHERE id = ? AND dismissed_at IS NULL');
  const alerts = db.prepare<[], AlertRow>(
    `SELECT ${alertColumns} FROM alert WHERE cleared_at IS NULL ORDER BY raised_at DESC`,
  );
  const sites = db.prepare<[], { site: string; state: string }>('SELECT site, state FROM site_state');
  const putSite = db.prepare(
    `INSERT INTO site_state (site, state, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (site) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
  );
  const decisions = db
    .prepare<[number], number>(`SELECT count(*) FROM decision WHERE at >= ? AND act <> 'revert'`)
    .pluck();

  return {
    addMinute: (row: MinuteRow): void => {
      add.run(row.minute, row.site, row.succeeded, row.failed, row.retried, row.totalMs);
    },
    minutesSince: (minute: number): MinuteRow[] => minutes.all(minute),
    pruneBefore: (minute: number): void => {
      prune.run(minute);
    },
    /** Since when the oldest ready task waits, in ms since the epoch; null when none waits. */
    oldestReady: (now: number): number | null => oldest.get(now) ?? null,
    waitingBySite: () => waitingBySite.all(),
    decisionsSince: (at: number): number => decisions.get(at) ?? 0,
    /** True when the alert is new: one open alert per code. */
    raiseAlert: (row: Pick<AlertRow, 'id' | 'code' | 'title' | 'message' | 'remedy'>): boolean => {
      const isNew =
        raise.run(row.id, row.code, row.title, row.message, row.remedy, clock.now()).changes === 1;
      if (isNew) events.append({ type: 'health.alert', actor: machine, to: 'raised', reason: row.code });
      return isNew;
    },
    clearAlert: (code: string): boolean => {
      const cleared = clear.run(clock.now(), code).changes > 0;
      if (cleared) events.append({ type: 'health.alert', actor: machine, to: 'cleared', reason: code });
      return cleared;
    },
    dismissAlert: (id: string, actor: string): boolean => {
      const dismissed = dismiss.run(clock.now(), id).changes > 0;
      if (dismissed) events.append({ type: 'health.alert', actor, to: 'dismissed', reason: id });
      return dismissed;
    },
    openAlerts: (): AlertRow[] => alerts.all(),
    siteStates: () => sites.all(),
    putSiteState: (site: string, state: string): void => {
      putSite.run(site, state, clock.now());
    },
  };
};
export type HealthQueries = ReturnType<typeof healthQueries>;

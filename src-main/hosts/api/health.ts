import type { SiteHealth } from '../../contract/health.ts';
import type { Engine } from '../../engine.ts';
import { api, whoIs } from './context.ts';

const sites = (engine: Engine): SiteHealth[] => {
  const waiting = new Map(engine.records.health.waitingBySite().map(({ site, n }) => [site, n]));
  const pace = engine.levels.pace();
  const states = new Map(engine.pacer.snapshot().map((state) => [state.site, state]));
  const { siteIntervalMs } = engine.settings.get();
  return [...new Set([...waiting.keys(), ...states.keys()])].sort().map((site) => {
    const state = states.get(site);
    const intervalMs = state?.gapMs ?? siteIntervalMs;
    return {
      site,
      state: state?.state ?? 'open',
      intervalMs,
      pausedUntil: state?.pausedUntil ?? null,
      reason: state?.reason ?? null,
      perMinute: pace.get(site) ?? 0,
      targetPerMinute: intervalMs === 0 ? 0 : 60_000 / intervalMs,
      waiting: waiting.get(site) ?? 0,
    };
  });
};

export const healthProcedures = {
  levels: api.health.levels.handler(({ context: { engine } }) => ({
    items: engine.levels.measure().map((level) => ({ ...level, history: [...level.history] })),
  })),
  sites: api.health.sites.handler(({ context: { engine } }) => ({ items: sites(engine) })),
  resumeSite: api.health.resumeSite.handler(({ input, context: { engine } }) => {
    const resumed = engine.pacer.resume(input.site);
    if (resumed) engine.dispatcher.wake();
    return { changed: resumed ? 1 : 0 };
  }),
  alerts: api.health.alerts.handler(({ context: { engine } }) => ({
    items: engine.records.health
      .openAlerts()
      .map(({ dismissedAt, ...alert }) => ({ ...alert, dismissed: dismissedAt !== null })),
  })),
  dismissAlert: api.health.dismissAlert.handler(({ input, context }) => {
    const { engine } = context;
    const dismissed = engine.records.store.write(() =>
      engine.records.health.dismissAlert(input.id, whoIs(context)),
    );
    return { changed: dismissed ? 1 : 0 };
  }),
};

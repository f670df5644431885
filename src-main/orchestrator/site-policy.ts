import { z } from 'zod';
import type { Records } from '../store/index.ts';
import type { SettingsService } from './settings.ts';

const SavedSite = z.object({
  state: z.enum(['open', 'slowed', 'paused', 'blocked']),
  gapMs: z.number(),
  pausedUntil: z.number().nullable(),
  reason: z.string().nullable(),
  lastStart: z.number().nullable(),
  faults: z.number().int(),
});
type SavedSite = z.infer<typeof SavedSite> & { readonly site: string };

export type RunRates = {
  readonly siteIntervalMs?: number;
  readonly globalIntervalMs?: number;
  readonly concurrency?: number;
};

/** The rates in force and what is known of each site: settings, over them what this run was started with. */
export const createSitePolicy = (records: Records, settings: SettingsService, run: RunRates) => ({
  rates: (): Required<RunRates> => {
    const { siteIntervalMs, globalIntervalMs, concurrency } = settings.get();
    return { siteIntervalMs, globalIntervalMs, concurrency, ...run };
  },
  /** Sites as the last run left them; a record of an older form is left aside. */
  saved: (): SavedSite[] =>
    records.health.siteStates().flatMap(({ site, state }) => {
      const parsed = SavedSite.safeParse(JSON.parse(state));
      return parsed.success ? [{ site, ...parsed.data }] : [];
    }),
  save: (snapshot: readonly SavedSite[]): void => {
    if (snapshot.length === 0) return;
    records.store.write(() => {
      for (const { site, ...state } of snapshot) records.health.putSiteState(site, JSON.stringify(state));
    });
  },
  /** Who asks: the product, its version and whom to write to. */
  userAgent: (version: string): string => {
    const { contact } = settings.get();
    return contact === '' ? `KrithiDesk/${version}` : `KrithiDesk/${version} (${contact})`;
  },
});
export type SitePolicy = ReturnType<typeof createSitePolicy>;

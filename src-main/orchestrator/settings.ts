import { z } from 'zod';
import { limits } from '../domain/limits.ts';
import type { Records } from '../store/index.ts';

/** Everything a person may set, with what holds until they do. Milliseconds. */
export const Settings = z.object({
  reviewer: z.string().min(1).default('curator'),
  contact: z.string().default(''),
  siteIntervalMs: z.number().int().min(limits.minSiteIntervalMs).default(limits.minSiteIntervalMs),
  globalIntervalMs: z.number().int().min(0).default(0),
  concurrency: z.number().int().min(1).max(16).default(6),
  targets: z
    .object({
      successRate: z.number().default(0.98),
      oldestWaitingMs: z.number().default(60 * 60_000),
      stuckTasks: z.number().default(0),
      taskTimeMs: z.number().default(5000),
      reviewPerHour: z.number().default(120),
    })
    .prefault({}),
  acceptTamilSpelling: z.boolean().default(true),
  /** Share of the names settled by the machine that a person is asked about blind; 0 turns audits off. */
  auditShare: z.number().min(0).max(0.5).default(0),
  /** The error rate above which a class of automatic names is sent to review. */
  auditBound: z.number().min(0.001).max(0.5).default(0.01),
  /** A person's own keys of Review: action to key. */
  keys: z.record(z.string(), z.string()).default({}),
});
export type Settings = z.infer<typeof Settings>;

export type SettingsChange = Partial<Omit<Settings, 'targets'>> & {
  readonly targets?: Partial<Settings['targets']>;
};

/** Settings live in the store; one that no longer fits falls back to what it was before anyone set it. */
export const createSettings = (records: Records) => {
  let cached: Settings | null = null;
  const get = (): Settings => {
    cached ??= Settings.catch(Settings.parse({})).parse(records.settings.get('settings') ?? {});
    return cached;
  };
  return {
    get,
    set: (change: SettingsChange, actor: string): Settings =>
      records.store.write(() => {
        const before = get();
        const after = Settings.parse({
          ...before,
          ...change,
          targets: { ...before.targets, ...change.targets },
        });
        records.settings.put('settings', after);
        records.events.append({ type: 'setting.changed', actor, data: { before, after } });
        cached = after;
        return after;
      }),
  };
};
export type SettingsService = ReturnType<typeof createSettings>;

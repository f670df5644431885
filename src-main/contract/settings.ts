import { z } from 'zod';
import { procedure } from './base.ts';

const root = '/v1/admin/settings';

/** Everything a person may set; times in milliseconds. */
export const Settings = z.strictObject({
  /** Shown in the log beside what this person decided. */
  reviewer: z.string().min(1).max(100),
  /** Written into the User-Agent so that a site's owner can reach someone. */
  contact: z.string().max(200),
  siteIntervalMs: z.number().int().min(1000).max(600_000),
  globalIntervalMs: z.number().int().min(0).max(600_000),
  concurrency: z.number().int().min(1).max(16),
  targets: z.strictObject({
    successRate: z.number().min(0).max(1),
    oldestWaitingMs: z.number().int().min(1000),
    stuckTasks: z.number().int().min(0),
    taskTimeMs: z.number().int().min(100),
    reviewPerHour: z.number().min(0),
  }),
  acceptTamilSpelling: z.boolean(),
  /** Share of the names settled by the machine that a person is asked about blind; 0 turns audits off. */
  auditShare: z.number().min(0).max(0.5),
  /** The error rate above which a class of automatic names is sent to review. */
  auditBound: z.number().min(0.001).max(0.5),
  /** A person's own keys of Review: action to key. An action that is not named keeps its key. */
  keys: z.record(z.string().max(40), z.string().min(1).max(40)),
});
export type Settings = z.infer<typeof Settings>;

export const settings = {
  get: procedure.route({ method: 'GET', path: root }).output(Settings),
  set: procedure
    .route({ method: 'PATCH', path: root })
    .input(Settings.extend({ targets: Settings.shape.targets.partial() }).partial())
    .output(Settings),
};

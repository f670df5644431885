import { z } from 'zod';
import { Changed, Id, procedure } from './base.ts';

const root = '/v1/admin/health';

/** A service level: a figure, its target, and what to do when it is missed. */
export const Level = z.object({
  name: z.enum(['success_rate', 'oldest_waiting', 'stuck_tasks', 'task_time', 'review_pace']),
  title: z.string(),
  /** Null before there is anything to measure. */
  value: z.number().nullable(),
  target: z.number(),
  unit: z.enum(['share', 'ms', 'count', 'per_hour']),
  /** Whether the value should be at least or at most the target. */
  better: z.enum(['higher', 'lower']),
  met: z.boolean(),
  /** The last values, oldest first, one a minute. */
  history: z.array(z.number().nullable()),
  remedy: z.string(),
});
export type Level = z.infer<typeof Level>;

export const SiteHealth = z.object({
  site: z.string(),
  state: z.enum(['open', 'slowed', 'paused', 'blocked']),
  intervalMs: z.number(),
  pausedUntil: z.number().nullable(),
  reason: z.string().nullable(),
  perMinute: z.number(),
  targetPerMinute: z.number(),
  waiting: z.number().int(),
});
export type SiteHealth = z.infer<typeof SiteHealth>;

export const Alert = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  message: z.string(),
  remedy: z.string(),
  raisedAt: z.number(),
  clearedAt: z.number().nullable(),
  dismissed: z.boolean(),
});
export type Alert = z.infer<typeof Alert>;

export const health = {
  levels: procedure
    .route({ method: 'GET', path: `${root}/levels` })
    .output(z.object({ items: z.array(Level) })),
  sites: procedure
    .route({ method: 'GET', path: `${root}/sites` })
    .output(z.object({ items: z.array(SiteHealth) })),
  resumeSite: procedure
    .route({ method: 'POST', path: `${root}/sites/{site}/resume` })
    .input(z.strictObject({ site: z.string().max(300) }))
    .output(Changed),
  alerts: procedure
    .route({ method: 'GET', path: `${root}/alerts` })
    .output(z.object({ items: z.array(Alert) })),
  dismissAlert: procedure
    .route({ method: 'POST', path: `${root}/alerts/{id}/dismiss` })
    .input(z.strictObject({ id: Id }))
    .output(Changed),
};

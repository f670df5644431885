import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';

export const topics = [
  'batches',
  'tasks',
  'review',
  'krithis',
  'authority',
  'publish',
  'health',
  'automation',
  'settings',
] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

/**
 * What changed, as ids and never rows: at most ten messages a second. A reader
 * that was away too long gets `reset` and fetches anew.
 */
export const LiveMessage = z.object({
  seq: z.number().int(),
  reset: z.boolean(),
  changed: z.partialRecord(Topic, z.object({ ids: z.array(z.string()).nullable() })),
});
export type LiveMessage = z.infer<typeof LiveMessage>;

export const SystemInfo = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'web']),
  dataDir: z.string(),
  authorityVersion: z.string(),
  schemaVersion: z.number().int(),
});
export type SystemInfo = z.infer<typeof SystemInfo>;

export const live = {
  watch: procedure
    .input(z.strictObject({ after: z.number().int().optional() }))
    .output(eventIterator(LiveMessage)),
  info: procedure.route({ method: 'GET', path: '/v1/admin/info' }).output(SystemInfo),
  /** Opens the page of a krithi in the person's own browser: by record, never by address. */
  openLink: procedure
    .input(z.strictObject({ krithi: z.string().max(200) }))
    .output(z.object({ opened: z.boolean(), url: z.string() })),
};

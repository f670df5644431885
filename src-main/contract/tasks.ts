import { z } from 'zod';
import { JobKind, TaskState } from '../domain/batch.ts';
import { EventView } from './batches.ts';
import { Changed, Id, PageInput, Text, pageOf, procedure } from './base.ts';

const root = '/v1/admin/bulk-import/tasks';

/** Everything that matches: actions work on the filter, never on the visible page. */
export const TaskFilter = z.strictObject({
  batch: Id.optional(),
  state: TaskState.optional(),
  kind: JobKind.optional(),
  reason: z.string().max(100).optional(),
  site: z.string().max(300).optional(),
  text: Text.optional(),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

export const TaskRow = z.object({
  id: z.number().int(),
  batch: Id,
  kind: JobKind,
  state: TaskState,
  attempt: z.number().int(),
  title: z.string(),
  link: z.string(),
  site: z.string(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  notBefore: z.number().nullable(),
  updatedAt: z.number(),
  krithi: z.string().nullable(),
});
export type TaskRow = z.infer<typeof TaskRow>;

export const AttemptView = z.object({
  number: z.number().int(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  outcome: z.string().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

export const PageInfo = z.object({
  url: z.string(),
  finalUrl: z.string(),
  status: z.number().int(),
  fetchedAt: z.number(),
  bytes: z.number().int(),
  sha256: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type PageInfo = z.infer<typeof PageInfo>;

export const TaskDetail = TaskRow.extend({
  remedy: z.string().nullable(),
  attempts: z.array(AttemptView),
  events: z.array(EventView),
  page: PageInfo.nullable(),
  /** Names that the task waits for. */
  waitsFor: z.array(z.object({ valueId: z.number().int(), kind: z.string(), value: z.string() })),
});
export type TaskDetail = z.infer<typeof TaskDetail>;

export const tasks = {
  list: procedure
    .route({ method: 'GET', path: root })
    .input(PageInput.extend(TaskFilter.shape))
    .output(pageOf(TaskRow).extend({ total: z.number().int() })),
  get: procedure
    .route({ method: 'GET', path: `${root}/{id}` })
    .input(z.strictObject({ id: z.coerce.number().int() }))
    .output(TaskDetail),
  retry: procedure
    .route({ method: 'POST', path: `${root}/retry` })
    .input(TaskFilter.extend({ ids: z.array(z.number().int()).max(1000).optional() }))
    .output(Changed),
  cancel: procedure
    .route({ method: 'POST', path: `${root}/cancel` })
    .input(TaskFilter.extend({ ids: z.array(z.number().int()).max(1000).optional() }))
    .output(Changed),
};

import { JobKind, TaskState } from '../../domain/batch.ts';
import type { TaskFilter } from '../../store/task-list.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { UsageError, exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withRecords } from './session.ts';

export type TaskFilterOptions = {
  readonly batch?: string;
  readonly state?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly site?: string;
};

/** The filters of `tasks`, checked. */
export const taskFilter = (options: TaskFilterOptions): TaskFilter => {
  const state = options.state === undefined ? null : TaskState.safeParse(options.state);
  const kind = options.kind === undefined ? null : JobKind.safeParse(options.kind);
  if (state?.success === false) throw new UsageError(`--state is one of ${TaskState.options.join(', ')}`);
  if (kind?.success === false) throw new UsageError(`--kind is one of ${JobKind.options.join(', ')}`);
  return {
    batch: options.batch,
    state: state?.data,
    kind: kind?.data,
    reason: options.reason,
    site: options.site,
  };
};

const taskJson = (task: TaskRow) => ({
  id: task.id,
  batch: task.batchId,
  kind: task.kind,
  state: task.state,
  attempt: task.attempt,
  link: task.link,
  site: task.site,
  title: task.title,
  krithi: task.krithiId,
  error: task.errorCode === null ? null : { code: task.errorCode, message: task.errorMessage },
  not_before: task.notBefore,
  created_at: task.createdAt,
  updated_at: task.updatedAt,
  finished_at: task.finishedAt,
});

const pageSize = 1000;

export const tasksCommand = (
  options: CommonOptions & TaskFilterOptions & { readonly limit?: number; readonly after?: number },
): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const filter = taskFilter(options);
    let left = options.limit ?? Number.POSITIVE_INFINITY;
    let after = options.after ?? 0;
    while (left > 0) {
      const page = records.taskList.page(filter, after, Math.min(pageSize, left));
      for (const task of page) {
        output.line(
          taskJson(task),
          () =>
            `${task.id}\t${task.kind}\t${task.state}\t${task.errorCode ?? ''}\t${task.title}\t${task.link}`,
        );
      }
      left -= page.length;
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) break;
    }
    return exit.done;
  });

export const eventsCommand = (
  options: CommonOptions & { readonly batch?: string; readonly task?: number; readonly after?: number },
): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    let after = options.after ?? 0;
    for (;;) {
      const page = records.events.list({ batch: options.batch, task: options.task, after, limit: pageSize });
      for (const e of page) {
        output.line(
          e,
          () =>
            `${e.seq}\t${new Date(e.at).toISOString()}\t${e.actor}\t${e.type}\t${e.from ?? ''}>${e.to ?? ''}\t${e.reason ?? ''}`,
        );
      }
      after = page.at(-1)?.seq ?? after;
      if (page.length < pageSize) return exit.done;
    }
  });

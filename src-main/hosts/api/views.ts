import type { EventView } from '../../contract/batches.ts';
import type { TaskRow as TaskView } from '../../contract/tasks.ts';
import type { EventRow } from '../../store/events.ts';
import type { TaskRow } from '../../store/tasks.ts';

/** A page with the key of its last row as cursor; a short page is the end. */
export const pageAfter = <T>(
  items: readonly T[],
  limit: number,
  cursorOf: (item: T) => string,
): { items: T[]; nextCursor: string | null } => {
  const last = items.at(-1);
  return {
    items: [...items],
    nextCursor: last === undefined || items.length < limit ? null : cursorOf(last),
  };
};

/** A cursor of two parts: what comes before its last tab, and what comes behind; null for the first page. */
export const cursorParts = (
  cursor: string | undefined,
): { readonly before: string; readonly last: string } | null => {
  const at = cursor?.lastIndexOf('\t') ?? -1;
  return cursor === undefined || at === -1
    ? null
    : { before: cursor.slice(0, at), last: cursor.slice(at + 1) };
};

export const eventView = (event: EventRow): EventView => event;

export const taskView = (task: TaskRow): TaskView => ({
  id: task.id,
  batch: task.batchId,
  kind: task.kind,
  state: task.state,
  attempt: task.attempt,
  title: task.title,
  link: task.link,
  site: task.site,
  error: task.errorCode === null ? null : { code: task.errorCode, message: task.errorMessage ?? '' },
  notBefore: task.notBefore,
  updatedAt: task.updatedAt,
  krithi: task.krithiId,
});

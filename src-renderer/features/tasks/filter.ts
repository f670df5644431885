import type { TaskFilter, TaskRow } from '../../../src-main/contract/tasks.ts';
import { taskWords as words } from '../../words/tasks.ts';

export type TaskState = TaskRow['state'];
export type TaskKind = TaskRow['kind'];

/** What the work table shows, as it stands in the address of the page. */
export type WorkFilter = {
  readonly state?: TaskState;
  readonly kind?: TaskKind;
  readonly site?: string;
  readonly reason?: string;
  readonly text?: string;
};

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] =>
  Object.keys(record) as K[];

export const taskStates = keysOf(words.states);
export const taskKinds = keysOf(words.kinds);

const oneOf = <T extends string>(value: unknown, of: readonly T[]): T | undefined =>
  of.find((each) => each === value);

/** Text of a search parameter; the router reads `404` as a number. */
export const textParam = (value: unknown): string | undefined => {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, 300) : undefined;
};

/** Without the keys that hold nothing, so that an address stays short and an optional key stays absent. */
export const present = <T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** The filter of an address; what is unknown there is left out. */
export const readFilter = (search: Readonly<Record<string, unknown>>): WorkFilter =>
  present({
    state: oneOf(search['state'], taskStates),
    kind: oneOf(search['kind'], taskKinds),
    site: textParam(search['site']),
    reason: textParam(search['reason']),
    text: textParam(search['text']),
  });

/** The filter as the engine takes it. */
export const toTaskFilter = (batch: string, filter: WorkFilter): TaskFilter => ({
  batch,
  ...present(filter),
});

export const isFiltered = (filter: WorkFilter): boolean => Object.keys(filter).length > 0;

/** States that a retry can do something about. */
export const canRetry = (task: Pick<TaskRow, 'state' | 'error'>): boolean =>
  task.state === 'failed' ||
  task.state === 'retryable' ||
  (task.state === 'blocked' && task.error?.code !== 'resolve.waiting');

const retryStates: ReadonlySet<TaskState> = new Set(['failed', 'retryable', 'blocked']);
const openStates: ReadonlySet<TaskState> = new Set(['pending', 'running', 'retryable', 'blocked', 'failed']);

/** Which bulk actions can touch anything under a filter; an action that never could is not offered. */
export const bulkActionsOf = (filter: WorkFilter): { readonly retry: boolean; readonly cancel: boolean } => ({
  retry: filter.reason !== 'resolve.waiting' && (filter.state === undefined || retryStates.has(filter.state)),
  cancel: filter.state === undefined || openStates.has(filter.state),
});

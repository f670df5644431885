import type { QueueItem } from '../../../src-main/contract/review.ts';

/**
 * The queue as one person sees it while deciding.
 *
 * - row:  a distinct value with what happened to it since the list was loaded.
 * - mark: what happened; a marked row keeps its place, so nothing moves under the eyes.
 * - to do: a row without a mark, or one whose decision could not be saved.
 */
export type Kind = QueueItem['kind'];

export type Mark =
  | { readonly is: 'accepted'; readonly names: string }
  | { readonly is: 'created'; readonly names: string }
  | { readonly is: 'parked' }
  /** Decided by someone else, or by a decision on another spelling. */
  | { readonly is: 'settled' }
  | { readonly is: 'failed'; readonly message: string; readonly remedy: string };

export type Row = { readonly item: QueueItem; readonly mark: Mark | null };

export const isToDo = (row: Row): boolean => row.mark === null || row.mark.is === 'failed';

/** Where a value stands in the rows; -1 when it is not loaded. */
export const indexOfValue = (rows: readonly Row[], id: number | null): number =>
  id === null ? -1 : rows.findIndex((row) => row.item.id === id);

/** The next row to do after `from`, wrapping round once; `from` itself comes last; -1 when nothing is left. */
export const nextToDo = (rows: readonly Row[], from: number): number => {
  for (let step = 1; step <= rows.length; step += 1) {
    const at = (from + step) % rows.length;
    const row = rows[at];
    if (row && isToDo(row)) return at;
  }
  return -1;
};

/** A step up or down that stops at both ends. */
export const stepped = (rows: readonly Row[], from: number, delta: 1 | -1): number =>
  Math.max(0, Math.min(rows.length - 1, from + delta));

/** The values that are most likely asked for next: the following ones to do, then the two neighbours. */
export const upcoming = (rows: readonly Row[], cursor: number, count: number): readonly number[] => {
  const ids: number[] = [];
  let at = cursor;
  for (let found = 0; found < count; found += 1) {
    at = nextToDo(rows, at);
    const row = rows[at];
    if (!row || at === cursor || ids.includes(row.item.id)) break;
    ids.push(row.item.id);
  }
  for (const neighbour of [rows[cursor + 1], rows[cursor - 1]])
    if (neighbour && !ids.includes(neighbour.item.id)) ids.push(neighbour.item.id);
  return ids;
};

/** The rows with one of them changed; the same array when the value is not among them. */
export const changeRow = (rows: readonly Row[], id: number, change: (row: Row) => Row): readonly Row[] => {
  const at = indexOfValue(rows, id);
  const row = rows[at];
  return row ? rows.with(at, change(row)) : rows;
};

export const markRow = (rows: readonly Row[], id: number, mark: Mark | null): readonly Row[] =>
  changeRow(rows, id, (row) => ({ ...row, mark }));

/** Appends a page; what is already there keeps its place and its mark. */
export const appendPage = (rows: readonly Row[], items: readonly QueueItem[]): readonly Row[] => {
  const known = new Set(rows.map((row) => row.item.id));
  return [...rows, ...items.filter((item) => !known.has(item.id)).map((item) => ({ item, mark: null }))];
};

/** Puts a value beside the cursor that the list did not hold, so that undo can always return to it. */
export const insertAt = (rows: readonly Row[], at: number, item: QueueItem): readonly Row[] =>
  rows.toSpliced(Math.max(0, at), 0, { item, mark: null });

/** Rows after the cursor that keep their place: what is in view, and what was fetched ahead. */
const steady = 24;

/**
 * What a fresh first page says of the rows here. Rows in view take the new counts where they
 * stand, because a list must not move under someone who decides; those further down take the
 * order of krithis freed, new values among them. When the page is `complete`, a row that it
 * lacks was settled elsewhere. `above`: names further down that would free more than the one in view.
 */
export const refreshRows = (
  rows: readonly Row[],
  cursor: number,
  fresh: readonly QueueItem[],
  complete: boolean,
): { readonly rows: readonly Row[]; readonly above: number } => {
  const byId = new Map(fresh.map((item) => [item.id, item]));
  let changed = false;
  const updated = rows.map((row): Row => {
    const item = byId.get(row.item.id);
    byId.delete(row.item.id);
    if (row.mark !== null) return row;
    if (!item && !complete) return row;
    if (item && sameQueueItem(item, row.item)) return row;
    changed = true;
    return item ? { ...row, item } : { ...row, mark: { is: 'settled' } };
  });
  const newcomers = [...byId.values()].map((item): Row => ({ item, mark: null }));
  const keep = cursor + steady;
  const below = [...updated.slice(keep), ...newcomers].sort(byKrithis);
  const isAsItWas = !changed && newcomers.length === 0 && below.every((row, at) => row === rows[keep + at]);
  const here = updated[cursor]?.item.krithis ?? 0;
  return {
    rows: isAsItWas ? rows : [...updated.slice(0, keep), ...below],
    above: below.filter((row) => row.mark === null && row.item.krithis > here).length,
  };
};

const byKrithis = (a: Row, b: Row): number => b.item.krithis - a.item.krithis || a.item.id - b.item.id;

const sameQueueItem = (a: QueueItem, b: QueueItem): boolean =>
  a.krithis === b.krithis &&
  a.state === b.state &&
  a.value === b.value &&
  a.best?.id === b.best?.id &&
  a.best?.probability === b.best?.probability &&
  a.spellings.length === b.spellings.length;

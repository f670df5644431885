import type { QueueDetail } from '../../../src-main/contract/review.ts';
import type { ReviewApi } from './review-api.ts';
import { appendPage, changeRow, indexOfValue, insertAt, nextToDo, refreshRows, upcoming } from './rows.ts';
import type { Cell } from './session-cell.ts';
import {
  type Failure,
  type Filter,
  currentRow,
  freshVisit,
  isSettled,
  level,
  moveTo,
  moveToValue,
  setSlot,
} from './session-state.ts';

export type LoaderParts = {
  readonly api: ReviewApi;
  readonly cell: Cell;
  readonly failureOf: (thrown: unknown) => Failure;
  /** Things on their way to the engine: while there are any, its figures lag behind the screen. */
  readonly unsent: () => number;
  /** Goes up with each decision: an answer that was asked for before one is out of date. */
  readonly serial: () => number;
  /** A detail came in: what else it needs can be fetched now. */
  readonly onDetail: (detail: QueueDetail) => void;
};

const pageSize = 200;
/** Details at hand before they are asked for: more than a person decides while the engine is busy. */
const ahead = 8;
/** Rows from the end at which the next page is asked for. */
const margin = 60;
/** What is looked at anew after each change; the rest of the queue keeps its order among itself. */
const freshSize = 100;

/** Brings the queue and the details of its names, ahead of whoever reads them. */
export const createQueueLoader = (parts: LoaderParts) => {
  const { api, cell, failureOf } = parts;
  let generation = 0;
  /** Details on their way, so that none is asked for twice. */
  const asking = new Map<number, Promise<void>>();

  const took = (id: number, detail: QueueDetail): void => {
    cell.set(setSlot(cell.get(), id, { detail, failure: null, fresher: null }));
    parts.onDetail(detail);
  };

  const fetchDetail = (id: number): Promise<void> => {
    const running = asking.get(id);
    if (running) return running;
    const job = api
      .item({ id })
      .then(
        (detail) => took(id, detail),
        (thrown: unknown) =>
          cell.set(setSlot(cell.get(), id, { detail: null, failure: failureOf(thrown), fresher: null })),
      )
      .finally(() => asking.delete(id));
    asking.set(id, job);
    return job;
  };

  /** Sees to it that the value under the cursor and the ones after it are here. */
  const lookAhead = (): void => {
    const state = cell.get();
    const row = currentRow(state);
    if (!row) return;
    const wanted = [row.item.id, ...upcoming(state.rows, state.cursor, ahead)];
    for (const id of wanted) if (!state.details.has(id)) void fetchDetail(id);
    if (state.rows.length - state.cursor < margin) void loadMore();
  };

  const queueInput = (filter: Filter) => ({
    state: filter.state,
    ...(filter.kind === null ? {} : { kind: filter.kind }),
    ...(filter.batch === null ? {} : { batch: filter.batch }),
    ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
  });

  const load = async (): Promise<void> => {
    generation += 1;
    const mine = generation;
    try {
      const [page, progress] = await Promise.all([
        api.queue({ ...queueInput(cell.get().filter), limit: pageSize }),
        api.progress(),
      ]);
      if (mine !== generation) return;
      const state = cell.get();
      cell.set({
        ...state,
        phase: 'ready',
        failure: null,
        rows: appendPage([], page.items),
        // Another list is read anew: what was fetched for the last one may be older than its decisions.
        details: new Map(),
        cursor: 0,
        total: page.total,
        nextCursor: page.nextCursor,
        loadingMore: false,
        newValues: 0,
        visit: freshVisit,
        typedAhead: page.items.length === 0 ? '' : state.typedAhead,
        progress,
        ahead: parts.unsent() === 0 ? level : state.ahead,
      });
      lookAhead();
    } catch (thrown) {
      if (mine === generation) cell.set({ ...cell.get(), phase: 'failed', failure: failureOf(thrown) });
    }
  };

  const loadMore = async (): Promise<void> => {
    const { loadingMore, nextCursor: cursor, filter } = cell.get();
    if (loadingMore || cursor === null) return;
    const mine = generation;
    cell.set({ ...cell.get(), loadingMore: true });
    try {
      const page = await api.queue({ ...queueInput(filter), limit: pageSize, cursor });
      if (mine !== generation) return;
      const state = cell.get();
      cell.set({
        ...state,
        rows: appendPage(state.rows, page.items),
        nextCursor: page.nextCursor,
        loadingMore: false,
      });
    } catch (thrown) {
      if (mine === generation) cell.set({ ...cell.get(), loadingMore: false, notice: failureOf(thrown) });
    }
  };

  /**
   * Takes in what changed in the engine without moving what is in view: new counts in place, the
   * rows further down in their new order with new names among them, fresher candidates of the
   * value in view held back behind a dot.
   */
  const refresh = async (): Promise<void> => {
    if (cell.get().phase !== 'ready' || parts.unsent() > 0) return;
    const [before, mine] = [parts.serial(), generation];
    try {
      const [page, progress] = await Promise.all([
        api.queue({ ...queueInput(cell.get().filter), limit: freshSize }),
        api.progress(),
      ]);
      if (mine !== generation || before !== parts.serial() || parts.unsent() > 0) return;
      const state = cell.get();
      // What is decided stands in the order of its names, and nothing comes in between.
      if (isSettled(state.filter)) {
        cell.set({ ...state, progress, ahead: level });
        return;
      }
      const complete = page.nextCursor === null && state.filter.state === 'open';
      const nothingLeft = nextToDo(state.rows, state.cursor) < 0;
      const { rows, above } = refreshRows(state.rows, state.cursor, page.items, complete);
      const next = { ...state, rows, newValues: above, progress, ahead: level };
      const at = nextToDo(rows, state.cursor);
      cell.set(nothingLeft && at >= 0 ? moveTo(next, at) : next);
      await refreshDetails();
      lookAhead();
    } catch (thrown) {
      cell.set({ ...cell.get(), notice: failureOf(thrown) });
    }
  };

  /** The value in view is asked for again; those that were fetched ahead are dropped where the queue says that they changed. */
  const refreshDetails = async (): Promise<void> => {
    const state = cell.get();
    const row = currentRow(state);
    if (!row) return;
    const keep = row.item.id;
    const near = new Set(upcoming(state.rows, state.cursor, ahead));
    const details = new Map(
      [...state.details].filter(([id, slot]) => {
        if (id === keep) return true;
        const item = state.rows[indexOfValue(state.rows, id)]?.item;
        return near.has(id) && item !== undefined && slot.detail?.best?.id === item.best?.id;
      }),
    );
    cell.set({ ...state, details });
    const fresh = await api.item({ id: keep });
    const slot = cell.get().details.get(keep);
    const inView = currentRow(cell.get())?.item.id === keep;
    if (!slot?.detail || !inView) took(keep, fresh);
    else if (!sameCandidates(slot.detail, fresh))
      cell.set(setSlot(cell.get(), keep, { ...slot, fresher: fresh }));
  };

  /** After everything is sent: the engine's own figures replace what was counted ahead. */
  const catchUp = async (): Promise<void> => {
    const before = parts.serial();
    try {
      const progress = await api.progress();
      if (before === parts.serial() && parts.unsent() === 0)
        cell.set({ ...cell.get(), progress, ahead: level });
    } catch (thrown) {
      cell.set({ ...cell.get(), notice: failureOf(thrown) });
    }
  };

  /** Fetches one value anew and shows it, whatever was shown before. */
  const reload = async (id: number): Promise<void> => {
    try {
      const detail = await api.item({ id });
      took(id, detail);
      const state = cell.get();
      cell.set({ ...state, rows: changeRow(state.rows, id, (row) => ({ ...row, item: detail })) });
    } catch (thrown) {
      cell.set({ ...cell.get(), notice: failureOf(thrown) });
    }
  };

  /** A value that the list may not hold comes in at the cursor. */
  const bring = async (id: number): Promise<void> => {
    if (indexOfValue(cell.get().rows, id) < 0) {
      const detail = await api.item({ id });
      took(id, detail);
      const state = cell.get();
      cell.set({ ...state, rows: insertAt(state.rows, state.cursor, detail), visit: freshVisit });
    } else {
      cell.set(moveToValue(cell.get(), id));
      await reload(id);
    }
    lookAhead();
  };

  return { load, loadMore, refresh, lookAhead, catchUp, reload, bring, fetchDetail };
};

export type QueueLoader = ReturnType<typeof createQueueLoader>;

const sameCandidates = (a: QueueDetail, b: QueueDetail): boolean =>
  a.state === b.state &&
  a.candidates.length === b.candidates.length &&
  a.candidates.every((candidate, at) => {
    const other = b.candidates[at];
    return (
      other?.id === candidate.id &&
      other.rejected === candidate.rejected &&
      other.probability === candidate.probability
    );
  });

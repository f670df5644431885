import type {
  DecideInput,
  DecideResult,
  Progress,
  QueueDetail,
  QueueItem,
  ValueState,
} from '../../../src-main/contract/review.ts';
import { type Judgement, planOf } from './decisions.ts';
import { type Outbox, createOutbox } from './outbox.ts';
import {
  appendPage,
  changeRow,
  indexOfValue,
  insertAt,
  markRow,
  nextToDo,
  refreshRows,
  stepped,
  upcoming,
} from './rows.ts';
import {
  type DetailSlot,
  type Entry,
  type Failure,
  type Filter,
  type ReviewState,
  type Visit,
  applyEntry,
  currentRow,
  failEntry,
  freshVisit,
  initialState,
  level,
  moveTo,
  moveToValue,
  redoEntry,
  say,
  setSlot,
  undoEntry,
} from './session-state.ts';
import { reviewWords as words } from '../../words/review.ts';

/** What the session asks of the engine; the contract's client fits it. */
export type ReviewApi = {
  readonly queue: (input: {
    readonly kind?: QueueItem['kind'];
    readonly state?: ValueState;
    readonly text?: string;
    readonly cursor?: string;
    readonly limit?: number;
  }) => Promise<{ items: QueueItem[]; nextCursor: string | null; total: number }>;
  readonly item: (input: { readonly id: number }) => Promise<QueueDetail>;
  readonly progress: () => Promise<Progress>;
  readonly decide: (input: DecideInput) => Promise<DecideResult>;
  readonly undo: (input: {
    readonly decision?: string;
  }) => Promise<{ reverted: string | null; valueId: number | null }>;
  readonly redo: () => Promise<{ restored: string | null; valueId: number | null }>;
};

const pageSize = 200;
const ahead = 3;
/** Rows from the end at which the next page is asked for. */
const margin = 60;

/**
 * One person's review: the queue, the cursor, what was decided and what is still on its way.
 *
 * Everything that a key needs is here already when the key comes, so the path from a press to
 * the next name is one synchronous change; the engine hears of it in the background, in order.
 * A refusal brings the name back. `failureOf` turns a thrown thing into a sentence.
 */
export const createReviewSession = (api: ReviewApi, failureOf: (thrown: unknown) => Failure) => {
  let state: ReviewState = initialState({ kind: null, state: 'open', text: '' });
  const listeners = new Set<() => void>();
  let serial = 0;
  let generation = 0;
  /** Details on their way, so that none is asked for twice. */
  const asking = new Map<number, Promise<void>>();

  const set = (next: ReviewState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const outbox: Outbox = createOutbox((waiting) => {
    set({ ...state, waiting, version: waiting === 0 ? state.version + 1 : state.version });
    if (waiting === 0) void catchUp();
  });

  const fetchDetail = (id: number): Promise<void> => {
    const running = asking.get(id);
    if (running) return running;
    const job = api
      .item({ id })
      .then(
        (detail) => set(setSlot(state, id, { detail, failure: null, fresher: null })),
        (thrown: unknown) =>
          set(setSlot(state, id, { detail: null, failure: failureOf(thrown), fresher: null })),
      )
      .finally(() => asking.delete(id));
    asking.set(id, job);
    return job;
  };

  /** Sees to it that the value under the cursor and the ones after it are here. */
  const lookAhead = (): void => {
    const row = currentRow(state);
    if (!row) return;
    const wanted = [row.item.id, ...upcoming(state.rows, state.cursor, ahead)];
    for (const id of wanted) if (!state.details.has(id)) void fetchDetail(id);
    if (state.rows.length - state.cursor < margin) void loadMore();
  };

  const queueInput = (filter: Filter) => ({
    state: filter.state,
    ...(filter.kind === null ? {} : { kind: filter.kind }),
    ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
  });

  const load = async (): Promise<void> => {
    generation += 1;
    const mine = generation;
    try {
      const [page, progress] = await Promise.all([
        api.queue({ ...queueInput(state.filter), limit: pageSize }),
        api.progress(),
      ]);
      if (mine !== generation) return;
      set({
        ...state,
        phase: 'ready',
        failure: null,
        rows: appendPage([], page.items),
        cursor: 0,
        total: page.total,
        nextCursor: page.nextCursor,
        loadingMore: false,
        newValues: 0,
        visit: freshVisit,
        progress,
        ahead: outbox.waiting() === 0 ? level : state.ahead,
      });
      lookAhead();
    } catch (thrown) {
      if (mine === generation) set({ ...state, phase: 'failed', failure: failureOf(thrown) });
    }
  };

  const loadMore = async (): Promise<void> => {
    if (state.loadingMore || state.nextCursor === null) return;
    const mine = generation;
    const cursor = state.nextCursor;
    set({ ...state, loadingMore: true });
    try {
      const page = await api.queue({ ...queueInput(state.filter), limit: pageSize, cursor });
      if (mine !== generation) return;
      set({
        ...state,
        rows: appendPage(state.rows, page.items),
        nextCursor: page.nextCursor,
        loadingMore: false,
      });
    } catch (thrown) {
      if (mine === generation) set({ ...state, loadingMore: false, notice: failureOf(thrown) });
    }
  };

  /** After everything is sent: the engine's own figures replace what was counted ahead. */
  const catchUp = async (): Promise<void> => {
    const before = serial;
    try {
      const progress = await api.progress();
      if (before === serial && outbox.waiting() === 0) set({ ...state, progress, ahead: level });
    } catch (thrown) {
      set({ ...state, notice: failureOf(thrown) });
    }
  };

  /**
   * Takes in what changed in the engine without moving anything: new counts in place, new
   * values counted, fresher candidates of the value in view held back behind a dot.
   */
  const refresh = async (): Promise<void> => {
    if (state.phase !== 'ready' || outbox.waiting() > 0) return;
    const before = serial;
    const mine = generation;
    try {
      const [page, progress] = await Promise.all([
        api.queue({ ...queueInput(state.filter), limit: pageSize }),
        api.progress(),
      ]);
      if (mine !== generation || before !== serial || outbox.waiting() > 0) return;
      const merged = refreshRows(
        state.rows,
        page.items,
        page.nextCursor === null && state.filter.state === 'open',
      );
      const nothingLeft = nextToDo(state.rows, state.cursor) < 0;
      if (nothingLeft && merged.newValues > 0) {
        const rows = appendPage(merged.rows, page.items);
        set({ ...state, rows, total: page.total, newValues: 0, progress, ahead: level });
        set(moveTo(state, nextToDo(state.rows, state.cursor)));
      } else {
        set({
          ...state,
          rows: merged.rows,
          newValues: merged.newValues,
          progress,
          ahead: level,
        });
      }
      await refreshDetails();
    } catch (thrown) {
      set({ ...state, notice: failureOf(thrown) });
    }
  };

  const refreshDetails = async (): Promise<void> => {
    const row = currentRow(state);
    if (!row) return;
    const keep = row.item.id;
    const near = upcoming(state.rows, state.cursor, ahead);
    const details = new Map([...state.details].filter(([id]) => id === keep || near.includes(id)));
    set({ ...state, details });
    for (const id of [keep, ...near]) {
      const fresh = await api.item({ id });
      const slot = state.details.get(id);
      const inView = currentRow(state)?.item.id === id;
      if (!slot?.detail || !inView) set(setSlot(state, id, { detail: fresh, failure: null, fresher: null }));
      else if (!sameCandidates(slot.detail, fresh)) set(setSlot(state, id, { ...slot, fresher: fresh }));
    }
  };

  const send = async (entry: Entry, job: () => Promise<DecideResult>): Promise<void> => {
    try {
      const result = await outbox.push(job);
      const { echo } = state;
      if (echo?.entry.serial === entry.serial)
        set({
          ...state,
          echo: { ...echo, state: 'saved', decision: result.decision, warnings: result.warnings },
        });
    } catch (thrown) {
      const failure = failureOf(thrown);
      set(say(failEntry(state, entry, failure), words.said.failed(entry.item.value, failure.message)));
      lookAhead();
      return;
    }
    if (!entry.mark) await reload(entry.valueId);
  };

  /** Fetches one value anew and shows it, whatever was shown before. */
  const reload = async (id: number): Promise<QueueDetail | null> => {
    try {
      const detail = await api.item({ id });
      set(setSlot(state, id, { detail, failure: null, fresher: null }));
      set({ ...state, rows: changeRow(state.rows, id, (row) => ({ ...row, item: detail })) });
      return detail;
    } catch (thrown) {
      set({ ...state, notice: failureOf(thrown) });
      return null;
    }
  };

  const decide = (judgement: Judgement): void => {
    const row = currentRow(state);
    if (!row) return;
    const plan = planOf(row.item, state.visit, judgement);
    serial += 1;
    const entry: Entry = {
      serial,
      valueId: row.item.id,
      item: row.item,
      input: plan.input,
      mark: plan.mark,
      names: plan.names,
      krithis: plan.krithis,
    };
    let next = applyEntry(state, entry);
    if (judgement.is === 'reject') next = withRejected(next, entry.valueId, judgement.entity.id);
    const following = currentRow(next);
    const said = plan.mark
      ? words.said.next(plan.said, nextToDo(next.rows, -1) < 0 ? null : (following?.item.value ?? null))
      : plan.said;
    set(say(next, said));
    lookAhead();
    void send(entry, () => api.decide(plan.input));
  };

  /** Says the newest decision again with something changed: its alias scope, or a note. */
  const amend = (change: Pick<DecideInput, 'alias' | 'note'>): void => {
    const { echo } = state;
    if (!echo || echo.state !== 'saved' || echo.decision === null) return;
    const old = echo.entry;
    const before = echo.decision;
    serial += 1;
    const entry: Entry = { ...old, serial, input: { ...old.input, ...change } };
    set({
      ...state,
      done: [...state.done.filter((other) => other.serial !== old.serial), entry],
      echo: { entry, state: 'sending', decision: null, warnings: [] },
    });
    void send(entry, async () => {
      await api.undo({ decision: before });
      return api.decide(entry.input);
    });
  };

  /** A value that undo or redo named and that the list does not hold comes in at the cursor. */
  const bring = async (id: number): Promise<void> => {
    if (indexOfValue(state.rows, id) < 0) {
      const detail = await api.item({ id });
      set(setSlot(state, id, { detail, failure: null, fresher: null }));
      set({ ...state, rows: insertAt(state.rows, state.cursor, detail), visit: freshVisit });
    } else {
      set(moveToValue(state, id));
      await reload(id);
    }
    lookAhead();
  };

  const undo = (): void => {
    const entry = state.done.at(-1) ?? null;
    serial += 1;
    if (entry) set(say(undoEntry(state), words.said.undone(entry.item.value)));
    lookAhead();
    void sendUndo(entry);
  };

  const sendUndo = async (entry: Entry | null): Promise<void> => {
    try {
      const answer = await outbox.push(() => api.undo({}));
      if (answer.reverted === null) set({ ...state, notice: words.notices.nothingToUndo });
      else if (answer.valueId === null) return;
      else if (answer.valueId === entry?.valueId) await reload(entry.valueId);
      else {
        set({ ...state, rows: markRow(state.rows, answer.valueId, null) });
        await bring(answer.valueId);
      }
    } catch (thrown) {
      if (entry) set(redoEntry(state));
      set({ ...state, notice: failureOf(thrown) });
    }
  };

  const redo = (): void => {
    const entry = state.undone.at(-1) ?? null;
    serial += 1;
    if (entry) set(say(redoEntry(state), words.said.redone(entry.item.value)));
    lookAhead();
    void sendRedo(entry);
  };

  const sendRedo = async (entry: Entry | null): Promise<void> => {
    try {
      const answer = await outbox.push(() => api.redo());
      if (answer.restored === null) set({ ...state, notice: words.notices.nothingToRedo });
      else if (answer.valueId !== null && answer.valueId !== entry?.valueId) {
        await bring(answer.valueId);
        set({ ...state, rows: markRow(state.rows, answer.valueId, { is: 'settled' }) });
      }
    } catch (thrown) {
      if (entry) set(undoEntry(state));
      set({ ...state, notice: failureOf(thrown) });
    }
  };

  /** Takes back one old decision while later ones stay. */
  const revert = async (decision: string): Promise<void> => {
    serial += 1;
    try {
      const answer = await outbox.push(() => api.undo({ decision }));
      if (answer.valueId === null) return;
      const at = indexOfValue(state.rows, answer.valueId);
      const done = state.done.filter((entry) => entry.valueId !== answer.valueId);
      set({ ...state, rows: markRow(state.rows, answer.valueId, null), done });
      if (at >= 0) await reload(answer.valueId);
    } catch (thrown) {
      set({ ...state, notice: failureOf(thrown) });
    }
  };

  const go = (cursor: number): void => {
    set(moveTo(state, cursor));
    lookAhead();
  };
  const setFilter = (change: Partial<Filter>): void => {
    const filter = { ...state.filter, ...change };
    set({ ...state, filter, phase: state.rows.length === 0 ? 'loading' : state.phase });
    void load();
  };

  return {
    getState: (): ReviewState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    loadMore,
    refresh,
    decide,
    amend,
    undo,
    redo,
    revert,
    bring: (id: number): Promise<void> =>
      bring(id).catch((thrown: unknown) => set({ ...state, notice: failureOf(thrown) })),
    setFilter,
    goTo: (id: number): void => go(indexOfValue(state.rows, id)),
    step: (delta: 1 | -1): void => go(stepped(state.rows, state.cursor, delta)),
    skip: (): void => go(nextToDo(state.rows, state.cursor)),
    visit: (change: Partial<Visit>): void => set({ ...state, visit: { ...state.visit, ...change } }),
    notice: (notice: Failure | null): void => set({ ...state, notice }),
    say: (text: string): void => set(say(state, text)),
    retryDetail: (id: number): void => {
      set(setSlot(state, id, null));
      void fetchDetail(id);
    },
    /** Shows the candidates that came in late. */
    takeFresher: (id: number): void => {
      const slot = state.details.get(id);
      if (slot?.fresher) set(setSlot(state, id, { detail: slot.fresher, failure: null, fresher: null }));
    },
  };
};

export type ReviewSession = ReturnType<typeof createReviewSession>;

const withRejected = (state: ReviewState, id: number, entity: string): ReviewState => {
  const slot = state.details.get(id);
  if (!slot?.detail) return state;
  const candidates = slot.detail.candidates.map((candidate) =>
    candidate.id === entity ? { ...candidate, rejected: true } : candidate,
  );
  const next: DetailSlot = { ...slot, detail: { ...slot.detail, candidates } };
  return setSlot(state, id, next);
};

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

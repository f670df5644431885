import type {
  DecideInput,
  Progress,
  QueueDetail,
  QueueItem,
  ValueState,
} from '../../../src-main/contract/review.ts';
import { type Kind, type Mark, type Row, indexOfValue, markRow, nextToDo } from './rows.ts';

/**
 * The state of the review screen and its pure changes.
 *
 * - visit: what belongs to the value under the cursor alone; it starts anew with every move.
 * - entry: a decision made here; the newest stands on top of `done`, the newest undone on top of `undone`.
 * - ahead: how far the screen is in front of the progress that the engine last told.
 */
export type Failure = { readonly message: string; readonly remedy: string };

export type Filter = {
  readonly kind: Kind | null;
  readonly state: ValueState;
  readonly batch: string | null;
  readonly text: string;
};

/** Whether the queue shows what is decided already, and not what waits. */
export const isSettled = ({ state }: Pick<Filter, 'state'>): boolean =>
  state === 'decided' || state === 'none';

export type DetailSlot = {
  readonly detail: QueueDetail | null;
  readonly failure: Failure | null;
  /** Came in while the older one was being read; shown as a dot until the person asks for it. */
  readonly fresher: QueueDetail | null;
};

export type Entry = {
  readonly serial: number;
  /** The decision's own id, made here. */
  readonly id: string;
  readonly valueId: number;
  readonly item: QueueItem;
  readonly input: DecideInput;
  readonly mark: Mark | null;
  /** Names of what was chosen, for the echo line. */
  readonly names: string;
  /** Krithis that go on by it, as far as the queue knew. */
  readonly krithis: number;
};

export type Echo = {
  readonly entry: Entry;
  readonly state: 'sending' | 'saved' | 'failed';
  readonly decision: string | null;
  readonly warnings: readonly string[];
};

export type Sheet = 'evidence' | 'why' | 'history' | 'keys' | 'bulk';

export type Relation = NonNullable<DecideInput['relation']>;

export type Visit = {
  readonly unticked: ReadonlySet<string>;
  readonly krithi: string | null;
  /** Entity chosen for each part of a ragamalika; null where the person has not chosen. */
  readonly picks: readonly (string | null)[] | null;
  readonly rejecting: boolean;
  /** How the chosen entry stands to the name. */
  readonly relation: Relation;
  /** Alternatives are answered part by part, like a garland. */
  readonly byParts: boolean;
  readonly creating: boolean;
  readonly sheet: Sheet | null;
};

export type Ahead = {
  readonly values: number;
  readonly krithis: number;
  readonly undoable: number;
  readonly redoable: number;
};

export type ReviewState = {
  readonly filter: Filter;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly rows: readonly Row[];
  readonly cursor: number;
  readonly total: number;
  readonly nextCursor: string | null;
  readonly loadingMore: boolean;
  readonly newValues: number;
  readonly details: ReadonlyMap<number, DetailSlot>;
  readonly visit: Visit;
  readonly progress: Progress | null;
  readonly ahead: Ahead;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
  readonly echo: Echo | null;
  readonly waiting: number;
  /** The line to the engine is gone: what waits is kept and sent when it is back. */
  readonly isDown: boolean;
  readonly notice: Failure | null;
  /** What was typed for a search before there was a name to search for. */
  readonly typedAhead: string;
  /** Goes up whenever the log has grown, so that an open history reads it again. */
  readonly version: number;
  /** The newest sentence for a screen reader; the number makes the same sentence new again. */
  readonly said: { readonly n: number; readonly text: string };
};

export const freshVisit: Visit = {
  unticked: new Set(),
  krithi: null,
  picks: null,
  rejecting: false,
  relation: 'equal',
  byParts: false,
  creating: false,
  sheet: null,
};

export const level: Ahead = { values: 0, krithis: 0, undoable: 0, redoable: 0 };

export const initialState = (filter: Filter): ReviewState => ({
  filter,
  phase: 'loading',
  failure: null,
  rows: [],
  cursor: 0,
  total: 0,
  nextCursor: null,
  loadingMore: false,
  newValues: 0,
  details: new Map(),
  visit: freshVisit,
  progress: null,
  ahead: level,
  done: [],
  undone: [],
  echo: null,
  waiting: 0,
  isDown: false,
  notice: null,
  typedAhead: '',
  version: 0,
  said: { n: 0, text: '' },
});

export const currentRow = (state: ReviewState): Row | null => state.rows[state.cursor] ?? null;

export const currentSlot = (state: ReviewState): DetailSlot | null => {
  const row = currentRow(state);
  return row ? (state.details.get(row.item.id) ?? null) : null;
};

export const moveTo = (state: ReviewState, cursor: number): ReviewState =>
  cursor === state.cursor || cursor < 0 || cursor >= state.rows.length
    ? state
    : { ...state, cursor, visit: freshVisit };

export const moveToValue = (state: ReviewState, id: number): ReviewState =>
  moveTo(state, indexOfValue(state.rows, id));

export const say = (state: ReviewState, text: string): ReviewState => ({
  ...state,
  said: { n: state.said.n + 1, text },
});

export const setSlot = (state: ReviewState, id: number, slot: DetailSlot | null): ReviewState => {
  const details = new Map(state.details);
  if (slot) details.set(id, slot);
  else details.delete(id);
  return { ...state, details };
};

/** A name that was decided before is no further step, whatever is said of it now. */
const shifted = (ahead: Ahead, entry: Entry, by: 1 | -1): Ahead => ({
  values: ahead.values + (entry.mark && !entry.item.decided ? by : 0),
  krithis: ahead.krithis + (entry.item.decided ? 0 : by * entry.krithis),
  undoable: ahead.undoable + by,
  redoable: ahead.redoable,
});

/** A decision as it looks at once: the row is marked and the next one to do is under the cursor. */
export const applyEntry = (state: ReviewState, entry: Entry): ReviewState => {
  const rows = entry.mark ? markRow(state.rows, entry.valueId, entry.mark) : state.rows;
  const decided: ReviewState = {
    ...state,
    rows,
    done: [...state.done, entry],
    undone: [],
    ahead: { ...shifted(state.ahead, entry, 1), redoable: -(state.progress?.redoable ?? 0) },
    echo: { entry, state: 'sending', decision: null, warnings: [] },
    notice: null,
    visit: { ...state.visit, rejecting: false },
  };
  if (!entry.mark) return decided;
  const next = nextToDo(rows, state.cursor);
  return next < 0 ? { ...decided, visit: freshVisit } : { ...moveTo(decided, next), visit: freshVisit };
};

/** A decision that could not be saved: it never happened, and its value is back under the cursor. */
export const failEntry = (state: ReviewState, entry: Entry, failure: Failure): ReviewState => {
  const back: ReviewState = {
    ...state,
    rows: markRow(state.rows, entry.valueId, { is: 'failed', ...failure }),
    done: state.done.filter((other) => other.serial !== entry.serial),
    ahead: shifted(state.ahead, entry, -1),
    echo: state.echo?.entry.serial === entry.serial ? { ...state.echo, state: 'failed' } : state.echo,
  };
  return moveToValue(back, entry.valueId);
};

/** Takes the newest decision back; the cursor returns to its value. */
export const undoEntry = (state: ReviewState): ReviewState => {
  const entry = state.done.at(-1);
  if (!entry) return state;
  const back: ReviewState = {
    ...state,
    rows: markRow(state.rows, entry.valueId, null),
    done: state.done.slice(0, -1),
    undone: [...state.undone, entry],
    ahead: { ...shifted(state.ahead, entry, -1), redoable: state.ahead.redoable + 1 },
    echo: null,
    notice: null,
  };
  return moveToValue(back, entry.valueId);
};

/** Makes the newest undone decision again; the cursor returns to its value. */
export const redoEntry = (state: ReviewState): ReviewState => {
  const entry = state.undone.at(-1);
  if (!entry) return state;
  const again: ReviewState = {
    ...state,
    rows: entry.mark ? markRow(state.rows, entry.valueId, entry.mark) : state.rows,
    done: [...state.done, entry],
    undone: state.undone.slice(0, -1),
    ahead: { ...shifted(state.ahead, entry, 1), redoable: state.ahead.redoable - 1 },
    echo: null,
    notice: null,
  };
  return moveToValue(again, entry.valueId);
};

/** Progress with what is on its way already counted. */
export const shownProgress = (state: ReviewState): Progress | null => {
  const { progress, ahead } = state;
  if (!progress) return null;
  const within = (value: number, top: number): number => Math.max(0, Math.min(top, value));
  return {
    ...progress,
    decidedValues: within(progress.decidedValues + ahead.values, progress.totalValues),
    freedKrithis: within(progress.freedKrithis + ahead.krithis, progress.totalKrithis),
    undoable: Math.max(0, progress.undoable + ahead.undoable),
    redoable: Math.max(0, progress.redoable + ahead.redoable),
  };
};

import type { QueueDetail } from '../../../src-main/contract/review.ts';
import { createDeciding } from './deciding.ts';
import type { Mailbag } from './mailbag.ts';
import { createOutbox } from './outbox.ts';
import { createQueueLoader } from './queue-loader.ts';
import type { ReviewApi } from './review-api.ts';
import { indexOfValue, nextToDo, stepped } from './rows.ts';
import { createCell } from './session-cell.ts';
import {
  type Failure,
  type Filter,
  type ReviewState,
  type Visit,
  initialState,
  moveTo,
  say,
  setSlot,
} from './session-state.ts';

export type SessionParts = {
  readonly api: ReviewApi;
  /** A thrown thing as a sentence. */
  readonly failureOf: (thrown: unknown) => Failure;
  readonly isLineDown: (thrown: unknown) => boolean;
  readonly isDoneAlready: (thrown: unknown) => boolean;
  readonly whenUp: () => Promise<void>;
  readonly mailbag: Mailbag;
  readonly newId: () => string;
  readonly onDetail?: (detail: QueueDetail) => void;
  readonly filter?: Partial<Filter>;
};

const everything: Filter = { kind: null, state: 'open', batch: null, text: '' };

/**
 * One person's review: the queue, the cursor, what was decided and what is still on its way.
 *
 * Everything that a key needs is here already when the key comes, so the path from a press to
 * the next name is one synchronous change; the engine hears of it in the background, in order.
 * A refusal brings the name back; a line that is gone leaves it in the outbox.
 */
export const createReviewSession = (parts: SessionParts) => {
  const cell = createCell(initialState({ ...everything, ...parts.filter }));
  const { get, set } = cell;
  let serial = 0;

  const outbox = createOutbox({
    isLineDown: parts.isLineDown,
    whenUp: parts.whenUp,
    mailbag: parts.mailbag,
    onChange: ({ waiting, isDown }) => {
      const isEmptied = waiting === 0 && get().waiting > 0;
      set({ ...get(), waiting, isDown, version: isEmptied ? get().version + 1 : get().version });
      if (isEmptied) void loader.catchUp();
    },
  });
  const loader = createQueueLoader({
    ...parts,
    cell,
    unsent: outbox.waiting,
    serial: () => serial,
    onDetail: parts.onDetail ?? (() => undefined),
  });
  const deciding = createDeciding({
    ...parts,
    cell,
    outbox,
    loader,
    nextSerial: () => {
      serial += 1;
      return serial;
    },
  });

  const go = (cursor: number): void => {
    set(moveTo(get(), cursor));
    loader.lookAhead();
  };

  return {
    getState: get,
    subscribe: cell.subscribe,
    load: loader.load,
    loadMore: loader.loadMore,
    refresh: loader.refresh,
    decide: deciding.decide,
    amend: deciding.amend,
    undo: deciding.undo,
    redo: deciding.redo,
    revert: deciding.revert,
    /** Begins; what an earlier visit could not send is sent now. */
    start: async (): Promise<void> => {
      await loader.load();
      await deciding.sendLeft(await parts.mailbag.open());
    },
    bring: (id: number): Promise<void> =>
      loader.bring(id).catch((thrown: unknown) => set({ ...get(), notice: parts.failureOf(thrown) })),
    setFilter: (change: Partial<Filter>): void => {
      const state = get();
      const filter = { ...state.filter, ...change };
      set({ ...state, filter, phase: state.rows.length === 0 ? 'loading' : state.phase });
      void loader.load();
    },
    goTo: (id: number): void => go(indexOfValue(get().rows, id)),
    step: (delta: 1 | -1): void => go(stepped(get().rows, get().cursor, delta)),
    skip: (): void => go(nextToDo(get().rows, get().cursor)),
    visit: (change: Partial<Visit>): void => set({ ...get(), visit: { ...get().visit, ...change } }),
    notice: (notice: Failure | null): void => set({ ...get(), notice }),
    say: (text: string): void => set(say(get(), text)),
    /** Keeps what is typed until the field is there; nothing once it is known that no name comes. */
    typeAhead: (text: string): void => {
      if (get().phase === 'loading') set({ ...get(), typedAhead: text });
    },
    /** Hands over what was typed before the field was there. */
    takeTyped: (): string => {
      const { typedAhead } = get();
      if (typedAhead !== '') set({ ...get(), typedAhead: '' });
      return typedAhead;
    },
    retryDetail: (id: number): void => {
      set(setSlot(get(), id, null));
      void loader.fetchDetail(id);
    },
    /** The line is back: what could not be read is read now. */
    retryFailed: (): void => {
      const state: ReviewState = get();
      if (state.phase === 'failed') return void loader.load();
      const details = new Map([...state.details].filter(([, slot]) => slot.failure === null));
      if (details.size < state.details.size) set({ ...state, details });
      loader.lookAhead();
    },
    /** Shows the candidates that came in late. */
    takeFresher: (id: number): void => {
      const slot = get().details.get(id);
      if (slot?.fresher) set(setSlot(get(), id, { detail: slot.fresher, failure: null, fresher: null }));
    },
  };
};

export type ReviewSession = ReturnType<typeof createReviewSession>;

import type { DecideInput, DecideResult } from '../../../src-main/contract/review.ts';
import type { RejudgeInput } from '../../../src-main/contract/review-log.ts';
import { type Judgement, planOf } from './decisions.ts';
import type { Held } from './mailbag.ts';
import type { Outbox } from './outbox.ts';
import type { QueueLoader } from './queue-loader.ts';
import type { ReviewApi } from './review-api.ts';
import { indexOfValue, markRow, nextToDo } from './rows.ts';
import type { Cell } from './session-cell.ts';
import {
  type DetailSlot,
  type Echo,
  type Entry,
  type Failure,
  type ReviewState,
  applyEntry,
  currentRow,
  failEntry,
  redoEntry,
  say,
  setSlot,
  undoEntry,
} from './session-state.ts';
import { reviewWords as words } from '../../words/review.ts';

export type DecidingParts = {
  readonly api: ReviewApi;
  readonly cell: Cell;
  readonly outbox: Outbox;
  readonly loader: QueueLoader;
  readonly failureOf: (thrown: unknown) => Failure;
  /** Whether the engine says that a thing is as it is asked to be already: it was sent before. */
  readonly isDoneAlready: (thrown: unknown) => boolean;
  readonly newId: () => string;
  readonly nextSerial: () => number;
};

/** Decisions and the way back: each is one change of the screen at once, and a line to the engine behind it. */
export const createDeciding = (parts: DecidingParts) => {
  const { api, cell, outbox, loader, failureOf } = parts;
  const notice = (thrown: unknown): void => cell.set({ ...cell.get(), notice: failureOf(thrown) });

  const saved = (entry: Entry, { decision, warnings }: DecideResult): void => {
    const { echo } = cell.get();
    if (echo?.entry.id === entry.id)
      cell.set({ ...cell.get(), echo: { ...echo, state: 'saved', decision, warnings } });
  };

  const send = async (entry: Entry): Promise<void> => {
    const { id, input } = entry;
    try {
      saved(entry, await outbox.push({ is: 'decide', id, input }, () => api.decide(input)));
    } catch (thrown) {
      const failure = failureOf(thrown);
      cell.set(
        say(failEntry(cell.get(), entry, failure), words.said.failed(entry.item.value, failure.message)),
      );
      loader.lookAhead();
      return;
    }
    if (!entry.mark) await loader.reload(entry.valueId);
  };

  const decide = (judgement: Judgement): void => {
    const row = currentRow(cell.get());
    if (!row) return;
    const plan = planOf(row.item, cell.get().visit, judgement);
    const id = parts.newId();
    const entry: Entry = {
      serial: parts.nextSerial(),
      id,
      valueId: row.item.id,
      item: row.item,
      input: { ...plan.input, id },
      mark: plan.mark,
      names: plan.names,
      krithis: plan.krithis,
    };
    let next = applyEntry(cell.get(), entry);
    if (judgement.is === 'reject') next = withRejected(next, entry.valueId, judgement.entity.id);
    const following = currentRow(next);
    const said = plan.mark
      ? words.said.next(plan.said, nextToDo(next.rows, -1) < 0 ? null : (following?.item.value ?? null))
      : plan.said;
    cell.set(say(next, said));
    loader.lookAhead();
    void send(entry);
  };

  /** Puts one entry in the place of another, wherever that stands now; nothing where it is gone. */
  const swap = (old: Entry, entry: Entry, echo: Echo['state']): void => {
    const state = cell.get();
    const swapped = (list: readonly Entry[]): readonly Entry[] =>
      list.map((each) => (each.id === old.id ? entry : each));
    cell.set({
      ...state,
      done: swapped(state.done),
      undone: swapped(state.undone),
      echo:
        state.echo?.entry.id === old.id ? { entry, state: echo, decision: null, warnings: [] } : state.echo,
    });
  };

  /**
   * Says the newest decision again with something changed: its alias scope, how near it is, or a note.
   * The new line has its id from the start, so that an undo which follows at once means this one.
   */
  const amend = (change: Pick<DecideInput, 'alias' | 'note' | 'relation'>): void => {
    const { echo } = cell.get();
    if (!echo || echo.state === 'failed') return;
    const { entry: old } = echo;
    const id = parts.newId();
    parts.nextSerial();
    const entry: Entry = { ...old, id, input: { ...old.input, ...change, id } };
    swap(old, entry, 'sending');
    void sendAmended(old, entry, { decision: old.id, id, ...change });
  };

  /** A change that is refused leaves the decision as it was. */
  const sendAmended = async (old: Entry, entry: Entry, input: RejudgeInput): Promise<void> => {
    try {
      saved(entry, await outbox.push({ is: 'amend', id: entry.id, input }, () => api.rejudge(input)));
    } catch (thrown) {
      const isThere = [...cell.get().done, ...cell.get().undone].some(({ id }) => id === entry.id);
      swap(entry, old, 'saved');
      if (isThere) notice(thrown);
      return;
    }
    if (!entry.mark) await loader.reload(entry.valueId);
  };

  /** Sends an undo or redo; the engine's "it is so already" counts as done. */
  const sendTurn = async (is: 'undo' | 'redo', decision: string): Promise<number | null> => {
    const id = parts.newId();
    try {
      const job = async (): Promise<number | null> =>
        (is === 'undo' ? await api.undo({ decision }) : await api.redo({ decision })).valueId;
      return await outbox.push({ is, id, decision }, job);
    } catch (thrown) {
      if (parts.isDoneAlready(thrown)) return null;
      throw thrown;
    }
  };

  const undo = (): void => {
    const entry = cell.get().done.at(-1) ?? null;
    parts.nextSerial();
    if (!entry) return void turnOld('undo');
    cell.set(say(undoEntry(cell.get()), words.said.undone(entry.item.value)));
    loader.lookAhead();
    sendTurn('undo', entry.id).then(
      () => loader.reload(entry.valueId),
      (thrown: unknown) => {
        cell.set(redoEntry(cell.get()));
        notice(thrown);
      },
    );
  };

  const redo = (): void => {
    const entry = cell.get().undone.at(-1) ?? null;
    parts.nextSerial();
    if (!entry) return void turnOld('redo');
    cell.set(say(redoEntry(cell.get()), words.said.redone(entry.item.value)));
    loader.lookAhead();
    sendTurn('redo', entry.id).catch((thrown: unknown) => {
      cell.set(undoEntry(cell.get()));
      notice(thrown);
    });
  };

  /** The way back beyond what was decided since the page was opened: the engine knows what came last. */
  const turnOld = async (is: 'undo' | 'redo'): Promise<void> => {
    try {
      const job = async (): Promise<number | null> =>
        (is === 'undo' ? await api.undo({}) : await api.redo({})).valueId;
      const valueId = await outbox.push(null, job);
      if (valueId === null) {
        const none = is === 'undo' ? words.notices.nothingToUndo : words.notices.nothingToRedo;
        cell.set({ ...cell.get(), notice: none });
        return;
      }
      await loader.bring(valueId);
      const mark = is === 'undo' ? null : ({ is: 'settled' } as const);
      cell.set({ ...cell.get(), rows: markRow(cell.get().rows, valueId, mark) });
    } catch (thrown) {
      notice(thrown);
    }
  };

  /** Takes back one old decision, or one whole act, while later ones stay. */
  const revert = async (target: { readonly decision?: string; readonly step?: string }): Promise<void> => {
    parts.nextSerial();
    try {
      const { valueId } = await outbox.push(null, () => api.undo(target));
      if (valueId === null) return;
      const state = cell.get();
      const done = state.done.filter((entry) => entry.valueId !== valueId);
      cell.set({ ...state, rows: markRow(state.rows, valueId, null), done });
      if (indexOfValue(state.rows, valueId) >= 0) await loader.reload(valueId);
    } catch (thrown) {
      notice(thrown);
    }
  };

  const sendHeld = (held: Held): Promise<unknown> => {
    switch (held.is) {
      case 'decide':
        return api.decide(held.input);
      case 'amend':
        return api.rejudge(held.input);
      case 'undo':
        return api.undo({ decision: held.decision });
      case 'redo':
        return api.redo({ decision: held.decision });
    }
  };

  /** Sends what an earlier visit could not: each carries its id, so that what did arrive changes nothing. */
  const sendLeft = async (left: readonly Held[]): Promise<void> => {
    for (const held of left) {
      try {
        await outbox.push(held, () => sendHeld(held));
      } catch (thrown) {
        if (!parts.isDoneAlready(thrown)) notice(thrown);
      }
    }
    if (left.length > 0) await loader.load();
  };

  return { decide, amend, undo, redo, revert, sendLeft };
};

const withRejected = (state: ReviewState, id: number, entity: string): ReviewState => {
  const slot = state.details.get(id);
  if (!slot?.detail) return state;
  const candidates = slot.detail.candidates.map((candidate) =>
    candidate.id === entity ? { ...candidate, rejected: true } : candidate,
  );
  const next: DetailSlot = { ...slot, detail: { ...slot.detail, candidates } };
  return setSlot(state, id, next);
};

import type { IntakeSheet, ReadingOptions } from '../../../src-main/contract/batches.ts';
import type { FailureShape } from '../../client/failure.ts';
import type { Fixes } from './fix-rows.ts';

/** One file on the sheet. */
export type Entry = {
  readonly key: number;
  /** The file as it is read: the person's own, or a corrected copy. */
  readonly file: File;
  readonly original: File;
  /** How the engine knows the file; null until it was handed over. */
  readonly handle: string | null;
  readonly options: ReadingOptions;
  /** Whether the columns were chosen for an earlier file with the same header. */
  readonly remembered: boolean;
  /** What it would become; the last answer stays in view while it is read in another way. */
  readonly sheet: IntakeSheet | null;
  readonly isReading: boolean;
  readonly failure: FailureShape | null;
  readonly name: string;
  readonly fixes: Fixes;
  /** Rows that the copy has corrected. */
  readonly corrected: number;
};

export type IntakeState = { readonly entries: readonly Entry[]; readonly active: number };

export type IntakeEvent =
  | { readonly is: 'file'; readonly key: number; readonly file: File }
  | { readonly is: 'staged'; readonly key: number; readonly file: File; readonly handle: string }
  | {
      readonly is: 'reading';
      readonly key: number;
      readonly options: ReadingOptions;
      readonly remembered: boolean;
    }
  | {
      readonly is: 'read';
      readonly key: number;
      readonly handle: string;
      readonly options: ReadingOptions;
      readonly sheet: IntakeSheet;
    }
  | { readonly is: 'failed'; readonly key: number; readonly failure: FailureShape }
  | { readonly is: 'named'; readonly key: number; readonly name: string }
  | { readonly is: 'fixed'; readonly key: number; readonly fixes: Fixes }
  | { readonly is: 'corrected'; readonly key: number; readonly file: File; readonly rows: number }
  | { readonly is: 'uncorrected'; readonly key: number }
  | { readonly is: 'dropped'; readonly key: number }
  | { readonly is: 'shown'; readonly key: number };

export const emptyIntake: IntakeState = { entries: [], active: 0 };

const plainName = (file: string): string => file.replace(/\.(csv|tsv|txt)$/iu, '');
const noFixes: Fixes = new Map();

const update = (state: IntakeState, key: number, change: (entry: Entry) => Entry): IntakeState => ({
  ...state,
  entries: state.entries.map((entry) => (entry.key === key ? change(entry) : entry)),
});

/** What the sheet holds after something happened. Answers to what was asked before the last choice are let go. */
export const intakeReducer = (state: IntakeState, event: IntakeEvent): IntakeState => {
  switch (event.is) {
    case 'file': {
      const entry: Entry = {
        key: event.key,
        file: event.file,
        original: event.file,
        handle: null,
        options: {},
        remembered: false,
        sheet: null,
        isReading: true,
        failure: null,
        name: plainName(event.file.name),
        fixes: noFixes,
        corrected: 0,
      };
      return { entries: [...state.entries, entry], active: state.active === 0 ? event.key : state.active };
    }
    case 'staged':
      return update(state, event.key, (entry) =>
        entry.file === event.file ? { ...entry, handle: event.handle, failure: null } : entry,
      );
    case 'reading':
      return update(state, event.key, (entry) => ({
        ...entry,
        options: event.options,
        remembered: event.remembered,
        isReading: true,
        failure: null,
      }));
    case 'read':
      return update(state, event.key, (entry) =>
        entry.handle === event.handle && entry.options === event.options
          ? { ...entry, sheet: event.sheet, isReading: false, failure: null }
          : entry,
      );
    case 'failed':
      return update(state, event.key, (entry) => ({ ...entry, failure: event.failure, isReading: false }));
    case 'named':
      return update(state, event.key, (entry) => ({ ...entry, name: event.name }));
    case 'fixed':
      return update(state, event.key, (entry) => ({ ...entry, fixes: event.fixes }));
    case 'corrected':
      return update(state, event.key, (entry) => ({
        ...entry,
        file: event.file,
        handle: null,
        isReading: true,
        fixes: noFixes,
        corrected: entry.corrected + event.rows,
      }));
    case 'uncorrected':
      return update(state, event.key, (entry) => ({
        ...entry,
        file: entry.original,
        handle: null,
        isReading: true,
        fixes: noFixes,
        corrected: 0,
      }));
    case 'dropped': {
      const at = state.entries.findIndex((entry) => entry.key === event.key);
      const entries = state.entries.filter((entry) => entry.key !== event.key);
      const neighbour = entries[Math.min(Math.max(at, 0), entries.length - 1)];
      return { entries, active: state.active === event.key ? (neighbour?.key ?? 0) : state.active };
    }
    case 'shown':
      return { ...state, active: event.key };
  }
};

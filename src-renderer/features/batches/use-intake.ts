import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { stageFile } from '../../client/files.ts';
import type { BatchSummary, ReadingOptions } from '../../../src-main/contract/batches.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { applyFixes } from './fix-rows.ts';
import { canStart } from './intake-model.ts';
import { type Entry, emptyIntake, intakeReducer } from './intake-state.ts';
import { rememberedRoles } from './remembered-roles.ts';

export type Started = { readonly batch: BatchSummary; readonly created: boolean };

/** The files on the sheet: hands them over, reads them dry, and makes batches of them. */
export const useIntake = (files: readonly File[]) => {
  const queries = useQueryClient();
  const [state, send] = useReducer(intakeReducer, emptyIntake);
  const [isStarting, setStarting] = useState(false);

  const fail = (key: number, thrown: unknown): void =>
    send({ is: 'failed', key, failure: failureShapeOf(thrown) });

  /** Reads a file dry. A header seen before gets the columns that were chosen for it, and says so. */
  const read = async (
    key: number,
    handle: string,
    options: ReadingOptions,
    remembered = false,
  ): Promise<void> => {
    send({ is: 'reading', key, options, remembered });
    try {
      const sheet = await client.batches.preview({ handle, options });
      const chosen =
        options.roles === undefined && sheet.error === null ? rememberedRoles(sheet.header) : null;
      if (chosen === null) send({ is: 'read', key, handle, options, sheet });
      else await read(key, handle, { ...options, roles: chosen }, true);
    } catch (thrown) {
      fail(key, thrown);
    }
  };

  const hand = async (key: number, file: File, options: ReadingOptions): Promise<void> => {
    try {
      const { handle } = await stageFile(file);
      send({ is: 'staged', key, file, handle });
      await read(key, handle, options);
    } catch (thrown) {
      fail(key, thrown);
    }
  };

  // Files that come while the sheet is open join it; the list handed in only ever grows.
  const taken = useRef<ReadonlySet<File>>(new Set());
  const nextKey = useRef(1);
  const latestHand = useRef(hand);
  useEffect(() => {
    latestHand.current = hand;
  });
  useEffect(() => {
    const fresh = files.filter((file) => !taken.current.has(file));
    taken.current = new Set(files);
    for (const file of fresh) {
      const key = nextKey.current;
      nextKey.current += 1;
      send({ is: 'file', key, file });
      void latestHand.current(key, file, {});
    }
  }, [files]);

  const choose = (entry: Entry, options: ReadingOptions): void => {
    if (entry.handle !== null) void read(entry.key, entry.handle, options);
  };

  /** Reads a copy with the corrected rows instead of the file; the file itself stays as it is. */
  const correct = async (entry: Entry): Promise<void> => {
    const { key, sheet, original, fixes } = entry;
    if (sheet === null) return;
    try {
      const text = new TextDecoder(sheet.encoding).decode(await entry.file.arrayBuffer());
      const copy = new File([applyFixes(text, sheet, fixes)], original.name, { type: 'text/csv' });
      // The copy is written as UTF-8, whatever the file was.
      const { encoding: _encoding, ...options } = entry.options;
      send({ is: 'corrected', key, file: copy, rows: fixes.size });
      await hand(key, copy, options);
    } catch (thrown) {
      fail(key, thrown);
    }
  };
  const uncorrect = (entry: Entry): void => {
    send({ is: 'uncorrected', key: entry.key });
    void hand(entry.key, entry.original, entry.options);
  };

  const startable = state.entries.filter(
    (entry) => canStart(entry.sheet) && !entry.isReading && entry.failure === null,
  );

  /** Makes a batch of every file that can be one; a file that fails stays on the sheet with its reason. */
  const start = async (): Promise<readonly Started[]> => {
    setStarting(true);
    const started: Started[] = [];
    for (const { key, handle, options, name } of startable) {
      try {
        const named = name.trim() === '' ? {} : { name: name.trim() };
        started.push(await client.batches.create({ handle: handle ?? '', options, ...named }));
        send({ is: 'dropped', key });
      } catch (thrown) {
        fail(key, thrown);
      }
    }
    setStarting(false);
    await queries.invalidateQueries({ queryKey: orpc.batches.key() });
    return started;
  };

  return {
    entries: state.entries,
    active: state.active,
    send,
    choose,
    correct,
    uncorrect,
    startable,
    start,
    isStarting,
  };
};
export type Intake = ReturnType<typeof useIntake>;

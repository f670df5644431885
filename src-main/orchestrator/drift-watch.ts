import { type AppError, toAppError } from '../domain/errors.ts';
import type { Automation } from '../review/index.ts';
import { machine } from '../store/events.ts';
import type { Records } from '../store/index.ts';
import type { NameService } from './names.ts';

export type DriftWatchDeps = {
  readonly records: Records;
  readonly automation: Automation;
  readonly names: NameService;
  readonly onTrouble: (error: AppError) => void;
};

/**
 * Looks after each commit whether the decisions changed what the machine may decide,
 * and has what waits judged anew when it did. What was broken while the program was
 * down, or just before it died, is seen at the next start: it follows from the log.
 */
export const createDriftWatch = ({ records, automation, names, onTrouble }: DriftWatchDeps) => {
  let version = automation.policy().version;
  let running: Promise<void> | null = null;
  let isAgain = false;
  const over = new AbortController();

  const refresh = async (): Promise<void> => {
    do {
      isAgain = false;
      try {
        await names.refreshWaiting(machine);
      } catch (thrown) {
        onTrouble(toAppError(thrown));
      }
    } while (isAgain && !over.signal.aborted);
    running = null;
  };

  const look = (): void => {
    if (over.signal.aborted) return;
    try {
      automation.review();
    } catch (thrown) {
      // What was committed just now stands: whoever wrote it must not hear that it failed.
      onTrouble(toAppError(thrown));
      return;
    }
    const now = automation.policy().version;
    if (now === version) return;
    version = now;
    isAgain = true;
    running ??= refresh();
  };

  const unlisten = records.store.onCommit(look);
  return {
    /** What was decided while nobody looked. */
    start: look,
    /** Resolves when what waits was judged by the present version. */
    settled: async (): Promise<void> => {
      await running;
    },
    close: async (): Promise<void> => {
      over.abort();
      unlisten();
      await running;
    },
  };
};
export type DriftWatch = ReturnType<typeof createDriftWatch>;

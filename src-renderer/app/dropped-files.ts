import { useSyncExternalStore } from 'react';

/** Files that were dropped, chosen or opened with the app and that nobody has looked at yet. */
const createDroppedFiles = () => {
  const listeners = new Set<() => void>();
  let files: readonly File[] = [];
  const set = (next: readonly File[]): void => {
    files = next;
    for (const listener of listeners) listener();
  };
  return {
    /** Adds to what waits; the intake sheet opens while there is something. */
    offer: (more: readonly File[]): void => {
      if (more.length > 0) set([...files, ...more]);
    },
    /** The sheet was closed. */
    clear: (): void => {
      if (files.length > 0) set([]);
    },
    get: (): readonly File[] => files,
    subscribe: (onChange: () => void): (() => void) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
};

export const droppedFiles = createDroppedFiles();

/** The files that wait for the intake sheet, in the order in which they came. */
export const useDroppedFiles = (): readonly File[] =>
  useSyncExternalStore(droppedFiles.subscribe, droppedFiles.get);

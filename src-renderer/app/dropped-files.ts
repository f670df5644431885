import { useSyncExternalStore } from 'react';
import { type FileSort, sortOfFile } from '../../src-main/contract/files.ts';
import { headOf } from './file-head.ts';

/** What waits until someone has looked at it. */
const createPile = <T>() => {
  const listeners = new Set<() => void>();
  let items: readonly T[] = [];
  const set = (next: readonly T[]): void => {
    if (items.length === 0 && next.length === 0) return;
    items = next;
    for (const listener of listeners) listener();
  };
  return {
    add: (more: readonly T[]): void => set([...items, ...more]),
    clear: (): void => set([]),
    get: (): readonly T[] => items,
    subscribe: (onChange: () => void): (() => void) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
};

/** A review pack, or decisions that came back for one. */
export type ReviewFile = { readonly file: File; readonly sort: 'pack' | 'decisions' };

const manifests = createPile<File>();
const forReview = createPile<ReviewFile>();

/** A file that cannot be read goes to the intake sheet, which says why. */
const sortOf = async (file: File): Promise<FileSort> =>
  headOf(file).then(sortOfFile, (): FileSort => 'table');

let sorted: Promise<void> = Promise.resolve();

const sortOut = async (files: readonly File[]): Promise<void> => {
  const sorts = await Promise.all(files.map(sortOf));
  const reviewFiles = files.flatMap((file, i): ReviewFile[] => {
    const sort = sorts[i];
    return sort === 'pack' || sort === 'decisions' ? [{ file, sort }] : [];
  });
  const others = files.filter((file) => reviewFiles.every((each) => each.file !== file));
  if (reviewFiles.length > 0) forReview.add(reviewFiles);
  if (others.length > 0) manifests.add(others);
};

/** Files that were dropped, chosen or opened with the app and that nobody has looked at yet. */
export const droppedFiles = {
  /**
   * Takes files in whatever they are called: packs and decisions wait for the packs page, all others
   * for the intake sheet, each in the order in which they came.
   */
  offer: (files: readonly File[]): Promise<void> => {
    sorted = sorted.then(() => sortOut(files));
    return sorted;
  },
  /** The intake sheet was closed. */
  clear: manifests.clear,
  /** The packs page takes what waits for it, with what is just being looked at. */
  takeForReview: async (): Promise<readonly ReviewFile[]> => {
    await sorted;
    const taken = forReview.get();
    forReview.clear();
    return taken;
  },
  /** The files that wait for the intake sheet. */
  get: manifests.get,
};

/** The files that wait for the intake sheet, in the order in which they came. */
export const useDroppedFiles = (): readonly File[] =>
  useSyncExternalStore(manifests.subscribe, manifests.get);

/** Packs and decisions that wait for the packs page, in the order in which they came. */
export const useReviewFiles = (): readonly ReviewFile[] =>
  useSyncExternalStore(forReview.subscribe, forReview.get);

import { useEffect, useId, useSyncExternalStore } from 'react';

export type Command = {
  /** Unique: `go.review`, `sample`. */
  readonly id: string;
  readonly group: 'screens' | 'actions' | 'here';
  readonly title: string;
  /** As they are pressed: `g r`, `Shift+z`. */
  readonly keys?: string;
  readonly run: () => void;
};

/** What the palette offers: each part of the page has a list of its own for as long as it is there. */
const createCommands = () => {
  const listeners = new Set<() => void>();
  const lists = new Map<string, readonly Command[]>();
  let all: readonly Command[] = [];
  const tell = (): void => {
    all = [...lists.values()].flat();
    for (const listener of listeners) listener();
  };
  return {
    /** Sets the list of one owner; it keeps its place among the others. */
    put: (owner: string, list: readonly Command[]): void => {
      lists.set(owner, list);
      tell();
    },
    remove: (owner: string): void => {
      lists.delete(owner);
      tell();
    },
    get: (): readonly Command[] => all,
    subscribe: (onChange: () => void): (() => void) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
};

export const commands = createCommands();

/** Offers commands while the calling part is on the page. The list may be another one each time. */
export const useOfferCommands = (list: readonly Command[]): void => {
  const owner = useId();
  useEffect(() => commands.put(owner, list));
  useEffect(() => () => commands.remove(owner), [owner]);
};

export const useCommands = (): readonly Command[] => useSyncExternalStore(commands.subscribe, commands.get);

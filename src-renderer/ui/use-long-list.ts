import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** The element that scrolls what is in it. */
const scrollerOf = (element: HTMLElement | null): HTMLElement | null => {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
};

/** How far below the top of what scrolls the list begins. */
const marginOf = (list: HTMLElement, scroller: HTMLElement): number =>
  Math.round(list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);

const indexOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
};

/** What takes the focus for a whole row: a row of a table, or the item. */
const focusRow = (list: HTMLElement, at: number): boolean => {
  const item = list.querySelector<HTMLElement>(`[data-index="${at}"]`);
  const target = item?.querySelector<HTMLElement>('[role="row"]') ?? item;
  target?.focus({ preventScroll: true });
  return target !== null && target !== undefined;
};

type LongRows = {
  readonly list: RefObject<HTMLElement | null>;
  readonly keys: readonly string[];
  /** Height of a row in pixels, until it is measured. */
  readonly estimate: number;
  readonly onEnd: (() => void) | undefined;
};

const ahead = 30;

/**
 * Rows of any height and number in the page that scrolls them, of which only those in view are drawn,
 * and the one that has the focus, however far away it is scrolled: neither the keyboard nor a screen
 * reader loses its place. A row that goes gives its focus to the one that takes its place.
 */
export const useLongList = ({ list, keys, estimate, onEnd }: LongRows) => {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [margin, setMargin] = useState(0);
  const [held, setHeld] = useState<number | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const count = keys.length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => estimate,
    getItemKey: (at) => keys[at] ?? at,
    scrollMargin: margin,
    overscan: 6,
    rangeExtractor: (range) => {
      const kept = [held, wanted].filter((at): at is number => at !== null && at < count);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
  });

  useLayoutEffect(() => {
    const element = list.current;
    const found = scrollerOf(element);
    setScroller(found);
    if (element === null || found === null) return undefined;
    const measure = (): void => setMargin(marginOf(element, found));
    measure();
    // What stands above the list may grow.
    const observer = new ResizeObserver(measure);
    if (element.parentElement) observer.observe(element.parentElement);
    return () => observer.disconnect();
  }, [list]);

  useLayoutEffect(() => {
    const element = list.current;
    if (wanted === null || element === null) return;
    if (focusRow(element, wanted)) virtual.scrollToIndex(wanted, { align: 'auto' });
    setWanted(null);
  }, [wanted, list, virtual]);

  const heldKey = held === null ? null : (keys[held] ?? null);
  const [lastKey, setLastKey] = useState<string | null>(null);
  useEffect(() => {
    const isGone = held !== null && lastKey !== null && heldKey !== lastKey;
    if (isGone && document.activeElement === document.body && count > 0) setWanted(Math.min(held, count - 1));
    if (heldKey !== lastKey) setLastKey(heldKey);
  }, [held, heldKey, lastKey, count]);

  const items = virtual.getVirtualItems();
  const last = virtual.range?.endIndex ?? 0;
  useLayoutEffect(() => {
    if (count > 0 && last > count - ahead) onEnd?.();
  }, [last, count, onEnd]);

  return {
    items,
    height: virtual.getTotalSize(),
    margin,
    measure: virtual.measureElement,
    /** Gives a row the focus, wherever it is. */
    go: (at: number): void => setWanted(at),
    /** Moves the focus by rows; from the first in view where none has it. */
    move: (by: number): void => {
      if (count === 0) return;
      const from = held ?? (virtual.range?.startIndex ?? 0) - (by > 0 ? 1 : -1);
      setWanted(Math.max(0, Math.min(count - 1, from + by)));
    },
    onFocus: (event: FocusEvent): void => setHeld(indexOf(event.target)),
    onBlur: (event: FocusEvent): void => {
      // A row that is taken away blurs to nowhere: its place is remembered.
      if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setHeld(null);
    },
  };
};

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect } from 'react';

type CursorList = {
  readonly count: number;
  /** In pixels; all rows have it. */
  readonly rowHeight: number;
  readonly cursor: number;
  readonly list: RefObject<HTMLElement | null>;
  /** Called while the last rows that are there come into view. */
  readonly onEnd: () => void;
};

/** Rows before the end at which the next page is asked for. */
const ahead = 40;

/** A list with a cursor of which only what is in view is on the page; the cursor is always in view. */
export const useCursorList = ({ count, rowHeight, cursor, list, onEnd }: CursorList) => {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useLayoutEffect(() => {
    if (count > 0) virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor, count, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useLayoutEffect(() => {
    if (count > 0 && last > count - ahead) onEnd();
  }, [last, count, onEnd]);
  return { items, height: virtual.getTotalSize() };
};

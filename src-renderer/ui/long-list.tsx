import { type ReactNode, type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import { useLongList } from './use-long-list.ts';
import './long-list.css';

export type LongListHandle = {
  readonly move: (by: number) => void;
  readonly go: (at: number) => void;
};

type Props<T> = {
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** How many there are in all; null while more pages may come. */
  readonly total: number | null;
  readonly label: string;
  /** Height of a row in pixels, until it is measured. */
  readonly estimate: number;
  readonly children: (row: T, at: number) => ReactNode;
  readonly onEnd?: (() => void) | undefined;
  readonly className?: string;
  readonly rowClass?: (row: T, at: number) => string;
  /** Of a table: its head. The rows then bring the roles of a table's rows themselves. */
  readonly head?: ReactNode;
  readonly ref?: Ref<LongListHandle>;
};

/** A list of any length: drawn where it is looked at, and told whole to a screen reader. */
export const LongList = <T,>({
  rows,
  keyOf,
  total,
  label,
  estimate,
  children,
  onEnd,
  className = '',
  rowClass,
  head,
  ref,
}: Props<T>) => {
  const list = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  const { items, height, margin, measure, move, go, onFocus, onBlur } = useLongList({
    list,
    keys,
    estimate,
    onEnd,
  });
  useImperativeHandle(ref, () => ({ move, go }));
  const isTable = head !== undefined;
  const drawn = items.flatMap((item) => {
    const row = rows[item.index];
    if (row === undefined) return [];
    const place = isTable
      ? { role: 'presentation' }
      : { role: 'listitem', tabIndex: -1, 'aria-posinset': item.index + 1, 'aria-setsize': total ?? -1 };
    return (
      <div
        key={item.key}
        ref={measure}
        data-index={item.index}
        className={`long-list-item ${rowClass?.(row, item.index) ?? ''}`}
        style={{ transform: `translateY(${item.start - margin}px)` }}
        {...place}
      >
        {children(row, item.index)}
      </div>
    );
  });
  const space = (
    <div
      ref={list}
      className={`long-list ${isTable ? '' : className}`}
      style={{ height }}
      onFocus={onFocus}
      onBlur={onBlur}
      {...(isTable ? { role: 'rowgroup' } : { role: 'list', 'aria-label': label })}
    >
      {drawn}
    </div>
  );
  if (!isTable) return space;
  return (
    <div
      role="table"
      className={className}
      aria-label={label}
      aria-rowcount={total === null ? -1 : total + 1}
    >
      <div role="rowgroup">{head}</div>
      {space}
    </div>
  );
};

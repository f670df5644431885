import { useSyncExternalStore } from 'react';
import { machineClock } from '../client/clock.ts';
import { formatWhen } from './format-when.ts';

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });
const tickMs = 30_000;
const listeners = new Set<() => void>();
let now = machineClock.now();
let timer: ReturnType<typeof setInterval> | null = null;

/** One timer for all times on the page, and none when there is nothing to keep fresh. */
const subscribe = (onChange: () => void): (() => void) => {
  listeners.add(onChange);
  if (timer === null) {
    now = machineClock.now();
    timer = setInterval(() => {
      now = machineClock.now();
      for (const listener of listeners) listener();
    }, tickMs);
  }
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
};

type Props = { readonly at: number };

/** A moment as its distance from now, kept fresh; the full date on hover. `at` in milliseconds since 1970. */
export const When = ({ at }: Props) => {
  const current = useSyncExternalStore(subscribe, () => now);
  return (
    <time dateTime={new Date(at).toISOString()} title={full.format(at)}>
      {formatWhen(at, Math.max(current, at > current && at - current < tickMs ? at : current))}
    </time>
  );
};

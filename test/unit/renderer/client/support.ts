import type { Clock } from '../../../../src-renderer/client/clock.ts';
import type { Line } from '../../../../src-renderer/client/line.ts';
import { createVirtualClock } from '../../../support/clock.ts';

/** The screens' clock over the virtual one: a sleep that is cut short simply ends. */
export const createScreenClock = () => {
  const virtual = createVirtualClock();
  const clock: Clock = {
    now: virtual.now,
    sleep: (ms, signal) => virtual.sleep(ms, signal).catch(() => undefined),
  };
  return { clock, advance: virtual.advance };
};

/** A line whose every call answers with its name, until it is cut. */
export const createLine = (name: string): Line & { readonly cut: () => void } => {
  let cut = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    cut = resolve;
  });
  return { link: { call: () => Promise.resolve(name) }, closed, cut: () => cut() };
};

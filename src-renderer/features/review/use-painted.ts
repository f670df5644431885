import { type RefObject, useLayoutEffect } from 'react';
import type { ShownGuard } from './shown-guard.ts';

/**
 * Tells the guard when a value is on the screen: a task posted from a frame's callback runs once
 * that frame has been handed to be painted. The pane carries the value's id as `data-shown` from
 * then on, and the time from the last press is kept as a measure, so that both can be watched
 * from outside.
 */
export const usePainted = (
  guard: ShownGuard,
  pane: RefObject<HTMLElement | null>,
  id: number | null,
  withCandidates: boolean,
  pressedAt: RefObject<number | null>,
): void => {
  useLayoutEffect(() => {
    if (id === null) return undefined;
    const channel = new MessageChannel();
    const shown = (): void => {
      const now = performance.now();
      guard.painted('item', id, now);
      if (withCandidates) guard.painted('candidates', id, now);
      if (pane.current) pane.current.dataset['shown'] = withCandidates ? String(id) : '';
      const start = pressedAt.current;
      if (start !== null && withCandidates) {
        performance.clearMeasures(measureName);
        performance.measure(measureName, { start, end: now });
        pressedAt.current = null;
      }
    };
    channel.port1.addEventListener('message', shown);
    channel.port1.start();
    const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      channel.port1.close();
    };
  }, [guard, pane, id, withCandidates, pressedAt]);
};

export const measureName = 'review: press to next name painted';

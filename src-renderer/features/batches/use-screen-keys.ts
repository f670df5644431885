import { useLayoutEffect, useRef } from 'react';
import { focusOf } from '../review/focus.ts';
import { chordOf } from '../review/keys.ts';

const arrows: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);

/**
 * Listens for single keys of a screen; the handler says whether it took the key. Letters are left
 * alone while a text field has the focus, Enter and Space while a button has it, and held keys only move.
 * It listens from the moment that the screen can be seen: an effect after the painting would miss a quick press.
 */
export const useScreenKeys = (run: (chord: string, event: KeyboardEvent) => boolean): void => {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const focus = focusOf(event.target);
      const chord = chordOf(event);
      if (focus === null || (focus === 'text' && chord !== 'Escape')) return;
      if (focus !== 'page' && (chord === 'Enter' || chord === ' ')) return;
      if (event.repeat && chord !== 'j' && chord !== 'k' && !arrows.has(chord)) return;
      if (latest.current(chord, event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

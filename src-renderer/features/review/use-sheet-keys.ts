import { useLayoutEffect, useRef } from 'react';
import { focusOf } from './focus.ts';
import { chordOf } from './keys.ts';

/** Single keys of a page of Review: by chord. Text fields and held keys are left alone. */
export const useSheetKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const focus = focusOf(event.target);
      const chord = chordOf(event);
      if (focus === null || focus === 'text') return;
      if (focus !== 'page' && (chord === 'Enter' || chord === ' ')) return;
      if (event.repeat && chord !== 'j' && chord !== 'k') return;
      const run = latest.current[chord];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

import { useEffect, useRef } from 'react';
import { focusOf } from '../review/focus.ts';
import { type KrithiAction, readKrithiPress } from './keys.ts';

/** Listens for the screen; the handler says whether it took the action, else the key goes its usual way. */
export const useKrithiKeys = (run: (action: KrithiAction, event: KeyboardEvent) => boolean): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const focus = focusOf(event.target);
      const action = focus === null ? null : readKrithiPress(event, focus);
      if (action !== null && latest.current(action, event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

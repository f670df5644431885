import { useLayoutEffect, useRef } from 'react';
import { focusOf } from '../features/review/focus.ts';
import { chordOf } from '../features/review/keys.ts';
import { screens } from './screens.ts';

type Actions = {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly go: (to: string) => void;
  /** `g` was pressed and a letter is awaited, or no longer. */
  readonly onGoing: (isGoing: boolean) => void;
};

/** How long the letter after `g` may take. */
const goMs = 2000;

/** The keys that work on every screen. */
export const useFrameKeys = (actions: Actions): void => {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => {
    let going: ReturnType<typeof setTimeout> | null = null;
    const stopGoing = (): void => {
      if (going === null) return;
      clearTimeout(going);
      going = null;
      latest.current.onGoing(false);
    };
    const take = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
    };

    // On the way down, before any screen hears it: what follows `g` is ours.
    const onKeyFirst = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const chord = chordOf(event);
      if (chord === 'Mod+k') {
        take(event);
        if (!event.repeat && document.querySelector('dialog[open]') === null) latest.current.openPalette();
        return;
      }
      const focus = focusOf(event.target);
      if (focus === null || focus === 'text') return stopGoing();
      if (going !== null) {
        if (event.key === 'Shift') return;
        const screen = screens.find(({ letter }) => letter === chord);
        stopGoing();
        take(event);
        if (screen) latest.current.go(screen.to);
      } else if (chord === 'g' && !event.repeat) {
        take(event);
        going = setTimeout(stopGoing, goMs);
        latest.current.onGoing(true);
      }
    };

    // On the way up and once every screen had its chance: a screen may have a sheet of keys of its own.
    const onKeyLast = (event: KeyboardEvent): void => {
      if (event.isComposing || chordOf(event) !== '?') return;
      const focus = focusOf(event.target);
      if (focus === null || focus === 'text') return;
      setTimeout(() => {
        if (!event.defaultPrevented) latest.current.openHelp();
      });
    };

    window.addEventListener('keydown', onKeyFirst, { capture: true });
    window.addEventListener('keydown', onKeyLast);
    return () => {
      stopGoing();
      window.removeEventListener('keydown', onKeyFirst, { capture: true });
      window.removeEventListener('keydown', onKeyLast);
    };
  }, []);
};

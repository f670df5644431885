import { useLayoutEffect, useRef } from 'react';
import { useOfferCommands } from '../../app/commands.ts';
import { screenKeyWords } from '../../words/screen-keys.ts';
import { focusOf } from '../review/focus.ts';
import { type KrithiAction, readKrithiPress } from './keys.ts';
import { useKrithiKeyMap } from './use-key-map.ts';

const titles = screenKeyWords.krithis;

/**
 * Listens for the screen and offers what it can do in the palette; the handler says whether it
 * took the action, else the key goes its usual way.
 */
export const useKrithiKeys = (
  offered: readonly (keyof typeof titles)[],
  run: (action: KrithiAction) => boolean,
): void => {
  const keys = useKrithiKeyMap();
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const focus = focusOf(event.target);
      const action = focus === null ? null : readKrithiPress(event, focus, keys);
      if (action !== null && latest.current(action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
  useOfferCommands(
    offered.map((action) => ({
      id: `krithis.${action}`,
      group: 'here',
      title: titles[action],
      keys: keys[action][0] ?? '',
      run: () => void latest.current(action),
    })),
  );
};

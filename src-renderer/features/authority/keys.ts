import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { LongListHandle } from '../../ui/long-list.tsx';
import { focusOf } from '../review/focus.ts';
import { type Focus, type Press, chordOf } from '../review/keys.ts';

export type AuthorityAction =
  | 'next'
  | 'previous'
  | 'search'
  | 'leave'
  | 'merge'
  | 'split'
  | 'alias'
  | 'edit'
  | 'create'
  | 'two'
  | 'dismiss'
  | 'undo'
  | 'redo'
  | 'next_view'
  | 'look_pull'
  | 'look_push';

const table: Readonly<Record<string, AuthorityAction>> = {
  j: 'next',
  k: 'previous',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  '/': 'search',
  Escape: 'leave',
  m: 'merge',
  s: 'split',
  a: 'alias',
  e: 'edit',
  n: 'create',
  t: 'two',
  d: 'dismiss',
  z: 'undo',
  'Mod+z': 'undo',
  'Shift+z': 'redo',
  'Mod+Shift+z': 'redo',
  v: 'next_view',
  i: 'look_pull',
  o: 'look_push',
};

/** What a press means on the Authority screen; null when it is not ours. Held keys only move. */
export const readAuthorityPress = (press: Press, focus: Focus): AuthorityAction | null => {
  if (press.isComposing) return null;
  const action = table[chordOf(press)] ?? null;
  if (action === 'leave') return action;
  if (focus === 'text') return null;
  if (focus !== 'page' && press.key.startsWith('Arrow')) return null;
  if (press.repeat && action !== 'next' && action !== 'previous') return null;
  return action;
};

/** The keys of a long list of a view: the next row and the one before. */
export const useRowKeys = (list: RefObject<LongListHandle | null>): void =>
  useAuthorityKeys((action) => {
    if (list.current === null || (action !== 'next' && action !== 'previous')) return false;
    list.current.move(action === 'next' ? 1 : -1);
    return true;
  });

/** Listens for the screen; the handler says whether it took the action, else the key goes its usual way. */
export const useAuthorityKeys = (run: (action: AuthorityAction) => boolean): void => {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const focus = focusOf(event.target);
      const action = focus === null ? null : readAuthorityPress(event, focus);
      if (action !== null && latest.current(action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

import { type Focus, type Press, chordOf } from '../review/keys.ts';

export type KrithiAction =
  'approve' | 'reject' | 'reopen' | 'next' | 'previous' | 'open' | 'search' | 'leave';

const table: Readonly<Record<string, KrithiAction>> = {
  a: 'approve',
  r: 'reject',
  u: 'reopen',
  j: 'next',
  k: 'previous',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'open',
  '/': 'search',
  Escape: 'leave',
};

/** What a press means on the Krithis screens; null when it is not ours. Held keys only move. */
export const readKrithiPress = (press: Press, focus: Focus): KrithiAction | null => {
  if (press.isComposing) return null;
  const action = table[chordOf(press)] ?? null;
  if (action === 'leave') return action;
  if (focus === 'text') return null;
  const native = press.key === 'Enter' || press.key.startsWith('Arrow');
  if (focus !== 'page' && native) return null;
  if (press.repeat && action !== 'next' && action !== 'previous') return null;
  return action;
};

import { type KeyMap, type SimpleAction, defaultKeys, keyMapOf, simpleActions } from '../review/keys.ts';

/** Keys that belong to the whole app, to candidates, or to moving between controls. */
const taken: ReadonlySet<string> = new Set([
  'g',
  'Enter',
  'Escape',
  'Tab',
  'Shift+Tab',
  ' ',
  'Space',
  'Mod+k',
  'Backspace',
]);

export type Choice =
  { readonly is: 'free' } | { readonly is: 'reserved' } | { readonly is: 'used'; readonly by: SimpleAction };

/** Whether a key may be given to an action: each key does one thing. */
export const choiceOf = (chord: string, action: SimpleAction, keys: KeyMap): Choice => {
  const isDigit = /^(?:Shift\+|Mod\+)*[0-9]$/u.test(chord);
  const isSystem = chord.startsWith('Mod+') || chord.startsWith('Alt+');
  if (taken.has(chord) || isDigit || isSystem || chord === '') return { is: 'reserved' };
  const by = simpleActions.find((other) => other !== action && keys[other].includes(chord));
  return by === undefined ? { is: 'free' } : { is: 'used', by };
};

/** A person's keys with one more choice; the default again is no choice. */
export const withKey = (
  own: Readonly<Record<string, string>>,
  action: SimpleAction,
  chord: string | null,
): Record<string, string> => {
  const rest = Object.fromEntries(Object.entries(own).filter(([name]) => name !== action));
  return chord === null || chord === defaultKeys[action][0] ? rest : { ...rest, [action]: chord };
};

/** Whether a default can come back: another action may have its key now. */
export const defaultIsFree = (own: Readonly<Record<string, string>>, action: SimpleAction): Choice =>
  choiceOf(defaultKeys[action][0], action, keyMapOf(own));

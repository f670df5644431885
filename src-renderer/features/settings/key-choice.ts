/** The keys of a screen by action: the first of each is a person's to change. */
export type ScreenKeys = Readonly<Record<string, readonly string[]>>;

/** Keys that belong to the whole app, or to moving between controls. */
const taken: ReadonlySet<string> = new Set([
  'g',
  'Escape',
  'Tab',
  'Shift+Tab',
  ' ',
  'Space',
  'Mod+k',
  'Backspace',
]);

export type Choice =
  { readonly is: 'free' } | { readonly is: 'reserved' } | { readonly is: 'used'; readonly by: string };

/** Whether a key may be given to an action: each key does one thing on a screen. */
export const choiceOf = (chord: string, action: string, keys: ScreenKeys): Choice => {
  const isSystem = chord.startsWith('Mod+') || chord.startsWith('Alt+');
  if (taken.has(chord) || isSystem || chord === '') return { is: 'reserved' };
  const by = Object.keys(keys).find((other) => other !== action && keys[other]?.includes(chord) === true);
  return by === undefined ? { is: 'free' } : { is: 'used', by };
};

/** A person's keys with one more choice by its name; null is the default again. */
export const withKey = (
  own: Readonly<Record<string, string>>,
  name: string,
  chord: string | null,
): Record<string, string> => {
  const rest = Object.fromEntries(Object.entries(own).filter(([other]) => other !== name));
  return chord === null ? rest : { ...rest, [name]: chord };
};

/**
 * Keys of the review screen: a press becomes an action, or nothing.
 *
 * Digits go by their place on the keyboard, because Shift turns them into other characters and
 * some layouts need Shift to type them at all; letters go by what they print.
 */
export type Press = {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
};

/** Where the focus is: a text field takes letters, a control takes Enter and Space, the candidates take arrows. */
export type Focus = 'page' | 'text' | 'control' | 'candidates';

export type Action =
  | { readonly do: 'accept'; readonly n: number }
  | { readonly do: 'accept_here'; readonly n: number }
  | { readonly do: 'reject'; readonly n: number }
  | { readonly do: 'accept_top' }
  | { readonly do: 'leave' }
  | { readonly do: SimpleAction };

export type SimpleAction =
  | 'reject_next'
  | 'create'
  | 'unsure'
  | 'unsure_note'
  | 'skip'
  | 'search'
  | 'next'
  | 'previous'
  | 'next_kind'
  | 'previous_kind'
  | 'undo'
  | 'redo'
  | 'history'
  | 'scripts'
  | 'evidence'
  | 'why'
  | 'bulk'
  | 'remember'
  | 'relation'
  | 'by_parts'
  | 'keys';

/**
 * The keys by action. The first of each is a person's to change; what stands after it always
 * works: arrows, and undo and redo as every program has them.
 */
export const defaultKeys = {
  reject_next: ['x'],
  create: ['n'],
  unsure: ['u'],
  unsure_note: ['Shift+u'],
  skip: ['s', 'ArrowRight'],
  search: ['/'],
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  next_kind: [']'],
  previous_kind: ['['],
  undo: ['z', 'Mod+z'],
  redo: ['Shift+z', 'Mod+Shift+z'],
  history: ['h'],
  scripts: ['l'],
  evidence: ['e'],
  why: ['d'],
  bulk: ['b'],
  remember: ['a'],
  relation: ['r'],
  by_parts: ['m'],
  keys: ['?'],
} as const satisfies Record<SimpleAction, readonly string[]>;

export type KeyMap = Readonly<Record<SimpleAction, readonly string[]>>;

const digitOf = (press: Press): number | null => {
  const byPlace = /^(?:Digit|Numpad)([1-9])$/u.exec(press.code);
  const found = byPlace?.[1] ?? (press.code === '' && /^[1-9]$/u.test(press.key) ? press.key : null);
  return found === null ? null : Number(found);
};

const caps: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Delete: 'Del',
};

/** A chord as it stands on a key cap: `⇧z`, `→`. */
export const keyCap = (chord: string): string =>
  chord
    .split('+')
    .map((part) => (part === 'Shift' ? '⇧' : part === 'Mod' ? 'Ctrl ' : (caps[part] ?? part)))
    .join('');

/** A press as it is written in a key map: `z`, `Shift+z`, `Mod+Shift+z`, `ArrowDown`, `?`. */
export const chordOf = (press: Press): string => {
  const letter = /^\p{L}$/u.test(press.key);
  const named = press.key.length > 1;
  const parts = [
    press.ctrlKey || press.metaKey ? 'Mod' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey && (letter || named) ? 'Shift' : '',
    letter ? press.key.toLowerCase() : press.key,
  ];
  return parts.filter((part) => part !== '').join('+');
};

export const simpleActions = Object.keys(defaultKeys) as readonly SimpleAction[];

/** The keys with a person's own in place of the first ones; an action that is unknown here is passed over. */
export const keyMapOf = (own: Readonly<Record<string, string>>): KeyMap => {
  const keys: Record<SimpleAction, readonly string[]> = { ...defaultKeys };
  for (const name of simpleActions) {
    const [first, ...others] = defaultKeys[name];
    keys[name] = [own[name] ?? first, ...others];
  }
  return keys;
};
const movements: ReadonlySet<string> = new Set(['next', 'previous']);
/** What works even while a text field has the focus: nothing that types a character. */
const arrows: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

/**
 * The action of one press; null when the press is not ours.
 * `rejecting` says that `x` was pressed just before.
 */
export const readPress = (
  press: Press,
  focus: Focus,
  rejecting: boolean,
  keys: KeyMap = defaultKeys,
): Action | null => {
  if (press.isComposing) return null;
  if (press.key === 'Escape') return press.repeat ? null : { do: 'leave' };
  if (focus === 'text') return null;

  const plain = !press.ctrlKey && !press.metaKey && !press.altKey;
  const digit = plain ? digitOf(press) : null;
  if (digit !== null) {
    if (press.repeat) return null;
    if (rejecting) return { do: 'reject', n: digit };
    return press.shiftKey ? { do: 'accept_here', n: digit } : { do: 'accept', n: digit };
  }
  if (press.key === 'Enter')
    return focus === 'page' && plain && !press.shiftKey && !press.repeat ? { do: 'accept_top' } : null;

  const chord = chordOf(press);
  if (focus !== 'page' && arrows.has(chord)) return null;
  const action = simpleActions.find((name) => keys[name].includes(chord));
  if (action === undefined || (press.repeat && !movements.has(action))) return null;
  return { do: action };
};

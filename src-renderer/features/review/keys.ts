/**
 * Keys of the review screen: a press becomes an action, or nothing.
 *
 * Letters go by what they print. Digits go by their place on the keyboard as well, because Shift
 * turns them into other characters and some layouts need Shift to type them at all.
 */
import { type Action, type KeyMap, actionOf, defaultKeys } from './key-map.ts';

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

const isPlain = (press: Press): boolean => !press.ctrlKey && !press.metaKey && !press.altKey;

/** A digit by the place of its key, with Shift or without: `4`, `Shift+4`. Null for other keys. */
const digitChordOf = (press: Press): string | null => {
  const digit = isPlain(press) ? /^Digit([0-9])$/u.exec(press.code)?.[1] : undefined;
  if (digit === undefined) return null;
  return press.shiftKey ? `Shift+${digit}` : digit;
};

/**
 * The chord by which a press is looked up among the keys of Review. What is printed counts where
 * it is a key of its own (`/` is Shift and 7 on some keyboards); else a digit's place does.
 */
export const reviewChordOf = (press: Press, keys: KeyMap): string => {
  const printed = chordOf(press);
  const digit = digitChordOf(press);
  if (digit === null) return printed;
  return !/^[0-9]$/u.test(press.key) && actionOf(keys, printed) !== null ? printed : digit;
};

/** Begins "go to a screen": the frame's, on every screen. */
const goKey = 'g';
const movements: ReadonlySet<string> = new Set(['next', 'previous']);
/** What a control, or the list of candidates, needs for itself. */
const native: ReadonlySet<string> = new Set([
  'Enter',
  ' ',
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
]);

/** What a press would type into a text field; null where it types nothing, or only a blank. */
export const typedText = (press: Press): string | null => {
  // Some layouts type several characters with one key; the names of keys are all ASCII.
  const isText = [...press.key].length === 1 || /\P{ASCII}/u.test(press.key);
  return isText && press.key.trim() !== '' && isPlain(press) ? press.key : null;
};

/** A press that begins what an input method, or a dead key, composes. */
const composes = (press: Press): boolean =>
  (press.key === 'Process' || press.key === 'Dead') && !press.ctrlKey && !press.metaKey;

/**
 * The action of one press; null when the press is not ours. Whatever types a character and is no
 * key of this person's begins a search with it.
 * `rejecting` says that the key for "not this one" was pressed just before.
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
  if (composes(press)) return { do: 'compose' };
  if (focus !== 'page' && native.has(press.key)) return null;

  const action = actionOf(keys, reviewChordOf(press, keys));
  if (press.repeat) return action !== null && movements.has(action.do) ? action : null;
  if (action === null) {
    const text = typedText(press);
    return text === null || text === goKey ? null : { do: 'type', text };
  }
  return rejecting && action.do === 'accept' ? { do: 'reject', n: action.n } : action;
};

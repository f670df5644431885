import { type Focus, type Press, chordOf } from '../review/keys.ts';

/** The keys of the Krithis screens, by action. */
export const krithiKeys = {
  approve: ['a'],
  reject: ['r'],
  reopen: ['u'],
  undo: ['z', 'Mod+z'],
  redo: ['Shift+z', 'Mod+Shift+z'],
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  open: ['Enter'],
  search: ['/'],
  filter: ['f'],
  approve_all: ['Shift+a'],
  reject_all: ['Shift+r'],
  preview: ['p'],
  names: ['n'],
  twins: ['t'],
  next_field: ['s'],
  previous_field: ['Shift+s'],
  two_works: ['w'],
  keep_this: ['y'],
  keep_other: ['o'],
  scripts: ['l'],
  history: ['h'],
  edit: ['e'],
  leave: ['Escape'],
} as const satisfies Record<string, readonly string[]>;
export type KrithiAction = keyof typeof krithiKeys;

const actions = Object.keys(krithiKeys) as readonly KrithiAction[];
const byChord = new Map<string, KrithiAction>(
  actions.flatMap((action) => krithiKeys[action].map((chord) => [chord, action] as const)),
);

/** What a press means on the Krithis screens; null when it is not ours. Held keys only move. */
export const readKrithiPress = (press: Press, focus: Focus): KrithiAction | null => {
  if (press.isComposing) return null;
  const action = byChord.get(chordOf(press)) ?? null;
  if (action === 'leave') return press.repeat ? null : action;
  if (focus === 'text') return null;
  const native = press.key === 'Enter' || press.key.startsWith('Arrow');
  if (focus !== 'page' && native) return null;
  if (press.repeat && action !== 'next' && action !== 'previous') return null;
  return action;
};

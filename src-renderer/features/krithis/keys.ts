import { type Focus, type Press, chordOf } from '../review/keys.ts';

/** The keys of the Krithis screens, by action. As in Review, the first of each is a person's to change. */
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
  stop: ['.'],
  leave: ['Escape'],
} as const satisfies Record<string, readonly string[]>;
export type KrithiAction = keyof typeof krithiKeys;

export type KrithiKeyMap = Readonly<Record<KrithiAction, readonly string[]>>;

const actions = Object.keys(krithiKeys) as readonly KrithiAction[];
/** All but Enter and Escape, which mean the same everywhere. */
export const krithiActions = actions.filter((action) => action !== 'open' && action !== 'leave');

/** The name of an action among a person's keys, apart from those of Review. */
export const ownName = (action: string): string => `krithis.${action}`;

/** The keys with a person's own in place of the first ones. */
export const krithiKeyMapOf = (own: Readonly<Record<string, string>>): KrithiKeyMap => {
  const keys: Record<KrithiAction, readonly string[]> = { ...krithiKeys };
  for (const action of krithiActions) {
    const [first, ...others] = krithiKeys[action];
    keys[action] = [own[ownName(action)] ?? first, ...others];
  }
  return keys;
};

/** What a press means on the Krithis screens; null when it is not ours. Held keys only move. */
export const readKrithiPress = (
  press: Press,
  focus: Focus,
  keys: KrithiKeyMap = krithiKeys,
): KrithiAction | null => {
  if (press.isComposing) return null;
  const chord = chordOf(press);
  const action = actions.find((name) => keys[name].includes(chord)) ?? null;
  if (action === 'leave') return press.repeat ? null : action;
  if (focus === 'text') return null;
  const native = press.key === 'Enter' || press.key.startsWith('Arrow');
  if (focus !== 'page' && native) return null;
  if (press.repeat && action !== 'next' && action !== 'previous') return null;
  return action;
};

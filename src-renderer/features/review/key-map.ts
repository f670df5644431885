/**
 * The keys of Review by action, each a person's to change.
 *
 * - action:  what a key asks for; those of a candidate carry its number.
 * - name:    how an action is called among a person's own keys: `skip`, `accept_3`, `accept_here_3`.
 */
export const simpleActions = [
  'accept_top',
  'reject_next',
  'create',
  'unsure',
  'unsure_note',
  'skip',
  'search',
  'next',
  'previous',
  'next_kind',
  'previous_kind',
  'undo',
  'redo',
  'history',
  'scripts',
  'evidence',
  'why',
  'bulk',
  'remember',
  'relation',
  'by_parts',
  'take_back',
  'keys',
] as const;
export type SimpleAction = (typeof simpleActions)[number];

/** Candidates have the numbers that one key can name. */
export const candidateNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type CandidateNumber = (typeof candidateNumbers)[number];
type AcceptName = `accept_${CandidateNumber}`;
type AcceptHereName = `accept_here_${CandidateNumber}`;
export type KeyName = SimpleAction | AcceptName | AcceptHereName;

export type Action =
  | { readonly do: 'accept'; readonly n: number }
  | { readonly do: 'accept_here'; readonly n: number }
  | { readonly do: 'reject'; readonly n: number }
  | { readonly do: 'leave' }
  /** Begins a search with what was typed. */
  | { readonly do: 'type'; readonly text: string }
  /** Begins a search with what an input method is about to compose. */
  | { readonly do: 'compose' }
  | { readonly do: SimpleAction };

export const acceptName = (n: CandidateNumber): AcceptName => `accept_${n}`;
export const acceptHereName = (n: CandidateNumber): AcceptHereName => `accept_here_${n}`;

/** The keys that choose candidates, in the order of their numbers. */
export const candidateKeyNames: readonly KeyName[] = [
  ...candidateNumbers.map(acceptName),
  ...candidateNumbers.map(acceptHereName),
];
export const keyNames: readonly KeyName[] = [...candidateKeyNames, ...simpleActions];

type Chords = readonly [string, ...string[]];

/**
 * The keys by name. The first of each is a person's to change; what stands after it always
 * works: arrows, and undo and redo as every program has them.
 */
export const defaultKeys = {
  accept_1: ['1'],
  accept_2: ['2'],
  accept_3: ['3'],
  accept_4: ['4'],
  accept_5: ['5'],
  accept_6: ['6'],
  accept_7: ['7'],
  accept_8: ['8'],
  accept_9: ['9'],
  accept_here_1: ['Shift+1'],
  accept_here_2: ['Shift+2'],
  accept_here_3: ['Shift+3'],
  accept_here_4: ['Shift+4'],
  accept_here_5: ['Shift+5'],
  accept_here_6: ['Shift+6'],
  accept_here_7: ['Shift+7'],
  accept_here_8: ['Shift+8'],
  accept_here_9: ['Shift+9'],
  accept_top: ['Enter'],
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
  take_back: ['t'],
  keys: ['?'],
} as const satisfies Record<KeyName, Chords>;

export type KeyMap = Readonly<Record<KeyName, Chords>>;

/** The keys with a person's own in place of the first ones; an action that is unknown here is passed over. */
export const keyMapOf = (own: Readonly<Record<string, string>>): KeyMap => {
  const keys: Record<KeyName, Chords> = { ...defaultKeys };
  for (const name of keyNames) {
    const [first, ...others] = defaultKeys[name];
    keys[name] = [own[name] ?? first, ...others];
  }
  return keys;
};

const actions: ReadonlyMap<KeyName, Action> = new Map<KeyName, Action>([
  ...simpleActions.map((name) => [name, { do: name }] as const),
  ...candidateNumbers.map((n) => [acceptName(n), { do: 'accept', n }] as const),
  ...candidateNumbers.map((n) => [acceptHereName(n), { do: 'accept_here', n }] as const),
]);

/** What a chord asks for; null when it is no key of this person's. */
export const actionOf = (keys: KeyMap, chord: string): Action | null => {
  const name = keyNames.find((each) => keys[each].includes(chord));
  return name === undefined ? null : (actions.get(name) ?? null);
};

/** Whether candidates are chosen by their numbers, as they are until a person changes it. */
export const isByNumber = (keys: KeyMap): boolean =>
  candidateNumbers.every((n) => keys[acceptName(n)][0] === defaultKeys[acceptName(n)][0]);

/** Names of this person's keys that another action before them in the list takes away. */
export const clashesOf = (keys: KeyMap): readonly { readonly name: KeyName; readonly with: KeyName }[] =>
  keyNames.flatMap((name, at) => {
    const first = keyNames.slice(0, at).find((other) => keys[other].includes(keys[name][0]));
    return first === undefined ? [] : [{ name, with: first }];
  });

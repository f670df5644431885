import { type KrithiKeyMap, krithiActions, krithiKeyMapOf } from '../features/krithis/keys.ts';
import {
  type KeyMap,
  acceptName,
  candidateNumbers,
  isByNumber,
  keyMapOf,
  simpleActions,
} from '../features/review/key-map.ts';
import type { ScreenName } from '../words/app.ts';
import { screenKeyWords as words } from '../words/screen-keys.ts';

/** A key of one screen, and what it does: listed under `?` and offered in the palette. */
export type ScreenKey = {
  readonly key: string;
  readonly does: string;
  /** Only in the list of keys: it needs a second key, or the screen offers it under a better name. */
  readonly isOnlyShown?: boolean;
};

const listKeys: readonly ScreenKey[] = [
  { key: 'j', does: words.next },
  { key: 'k', does: words.previous },
  { key: '/', does: words.search },
];

/** The keys of every screen that has its own. */
const fixedKeys: Readonly<Partial<Record<ScreenName, readonly ScreenKey[]>>> = {
  batches: [
    { key: 'o', does: words.choose },
    { key: 'j', does: words.next },
    { key: 'k', does: words.previous },
    { key: 'Enter', does: words.open, isOnlyShown: true },
    { key: 'p', does: words.pause, isOnlyShown: true },
    { key: 'r', does: words.retry, isOnlyShown: true },
    { key: 'a', does: words.archive, isOnlyShown: true },
    { key: 'Delete', does: words.delete, isOnlyShown: true },
  ],
  authority: [
    ...listKeys,
    { key: 'v', does: words.authority.view },
    { key: 'm', does: words.authority.merge },
    { key: 's', does: words.authority.split },
    { key: 'a', does: words.authority.alias },
    { key: 'e', does: words.authority.edit },
    { key: 'n', does: words.authority.create },
    { key: 'i', does: words.authority.lookPull },
    { key: 'o', does: words.authority.lookPush },
    { key: 't', does: words.authority.two },
    { key: 'd', does: words.authority.dismiss },
    { key: 'z', does: words.authority.undo },
    { key: 'Shift+z', does: words.authority.redo },
  ],
  settings: [
    { key: 'o', does: words.offer },
    { key: 'c', does: words.copyAddress },
    { key: 'w', does: words.renewAddress },
  ],
  health: [
    { key: 'm', does: words.automation, isOnlyShown: true },
    { key: 'f', does: words.refit, isOnlyShown: true },
  ],
};

/** Needs a number after it: in the list of keys, and not in the palette. */
const needsMore: ReadonlySet<string> = new Set(['reject_next']);

/** One line for all numbers; one for each key where a person chose other keys. */
const acceptKeys = (keys: KeyMap): readonly ScreenKey[] =>
  isByNumber(keys)
    ? [{ key: keys.accept_1[0], does: words.accept, isOnlyShown: true }]
    : candidateNumbers.map((n) => ({
        key: keys[acceptName(n)][0],
        does: words.acceptNth(n),
        isOnlyShown: true,
      }));

const reviewKeys = (keys: KeyMap): readonly ScreenKey[] => [
  ...acceptKeys(keys),
  ...simpleActions.map((action): ScreenKey => ({
    key: keys[action][0],
    does: words.review[action],
    isOnlyShown: needsMore.has(action),
  })),
];

const krithiKeys = (keys: KrithiKeyMap): readonly ScreenKey[] => [
  { key: 'Enter', does: words.open, isOnlyShown: true },
  // The list and the page of a krithi offer their own: neither can do all of these.
  ...krithiActions.map((action): ScreenKey => ({
    key: keys[action][0] ?? '',
    does: words.krithis[action],
    isOnlyShown: true,
  })),
];

/** The keys of a screen; `own` are those of Review and Krithis that the person changed. */
export const screenKeysOf = (
  screen: ScreenName | null,
  own: Readonly<Record<string, string>>,
): readonly ScreenKey[] => {
  if (screen === null) return [];
  if (screen === 'review') return reviewKeys(keyMapOf(own));
  if (screen === 'krithis') return krithiKeys(krithiKeyMapOf(own));
  return fixedKeys[screen] ?? [];
};

import { useOwnKeys } from '../features/review/use-key-map.ts';
import type { ScreenName } from '../words/app.ts';
import { type ScreenKey, screenKeysOf } from './screen-keys.ts';

/** The keys of a screen, as this person has them. */
export const useScreenKeys = (screen: ScreenName | null): readonly ScreenKey[] =>
  screenKeysOf(screen, useOwnKeys());

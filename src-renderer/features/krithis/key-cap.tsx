import { keyCap } from '../review/keys.ts';
import type { KrithiAction } from './keys.ts';
import { useKrithiKeyMap } from './use-key-map.ts';

/** The key of an action on its button, as this person has it. */
export const KeyCap = ({ of }: { readonly of: KrithiAction }) => (
  <kbd aria-hidden="true">{keyCap(useKrithiKeyMap()[of][0] ?? '')}</kbd>
);

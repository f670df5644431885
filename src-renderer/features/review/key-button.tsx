import type { KeyMap, SimpleAction } from './key-map.ts';
import { keyCap } from './keys.ts';

type Props = {
  readonly keys: KeyMap;
  readonly action: SimpleAction;
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly isOn?: boolean;
};

/** An action as a button that shows its key. */
export const KeyButton = ({ keys, action, label, onPress, disabled = false, isOn }: Props) => (
  <button
    type="button"
    aria-keyshortcuts={keys[action][0]}
    aria-pressed={isOn}
    disabled={disabled}
    onClick={onPress}
  >
    {label} <kbd aria-hidden="true">{keyCap(keys[action][0])}</kbd>
  </button>
);

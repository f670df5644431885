/** Presses a key for a person who chose its name: the screen hears what it always hears. */
export const pressKey = (chord: string): void => {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const shiftKey = parts.includes('Shift');
  document.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: shiftKey && key.length === 1 ? key.toUpperCase() : key,
      code: /^[0-9]$/u.test(key) ? `Digit${key}` : '',
      shiftKey,
      bubbles: true,
      cancelable: true,
    }),
  );
};

/** The drawing's own units. */
export const width = 160;
export const height = 36;
const pad = 3;

/** Paths of the stretches between gaps, as SVG path data. Values are scaled to fill the height with the target in view. */
export const sparkPath = (values: readonly (number | null)[], low: number, high: number): string => {
  const span = high - low || 1;
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  let isDown = false;
  return values
    .map((value, at) => {
      if (value === null) {
        isDown = false;
        return '';
      }
      const x = (pad + at * step).toFixed(1);
      const y = (height - pad - ((value - low) / span) * (height - 2 * pad)).toFixed(1);
      const move = `${isDown ? 'L' : 'M'}${x} ${y}`;
      // A lone point is drawn as a dot by the round line cap.
      const dot = isDown ? '' : 'h0.01';
      isDown = true;
      return move + dot;
    })
    .join('');
};

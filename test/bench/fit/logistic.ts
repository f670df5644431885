/**
 * Logistic fits by plain gradient ascent with a small ridge; a few thousand
 * cases and half a dozen features need no more. Deterministic: no sampling.
 */
export type Row = { readonly x: readonly number[]; readonly y: 0 | 1; readonly weight: number };

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const ridge = 0.001;

/** Mean and spread of each column; a column that never varies keeps its values. */
const scaleOf = (rows: readonly Row[], size: number) =>
  Array.from({ length: size }, (_, i) => {
    const values = rows.map(({ x }) => x[i] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return { mean, spread: spread === 0 ? 1 : spread };
  });

/** Bias first, then a weight for each feature, of `P(y = 1) = 1 / (1 + exp(-(bias + w.x)))`. */
export const fitLogistic = (rows: readonly Row[], steps: number, pace: number): number[] => {
  const size = rows[0]?.x.length ?? 0;
  const scale = scaleOf(rows, size);
  const scaled = rows.map(({ x, y, weight }) => ({
    x: [1, ...x.map((value, i) => (value - (scale[i]?.mean ?? 0)) / (scale[i]?.spread ?? 1))],
    y,
    weight,
  }));
  const all = rows.reduce((sum, row) => sum + row.weight, 0);
  let weights = Array.from({ length: size + 1 }, () => 0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = weights.map(() => 0);
    for (const { x, y, weight } of scaled) {
      const error = y - 1 / (1 + Math.exp(-dot(weights, x)));
      for (const [i, value] of x.entries()) gradient[i] = (gradient[i] ?? 0) + (weight * error * value) / all;
    }
    weights = weights.map((value, i) => value + pace * ((gradient[i] ?? 0) - (i === 0 ? 0 : ridge * value)));
  }
  const [bias = 0, ...slopes] = weights;
  const own = slopes.map((slope, i) => slope / (scale[i]?.spread ?? 1));
  return [bias - own.reduce((sum, slope, i) => sum + slope * (scale[i]?.mean ?? 0), 0), ...own];
};

/** One question: its candidates, and which of them is right. */
export type Choice = { readonly options: readonly (readonly number[])[]; readonly right: number };

/** Weights under which the right option of each question scores highest (conditional logit, McFadden 1974). */
export const fitChoice = (choices: readonly Choice[], steps: number, pace: number): number[] => {
  const size = choices[0]?.options[0]?.length ?? 0;
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = Array.from({ length: size }, () => 0);
    for (const { options, right } of choices) {
      const scores = options.map((option) => dot(weights, option));
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const sum = powers.reduce((total, power) => total + power, 0);
      for (const [at, option] of options.entries()) {
        const pull = (at === right ? 1 : 0) - (powers[at] ?? 0) / sum;
        for (const [i, value] of option.entries())
          gradient[i] = (gradient[i] ?? 0) + (pull * value) / choices.length;
      }
    }
    weights = weights.map((value, i) => value + pace * ((gradient[i] ?? 0) - ridge * value));
  }
  return weights;
};

/**
 * How many krithis each value holds up, most first: 599 krithis behind 172 values, of which the
 * first 20 hold 61 % and the first 50 hold 78 %, as counted over the three real manifests.
 */
export const realCounts = (): number[] => [
  ...falling(365, 20, 5),
  ...falling(467 - 365, 30, 2),
  ...Array.from({ length: 122 }, (_, at) => (at < 10 ? 2 : 1)),
];

/** `total` in `parts` falling portions of at least `least`, the first ones the largest. */
const falling = (total: number, parts: number, least: number): number[] => {
  const weights = Array.from({ length: parts }, (_, at) => parts - at);
  const sum = weights.reduce((a, b) => a + b, 0);
  const spare = total - parts * least;
  const counts = weights.map((weight) => least + Math.floor((spare * weight) / sum));
  const rest = total - counts.reduce((a, b) => a + b, 0);
  return counts.map((count, at) => (at < rest ? count + 1 : count));
};

/** A power law over `values` values with `first` krithis behind the first one and `total` in all. */
export const powerCounts = (values: number, total: number, first: number): number[] => {
  const counts = (slope: number): number[] =>
    Array.from({ length: values }, (_, at) => Math.max(1, Math.round(first * (at + 1) ** -slope)));
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  let [flat, steep] = [0, 4];
  for (let step = 0; step < 40; step += 1) {
    const middle = (flat + steep) / 2;
    if (sum(counts(middle)) > total) flat = middle;
    else steep = middle;
  }
  return counts(steep);
};

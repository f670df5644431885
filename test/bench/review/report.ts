import type { Play } from './bot.ts';
import type { ProbeFigures } from './page-probe.ts';

type Session = { readonly play: Play; readonly probe: ProbeFigures; readonly left: string };

/** A figure beside its limit; the ratio is 1 at the limit, and smaller is better. */
export type Figure = {
  readonly is: number;
  readonly limit: number;
  readonly ratio: number;
  readonly holds: boolean;
};

const atMost = (is: number, limit: number): Figure => ({
  is: round(is),
  limit,
  ratio: limit === 0 ? round(is) : round(is / limit),
  // As far as the figure is told.
  holds: round(is) <= limit,
});
const atLeast = (is: number, limit: number): Figure => ({
  is: round(is),
  limit,
  ratio: round(limit / Math.max(is, 1e-9)),
  holds: is >= limit,
});
const round = (n: number): number => Math.round(n * 1000) / 1000;

const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
/** By the nearest rank; 0 of nothing. */
const quantile = (list: readonly number[], share: number): number =>
  sorted(list)[Math.max(0, Math.ceil(list.length * share) - 1)] ?? 0;
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / Math.max(1, list.length);

const krithisIn = (left: string): number =>
  Number((/of ([\d,]+) krithis/u.exec(left)?.[1] ?? '0').replaceAll(',', ''));

const common = (name: string, { play, probe }: Session) => ({
  [`${name}_decisions`]: play.decisions.length,
  [`${name}_press_to_next_item_painted_p50_ms`]: round(quantile(probe.presses, 0.5)),
  [`${name}_press_to_next_item_painted_p95_ms`]: atMost(quantile(probe.presses, 0.95), 50),
  [`${name}_press_to_next_item_painted_most_ms`]: round(Math.max(0, ...probe.presses)),
  [`${name}_event_timing_p95_ms`]: quantile(probe.eventTimings, 0.95),
  [`${name}_mouse_actions`]: atMost(probe.pointerEvents, 0),
  [`${name}_layout_shift`]: atMost(probe.shift, 0),
  [`${name}_layout_shift_official`]: round(probe.shiftOfficial),
});

/** The figures of the real distribution. */
export const realFigures = (session: Session) => {
  const { play, left } = session;
  const keys = play.decisions.map((d) => d.keys);
  const near = play.decisions.filter((d) => d.amongFive).map((d) => d.keys);
  const total = krithisIn(left);
  return {
    ...common('real', session),
    real_krithis: total,
    real_keys_median_among_first_five: atMost(quantile(near, 0.5), 1.1),
    real_keys_median: quantile(keys, 0.5),
    real_keys_mean: atMost(mean(keys), 2),
    real_answer_among_first_five_share: round(near.length / Math.max(1, keys.length)),
    real_unlabelled: play.unlabelled,
    real_krithis_freed_by_20_share: atLeast((play.freed[19] ?? 0) / Math.max(1, total), 0.6),
    real_krithis_freed_by_50_share: round((play.freed[49] ?? 0) / Math.max(1, total)),
    real_krithis_freed_at_the_end_share: round((play.freed.at(-1) ?? 0) / Math.max(1, total)),
  };
};

/** The figures of the large store. */
export const bigFigures = (
  session: Session,
  size: { readonly values: number; readonly krithis: number },
) => ({
  ...common('big', session),
  big_values: size.values,
  big_krithis: size.krithis,
});

/** The table for people. */
export const print = (
  figures: Readonly<Record<string, number | Figure>>,
  real: Session,
  big: Session,
  say: (text: string) => void,
): void => {
  for (const [name, figure] of Object.entries(figures)) {
    const label = name.replaceAll('_', ' ').padEnd(48);
    if (typeof figure === 'number') say(`${label} ${figure}`);
    else
      say(
        `${label} ${String(figure.is).padEnd(10)} limit ${String(figure.limit).padEnd(6)} ${figure.holds ? 'holds' : 'BROKEN'}`,
      );
  }
  say(`real: ${real.left}`);
  say(`big:  ${big.left}`);
  for (const what of [...real.probe.shifted, ...big.probe.shifted].slice(0, 10)) say(`moved: ${what}`);
};

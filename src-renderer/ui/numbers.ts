/** Numbers, shares, durations and plurals, the same on every screen. */
const locale = 'en-GB';
const whole = new Intl.NumberFormat(locale);
const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const plural = new Intl.PluralRules('en');

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

const unitFormat = (unit: 'day' | 'hour' | 'minute' | 'second' | 'millisecond'): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 });

const formats = {
  day: unitFormat('day'),
  hour: unitFormat('hour'),
  minute: unitFormat('minute'),
  second: unitFormat('second'),
  millisecond: unitFormat('millisecond'),
};

/** `12,345`. */
export const formatNumber = (n: number): string => whole.format(n);

/** `4.2`; whole numbers stay whole. */
export const formatRate = (n: number): string => oneDigit.format(n);

/** A share of 0 to 1 as `97.5 %`, with a blank that does not break. */
export const formatShare = (share: number): string => `${oneDigit.format(share * 100)}\u00a0%`;

/** `1 krithi`, `2,000 krithis`. */
export const formatCount = (n: number, one: string, many: string): string =>
  `${whole.format(n)} ${plural.select(n) === 'one' ? one : many}`;

/** Milliseconds as the two largest units that matter: `2 hrs 5 min`, `40 secs`, `120 ms`. */
export const formatDuration = (ms: number): string => {
  const rounded = Math.max(0, Math.round(ms));
  const at = units.findIndex(([, size]) => rounded >= size);
  const [unit, size] = units[at] ?? [null, 1];
  if (unit === null) return formats.millisecond.format(rounded);
  const first = Math.floor(rounded / size);
  const [nextUnit, nextSize] = units[at + 1] ?? [null, 1];
  if (nextUnit === null || first >= 10) return formats[unit].format(first);
  const second = Math.floor((rounded - first * size) / nextSize);
  return second === 0
    ? formats[unit].format(first)
    : `${formats[unit].format(first)} ${formats[nextUnit].format(second)}`;
};

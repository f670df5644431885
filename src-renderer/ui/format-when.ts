import { commonWords as words } from '../words/common.ts';

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `3 minutes ago`, `in 2 hours`, `yesterday`; under a minute `just now`. Times in milliseconds since 1970. */
export const formatWhen = (at: number, now: number): string => {
  const away = at - now;
  const step = steps.find(([, size]) => Math.abs(away) >= size);
  return step === undefined ? words.justNow : relative.format(Math.trunc(away / step[1]), step[0]);
};

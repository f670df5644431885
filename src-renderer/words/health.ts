import { formatCount, formatDuration, formatNumber, formatRate, formatShare } from '../ui/numbers.ts';

const inUnit = (value: number, unit: 'share' | 'ms' | 'count' | 'per_hour'): string => {
  switch (unit) {
    case 'share':
      return formatShare(value);
    case 'ms':
      return formatDuration(value);
    case 'count':
      return formatNumber(value);
    case 'per_hour':
      return `${formatRate(value)} an hour`;
  }
};

/** The words of the Health screen. */
export const healthWords = {
  title: 'Health',
  failedToLoad: 'Health could not be looked up',
  allWell: 'Everything is as it should be.',
  missed: (n: number): string => `${formatCount(n, 'target is', 'targets are')} missed.`,
  levels: 'Service levels',
  value: inUnit,
  notYet: 'nothing measured yet',
  target: (value: number, unit: 'share' | 'ms' | 'count' | 'per_hour', better: 'higher' | 'lower'): string =>
    `target ${better === 'higher' ? 'at least' : 'at most'} ${inUnit(value, unit)}`,
  met: 'met',
  unmeasured: 'not measured',
  isMissed: 'missed',
  history: (title: string): string => `${title} over the last minutes`,
  alerts: 'Alerts',
  noAlerts: 'No alert is open.',
  dismiss: 'Dismiss',
  dismissOf: (title: string): string => `Dismiss: ${title}`,
  sites: 'Sites',
  noSites: 'No site was asked yet.',
  columns: { site: 'Site', state: 'State', gap: 'Gap', pace: 'Pace', waiting: 'Waiting', act: 'Action' },
  states: { open: 'open', slowed: 'slowed', paused: 'resting', blocked: 'waits for you' },
  until: (ms: number): string => `until in ${formatDuration(ms)}`,
  pace: (now: number, target: number): string => `${formatRate(now)} of ${formatRate(target)} a minute`,
  gap: (ms: number): string => formatDuration(ms),
  waiting: (n: number): string => formatCount(n, 'page', 'pages'),
  resume: 'Go on now',
  resumeOf: (site: string): string => `Go on now: ${site}`,
  resumed: (site: string): string => `${site} is asked again.`,
  dismissed: 'The alert is put away. It comes back if it happens again.',
} as const;

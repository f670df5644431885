import { commonWords as words } from '../words/common.ts';
import { formatDuration, formatNumber, formatRate } from './numbers.ts';
import './progress-line.css';

type Props = {
  /** What goes on, for people who do not see the bar. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Pieces a minute, when known. */
  readonly perMinute?: number | null;
  /** Milliseconds, when known. */
  readonly leftMs?: number | null;
};

/** How far something is: a bar, the count, the pace and the time left. */
export const ProgressLine = ({ label, done, total, perMinute = null, leftMs = null }: Props) => {
  const facts = [
    words.of(formatNumber(done), formatNumber(total)),
    ...(perMinute === null ? [] : [words.perMinute(formatRate(perMinute))]),
    ...(leftMs === null ? [] : [words.timeLeft(formatDuration(leftMs))]),
  ].join(' · ');
  return (
    <div className="ui-progress">
      <progress aria-label={label} max={Math.max(1, total)} value={done} />
      <span className="ui-progress-facts">{facts}</span>
    </div>
  );
};

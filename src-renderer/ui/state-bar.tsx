import type { Tone } from './chip.tsx';
import { formatNumber } from './numbers.ts';
import './state-bar.css';

type Segment = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly tone: Tone;
};

type Props = {
  readonly name: string;
  readonly segments: readonly Segment[];
  /** Makes each segment of the legend a button. */
  readonly onSegment?: (key: string) => void;
};

/** Parts of a whole as a bar, with each part's count and name under it. Empty parts are left out. */
export const StateBar = ({ name, segments, onSegment }: Props) => {
  const filled = segments.filter(({ count }) => count > 0);
  return (
    <div className="ui-bar" role="group" aria-label={name}>
      <div className="ui-bar-line" aria-hidden="true">
        {filled.map(({ key, count, tone }) => (
          <span key={key} className={`ui-bar-${tone}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="ui-bar-legend">
        {filled.map(({ key, label, count, tone }) => {
          const inner = (
            <>
              <span className={`ui-bar-swatch ui-bar-${tone}`} aria-hidden="true" />{' '}
              <b>{formatNumber(count)}</b> {label}
            </>
          );
          return (
            <li key={key}>
              {onSegment === undefined ? (
                inner
              ) : (
                <button type="button" onClick={() => onSegment(key)}>
                  {inner}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

import { height, sparkPath, width } from './spark-path.ts';
import './sparkline.css';

type Props = {
  /** What it shows, in words. */
  readonly label: string;
  /** Oldest first; a gap where nothing was measured. */
  readonly values: readonly (number | null)[];
  /** Drawn as a dashed line. */
  readonly target?: number;
};

/** The last values as a small line. */
export const Sparkline = ({ label, values, target }: Props) => {
  const known = [...values.filter((value) => value !== null), ...(target === undefined ? [] : [target])];
  const low = Math.min(...known, 0);
  const high = Math.max(...known, 0);
  return (
    <svg
      className="ui-spark"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      {target === undefined ? null : (
        <path className="ui-spark-target" d={sparkPath([target, target], low, high)} />
      )}
      <path className="ui-spark-line" d={sparkPath(values, low, high)} />
    </svg>
  );
};

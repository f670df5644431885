import type { Level } from '../../../src-main/contract/health.ts';
import { Chip } from '../../ui/chip.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { healthWords as words } from '../../words/health.ts';

type Props = { readonly level: Level };

/** A service level: the figure, its target, the last minutes, and what to do when it is missed. */
export const LevelCard = ({ level }: Props) => {
  const { title, value, target, unit, better, met, history, remedy } = level;
  return (
    <li className={met ? 'he-level' : 'he-level he-level-missed'}>
      <header>
        <h3>{title}</h3>
        {value === null ? (
          <Chip tone="quiet" label={words.unmeasured} />
        ) : (
          <Chip tone={met ? 'good' : 'bad'} label={met ? words.met : words.isMissed} />
        )}
      </header>
      <p className="he-value">
        {value === null ? <span className="he-quiet">{words.notYet}</span> : words.value(value, unit)}
      </p>
      <p className="he-quiet">{words.target(target, unit, better)}</p>
      {history.some((each) => each !== null) ? (
        <Sparkline label={words.history(title)} values={history} target={target} />
      ) : null}
      {met ? null : <p className="he-remedy">{remedy}</p>}
    </li>
  );
};

import type { ClassFigures } from '../../../src-main/contract/automation.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { automationWords, classNameOf } from '../../words/automation.ts';

const words = automationWords.classes;

type Props = {
  readonly classes: readonly ClassFigures[];
  readonly onReinstate: (figures: ClassFigures) => void;
  readonly onSettled: (figures: ClassFigures) => void;
};

/** Each kind of match: how often it was right, by what, and whether it decides now. */
export const ClassTable = ({ classes, onReinstate, onSettled }: Props) => (
  <section aria-labelledby="am-classes">
    <h2 id="am-classes">{words.title}</h2>
    <table className="am-table">
      <thead>
        <tr>
          {Object.entries(words.columns).map(([column, label]) => (
            <th key={column} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((figures) => (
          <ClassRow
            key={figures.evidence}
            figures={figures}
            onReinstate={() => onReinstate(figures)}
            onSettled={() => onSettled(figures)}
          />
        ))}
      </tbody>
    </table>
  </section>
);

type RowProps = {
  readonly figures: ClassFigures;
  readonly onReinstate: () => void;
  readonly onSettled: () => void;
};

const ClassRow = ({ figures, onReinstate, onSettled }: RowProps) => {
  const { evidence, state, reason, right, decided, audited } = figures;
  const name = classNameOf(figures);
  return (
    <tr>
      <th scope="row">
        {name}
        <p className="am-quiet">{words.help[evidence]}</p>
      </th>
      <td className="am-nowrap">
        {words.right(right)}
        <p className="am-quiet">{words.of(right)}</p>
      </td>
      <td>{decided.of === 0 ? words.none : words.of(decided)}</td>
      <td>
        {audited.of === 0 ? (
          words.none
        ) : (
          <>
            {words.of(audited)}
            <p className="am-quiet">{words.interval(audited)}</p>
          </>
        )}
      </td>
      <td>
        <Chip tone={state === 'automatic' ? 'good' : 'warn'} label={words.states[state]} />
        {state === 'by_setting' ? <span className="am-quiet"> {words.bySetting}</span> : null}
        {reason === null ? null : <p className="am-quiet">{reason}</p>}
        {state === 'demoted' ? (
          <p className="am-acts">
            <Button size="small" aria-label={words.reinstateOf(name)} onClick={onReinstate}>
              {words.reinstate}
            </Button>
            <Button size="small" aria-label={words.settledOf(name)} onClick={onSettled}>
              {words.settled}
            </Button>
          </p>
        ) : null}
      </td>
    </tr>
  );
};

import type { ContradictionSide, ContradictionView } from '../../../src-main/contract/review-log.ts';
import { Button } from '../../ui/button.tsx';
import { When } from '../../ui/when.tsx';
import { contradictionWords as words } from '../../words/packs.ts';
import { langOf } from './spelling.ts';

/** An answer in words. */
export const answerText = ({ act, entities, relation }: ContradictionSide): string => {
  if (act !== 'accept') return words.answer[act];
  const names = entities.map(({ name }) => name).join(' – ');
  const how = words.relations[relation];
  return how === null ? names : `${names} (${how})`;
};

/** What the sides are called: yours and theirs where one is of this machine, else by number. */
const sideName = (view: ContradictionView, at: number): string => {
  if (view.holds === null || view.sides.length > 2) return words.side(at + 1);
  return at === view.holds ? words.mine : words.theirs;
};

type Props = {
  readonly view: ContradictionView;
  readonly isCurrent: boolean;
  readonly isBusy: boolean;
  readonly onKeep: (side: ContradictionSide) => void;
};

/** One question with its answers side by side: who said what, when, and where it came from. */
export const ContradictionCard = ({ view, isCurrent, isBusy, onKeep }: Props) => (
  <article className="ct-card" data-current={isCurrent} aria-label={view.value}>
    <header>
      <h2 lang={langOf(view.value)}>{view.value}</h2>
      <p className="pk-quiet">
        {words.kinds[view.kind]} ·{' '}
        {view.krithi === null ? words.printedBy(view.krithis) : words.oneKrithi(view.krithi.title)}
        {view.krithi === null && view.titles.length > 0 ? `: ${titlesOf(view)}` : ''}
        {view.holds === null ? ` · ${words.waits}` : ''}
      </p>
    </header>
    <ol className="ct-sides">
      {view.sides.map((side, at) => (
        <li key={side.decision} className="ct-side">
          <p className="ct-name">
            {sideName(view, at)}
            {at === view.holds ? <span className="pk-quiet"> · {words.holds}</span> : null}
          </p>
          <p className="ct-answer" lang={langOf(answerText(side))}>
            {answerText(side)}
          </p>
          <p className="pk-quiet">
            {side.who}, <When at={side.at} />,{' '}
            {side.cameFrom === null ? words.here : words.from(side.cameFrom)}
            {side.lines > 1 ? ` · ${words.agree(side.lines)}` : ''}
          </p>
          {side.note === null ? null : <blockquote>{side.note}</blockquote>}
          <Button
            disabled={isBusy}
            {...(isCurrent ? { 'aria-keyshortcuts': String(at + 1) } : {})}
            onClick={() => onKeep(side)}
          >
            {words.keep(at + 1)} {isCurrent ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
          </Button>
        </li>
      ))}
    </ol>
  </article>
);

const titlesOf = ({ titles, krithis }: ContradictionView): string => {
  const rest = krithis - titles.length;
  return rest > 0 ? `${titles.join(', ')} ${words.more(rest)}` : titles.join(', ');
};

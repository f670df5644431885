import type { QueueDetail } from '../../../src-main/contract/review.ts';
import { activePart, startingPicks } from './decisions.ts';
import { type KeyMap, acceptName, candidateNumbers } from './key-map.ts';
import { keyCap } from './keys.ts';
import type { Visit } from './session-state.ts';
import { langOf } from './spelling.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly detail: QueueDetail;
  readonly visit: Visit;
  readonly keys: KeyMap;
  readonly onPick: (n: number) => void;
  readonly onPicks: (picks: readonly (string | null)[]) => void;
  readonly onAccept: () => void;
  readonly onCreate: () => void;
};

/** Several ragas in order: one choice for each part, by the same numbers; the last choice decides. */
export const Medley = ({ detail, visit, keys, onPick, onPicks, onAccept, onCreate }: Props) => {
  const picks = visit.picks ?? startingPicks(detail);
  const active = activePart(picks);
  const part = active === null ? null : detail.parts[active];
  return (
    <div className="rv-medley">
      <h3>{words.candidates.parts}</h3>
      <p className="rv-quiet">{words.candidates.partsHelp}</p>
      <ol className="rv-parts">
        {detail.parts.map((each, at) => {
          const chosen = each.candidates.find((candidate) => candidate.id === picks[at]);
          return (
            // A medley may name one raga twice: the place is the identity.
            <li key={`${at}-${each.value}`} aria-current={at === active ? 'step' : undefined}>
              <span lang={langOf(each.value)}>{each.value}</span>
              <button
                type="button"
                className="rv-part-choice"
                onClick={() => onPicks(picks.map((pick, other) => (other === at ? null : pick)))}
              >
                {chosen?.name ?? words.candidates.partOpen}
              </button>
            </li>
          );
        })}
      </ol>
      {part ? (
        <ol
          className="rv-part-cands"
          data-answers="part"
          aria-label={`${words.candidates.list}: ${part.value}`}
        >
          {candidateNumbers.map((n) => {
            const candidate = part.candidates[n - 1];
            const key = keys[acceptName(n)][0];
            return candidate ? (
              <li key={candidate.id} data-entity={candidate.id}>
                <button
                  type="button"
                  className="rv-cand-main"
                  aria-label={words.actions.accept(n, candidate.name)}
                  aria-keyshortcuts={key}
                  onClick={() => onPick(n)}
                >
                  <kbd aria-hidden="true">{keyCap(key)}</kbd>
                  <span className="rv-cand-name">{candidate.name}</span>
                  <span className="rv-prob">{words.candidates.probability(candidate.probability)}</span>
                </button>
                <p className="rv-cand-why">{candidate.reasons.join('; ')}</p>
              </li>
            ) : null;
          })}
        </ol>
      ) : (
        <button type="button" className="rv-primary" onClick={onAccept}>
          {words.candidates.partsReady} <kbd aria-hidden="true">{keyCap(keys.accept_top[0])}</kbd>
        </button>
      )}
      <p className="rv-medley-none">
        <button type="button" aria-keyshortcuts={keys.create[0]} onClick={onCreate}>
          {words.candidates.none} <kbd aria-hidden="true">{keyCap(keys.create[0])}</kbd>
        </button>
      </p>
    </div>
  );
};

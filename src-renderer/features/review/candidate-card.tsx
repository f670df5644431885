import { memo } from 'react';
import type { CandidateView } from '../../../src-main/contract/review.ts';
import { Alignment } from './alignment.tsx';
import { factPhrases, scaleLine } from './facts.ts';
import { type CandidateNumber, type KeyMap, acceptHereName, acceptName } from './key-map.ts';
import { keyCap } from './keys.ts';
import { langOf } from './spelling.ts';
import { wordShape } from './word-shape.ts';
import { reviewWords as words } from '../../words/review.ts';
import { whyWords as why } from '../../words/why.ts';

type Props = {
  readonly n: CandidateNumber;
  readonly keys: KeyMap;
  readonly candidate: CandidateView;
  /** Distance to the next candidate; null for the last one. */
  readonly gap: number | null;
  /** `x` was pressed: the number strikes out instead of accepting. */
  readonly rejecting: boolean;
  readonly onAccept: (n: number) => void;
  readonly onAcceptHere: (n: number) => void;
  readonly onReject: (n: number) => void;
};

/** One numbered answer: name, what matched, why, and the facts that tell it from its neighbours. */
export const CandidateCard = memo((props: Props) => {
  const { n, keys, candidate, gap, rejecting, onAccept, onAcceptHere, onReject } = props;
  const facts = factPhrases(candidate.facts);
  const scale = scaleLine(candidate.facts);
  const accept = words.actions.accept(n, candidate.name);
  const acceptKey = keys[acceptName(n)][0];
  return (
    <li
      data-entity={candidate.id}
      className={`rv-cand${candidate.rejected ? ' rv-cand-rejected' : ''}${rejecting ? ' rv-cand-rejecting' : ''}`}
    >
      <button
        type="button"
        className="rv-cand-main"
        aria-label={[
          accept,
          words.candidates.words[candidate.word],
          words.candidates.probability(candidate.probability),
          candidate.rejected ? words.candidates.rejected : '',
        ]
          .filter(Boolean)
          .join(', ')}
        aria-describedby={`rv-why-${n}`}
        aria-keyshortcuts={acceptKey}
        onClick={() => (rejecting ? onReject(n) : onAccept(n))}
      >
        <kbd aria-hidden="true">{keyCap(acceptKey)}</kbd>
        <span className="rv-cand-name" lang={langOf(candidate.name)}>
          {candidate.name}
        </span>
        <span
          className={`rv-word rv-word-${candidate.word}`}
          title={words.candidates.wordHelp[candidate.word]}
        >
          <span aria-hidden="true">{wordShape[candidate.word]}</span> {words.candidates.words[candidate.word]}
        </span>
        <span className="rv-prob" title={words.candidates.probabilityHelp}>
          {words.candidates.probability(candidate.probability)}
        </span>
      </button>
      <div className="rv-cand-more" id={`rv-why-${n}`}>
        <div className="rv-cand-line">
          <Alignment pieces={candidate.alignment} />
          <span className="rv-cand-side">
            {gap === null ? null : <span title={words.candidates.gapHelp}>{words.candidates.gap(gap)}</span>}
            {candidate.record === undefined ? null : (
              <span title={why.recordHelp(candidate.record)}>{why.record(candidate.record)}</span>
            )}
          </span>
        </div>
        <p className="rv-cand-why" title={candidate.reasons.join('; ')}>
          {candidate.rejected ? <strong>{words.candidates.rejected} · </strong> : null}
          {candidate.matched === candidate.name ? null : (
            <span lang={langOf(candidate.matched)}>{words.candidates.matched(candidate.matched)} · </span>
          )}
          {candidate.reasons.join('; ')}
        </p>
        <p className="rv-scale" title={[...facts, scale].join(' · ')}>
          {facts.length > 0 ? <strong>{facts.join(' · ')} · </strong> : null}
          {[words.candidates.used(candidate.used), scale].filter(Boolean).join(' · ')}
        </p>
      </div>
      <span className="rv-cand-acts">
        <button type="button" onClick={() => onAcceptHere(n)} title={keyCap(keys[acceptHereName(n)][0])}>
          {words.actions.acceptHere}
          <span className="rv-hidden"> {candidate.name}</span>
        </button>
        <button
          type="button"
          onClick={() => onReject(n)}
          title={`${keyCap(keys.reject_next[0])} ${keyCap(acceptKey)}`}
        >
          {words.actions.reject}
          <span className="rv-hidden"> {candidate.name}</span>
        </button>
      </span>
    </li>
  );
});
CandidateCard.displayName = 'CandidateCard';

import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { CandidateCard } from './candidate-card.tsx';
import { CreateForm } from './create-form.tsx';
import { medleyOf } from './decisions.ts';
import { gapAfter } from './gap.ts';
import { Medley } from './medley.tsx';
import { type KeyMap, candidateNumbers, isByNumber } from './key-map.ts';
import { keyCap } from './keys.ts';
import { RelationChoice } from './relation-choice.tsx';
import type { ReviewCommands } from './review-commands.ts';
import { SearchBox } from './search-box.tsx';
import { type ReviewState, currentRow, currentSlot } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly state: ReviewState;
  readonly session: ReviewSession;
  readonly commands: ReviewCommands;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly keys: KeyMap;
};

/** Right: the numbered answers, the search over the whole list, and "none of these". */
export const CandidatesPane = ({ state, session, commands, searchField, list, keys }: Props) => {
  const row = currentRow(state);
  const slot = currentSlot(state);
  const detail = slot?.detail ?? null;
  if (!row) return <section className="rv-right" aria-label={words.candidates.pane} />;
  const { item } = row;
  const medley = medleyOf(detail, state.visit);
  return (
    <section className="rv-right" aria-label={words.candidates.pane}>
      <SearchBox item={item} session={session} commands={commands} field={searchField} keys={keys} />
      <RelationChoice visit={state.visit} session={session} keys={keys} />
      {state.visit.creating ? (
        <CreateForm
          key={`create ${item.id}`}
          item={item}
          candidates={detail?.candidates ?? []}
          onUse={commands.acceptEntity}
          onCreate={commands.create}
          onLeaveEmpty={commands.leaveEmpty}
          onCancel={commands.leave}
        />
      ) : medley ? (
        <Medley
          detail={medley}
          visit={state.visit}
          keys={keys}
          onPick={commands.accept}
          onPicks={(picks) => session.visit({ picks })}
          onAccept={commands.acceptTop}
          onCreate={commands.openCreate}
        />
      ) : (
        <div
          className="rv-answers"
          ref={list}
          data-focus="candidates"
          onKeyDown={moveAmong}
          role="presentation"
        >
          <ol className="rv-cands" aria-label={words.candidates.list} data-answers="whole">
            {candidateNumbers.map((n) => {
              const candidate = detail?.candidates[n - 1];
              return detail && candidate ? (
                <CandidateCard
                  // Of this name alone: what two names have in common must not wander from place to place.
                  key={`${item.id} ${candidate.id}`}
                  n={n}
                  keys={keys}
                  candidate={candidate}
                  gap={gapAfter(detail.candidates, n - 1, detail.margin)}
                  rejecting={state.visit.rejecting}
                  onAccept={commands.accept}
                  onAcceptHere={commands.acceptHere}
                  onReject={commands.reject}
                />
              ) : null;
            })}
            {detail && detail.candidates.length === 0 ? (
              <li className="rv-cand-empty">
                <strong>{words.candidates.nothingNear}</strong> {words.candidates.nothingNearText}
              </li>
            ) : null}
            {slot?.failure ? (
              <li className="rv-cand-empty" role="alert">
                <strong>{words.candidates.failed}.</strong> {slot.failure.message} {slot.failure.remedy}{' '}
                <button type="button" onClick={() => session.retryDetail(item.id)}>
                  {words.candidates.retry}
                </button>
              </li>
            ) : null}
            {!slot ? <Waiting /> : null}
          </ol>
          <div className="rv-none">
            <button
              type="button"
              className="rv-cand-main"
              aria-keyshortcuts={keys.create[0]}
              onClick={commands.openCreate}
            >
              <kbd aria-hidden="true">{keyCap(keys.create[0])}</kbd>
              <span className="rv-cand-name">{words.candidates.none}</span>
            </button>
          </div>
          {state.visit.rejecting ? (
            <p className="rv-chord" role="status">
              {isByNumber(keys) ? words.candidates.whichToReject : words.candidates.whichKeyToReject}{' '}
              <kbd>Esc</kbd>
            </p>
          ) : null}
        </div>
      )}
      {slot?.fresher ? (
        <button type="button" className="rv-late" onClick={() => session.takeFresher(item.id)}>
          <span aria-hidden="true">●</span> {words.candidates.late}
        </button>
      ) : null}
    </section>
  );
};

const moveAmong = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.rv-cand-main')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** Empty places where the candidates will stand; only shown when they are late. */
const Waiting = () => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <li className="rv-cand-empty" aria-busy="true">
      {late ? words.candidates.loading : ''}
    </li>
  );
};

import { useMemo, useRef, useState } from 'react';
import { BulkSheet } from './bulk-sheet.tsx';
import { CandidatesPane } from './candidates-pane.tsx';
import { EchoLine } from './echo-line.tsx';
import { EvidenceSheet } from './evidence-sheet.tsx';
import { HistorySheet } from './history-sheet.tsx';
import type { KeyMap } from './key-map.ts';
import { NothingHere } from './nothing-here.tsx';
import { QueuePane } from './queue-pane.tsx';
import { type ReviewCommands, createReviewCommands } from './review-commands.ts';
import { type ReviewState, currentRow, currentSlot } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { KeysSheet, Sheet } from './sheets.tsx';
import { createShownGuard } from './shown-guard.ts';
import { type Scheme, nextScheme } from './spelling.ts';
import { Strip } from './strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useFreshReview } from './use-fresh-review.ts';
import { useHome } from './use-home.ts';
import { useKeyMap } from './use-key-map.ts';
import { usePainted } from './use-painted.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { useReviewSession, useReviewState } from './use-session.ts';
import { ValuePane, chosenKrithi } from './value-pane.tsx';
import { WhySheet } from './why-sheet.tsx';
import { reviewWords as words } from '../../words/review.ts';
import './review.css';
import './candidates.css';
import './foot.css';

/** Review: one name, one key, every krithi that prints it goes on. */
export const ReviewScreen = () => {
  const keys = useKeyMap();
  const session = useReviewSession();
  const [noteAsked, setNoteAsked] = useState(0);
  const [guard] = useState(createShownGuard);
  const [scheme, setScheme] = useState<Scheme>('printed');
  const searchField = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const home = useRef<HTMLDivElement>(null);
  const centre = useRef<HTMLElement>(null);
  const pressedAt = useRef<number | null>(null);
  const commands = useMemo(
    () =>
      createReviewCommands(session, {
        searchField,
        list,
        home,
        cycleScheme: () => setScheme(nextScheme),
        openNote: () => setNoteAsked(session.getState().echo?.entry.serial ?? 0),
      }),
    [session],
  );
  const state = useReviewState(session);
  const row = currentRow(state);
  const id = row?.item.id ?? null;
  const detail = currentSlot(state)?.detail ?? null;

  useFreshReview(session);
  useReviewKeys({ session, commands, guard, pressedAt, keys, searchField });
  useHome(home, session);
  usePainted(guard, centre, id, detail !== null, pressedAt);

  return (
    <div className="rv" data-phase={state.phase}>
      <h1 className="rv-hidden">{words.title}</h1>
      <div className="rv-panes">
        <QueuePane state={state} session={session} list={home} />
        <section className="rv-centre" ref={centre} aria-label={words.value.pane}>
          {row ? (
            <>
              <ValuePane
                state={state}
                session={session}
                scheme={scheme}
                keys={keys}
                onTakeBack={commands.takeBack}
              />
              <Toolbar
                session={session}
                commands={commands}
                keys={keys}
                detail={detail}
                visit={state.visit}
              />
            </>
          ) : (
            <NothingHere state={state} session={session} />
          )}
          <OpenSheet state={state} session={session} commands={commands} keys={keys} />
        </section>
        <CandidatesPane
          state={state}
          session={session}
          commands={commands}
          searchField={searchField}
          list={list}
          keys={keys}
        />
      </div>
      <EchoLine state={state} session={session} keys={keys} noteAsked={noteAsked} />
      <Strip state={state} session={session} commands={commands} keys={keys} />
      <p className="rv-hidden" role="status" aria-live="polite">
        <span key={state.said.n}>{state.said.text}</span>
      </p>
    </div>
  );
};

type Parts = { readonly state: ReviewState; readonly session: ReviewSession };

type SheetParts = Parts & { readonly commands: ReviewCommands; readonly keys: KeyMap };

const OpenSheet = ({ state, session, commands, keys }: SheetParts) => {
  const detail = currentSlot(state)?.detail ?? null;
  switch (state.visit.sheet) {
    case null:
      return null;
    case 'keys':
      return (
        <Sheet title={words.sheet.keys} onClose={commands.leave}>
          <KeysSheet keys={keys} />
        </Sheet>
      );
    case 'history':
      return (
        <Sheet title={words.sheet.history} onClose={commands.leave}>
          <HistorySheet version={state.version} onRevert={(decision) => session.revert({ decision })} />
        </Sheet>
      );
    case 'bulk':
      return (
        <Sheet title={words.sheet.bulk} onClose={commands.leave}>
          <BulkSheet
            batch={state.filter.batch}
            onDone={(said) => {
              commands.leave();
              session.say(said);
              session.notice({ message: said, remedy: '' });
              void session.load();
            }}
          />
        </Sheet>
      );
    case 'why':
      return detail ? (
        <Sheet title={words.sheet.why} onClose={commands.leave}>
          <WhySheet detail={detail} />
        </Sheet>
      ) : null;
    case 'evidence':
      return detail ? (
        <Sheet title={words.sheet.evidence} onClose={commands.leave}>
          <EvidenceSheet krithi={chosenKrithi(detail, state)?.id ?? null} kind={detail.kind} />
        </Sheet>
      ) : null;
  }
};

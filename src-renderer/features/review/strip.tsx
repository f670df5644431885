import type { ReviewCommands } from './review-commands.ts';
import { type ReviewState, shownProgress } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly state: ReviewState;
  readonly session: ReviewSession;
  readonly commands: ReviewCommands;
};

/** The bottom strip: how far the review is, counted in krithis, and the way back. */
export const Strip = ({ state, session, commands }: Props) => {
  const progress = shownProgress(state);
  const share =
    progress === null || progress.totalKrithis === 0 ? 0 : progress.freedKrithis / progress.totalKrithis;
  return (
    <footer className="rv-strip" aria-label={words.strip.name}>
      <span className="rv-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="rv-strip-text">
        {progress
          ? [
              words.strip.decided(progress.decidedValues, progress.totalValues),
              words.strip.freed(progress.freedKrithis, progress.totalKrithis),
              words.strip.undo(progress.undoable),
            ].join(' · ')
          : ''}
        {state.waiting > 1 ? ` · ${words.strip.waiting(state.waiting)}` : ''}
      </span>
      <span className="rv-strip-acts">
        <button
          type="button"
          onClick={session.undo}
          aria-keyshortcuts="z"
          disabled={progress?.undoable === 0}
        >
          {words.actions.undo} <kbd aria-hidden="true">z</kbd>
        </button>
        <button
          type="button"
          onClick={session.redo}
          aria-keyshortcuts="Shift+z"
          disabled={progress?.redoable === 0}
        >
          {words.actions.redo} <kbd aria-hidden="true">⇧z</kbd>
        </button>
        <button type="button" onClick={() => commands.toggle('history')} aria-keyshortcuts="h">
          {words.actions.history} <kbd aria-hidden="true">h</kbd>
        </button>
        <button type="button" onClick={() => commands.toggle('keys')} aria-keyshortcuts="?">
          {words.actions.keys} <kbd aria-hidden="true">?</kbd>
        </button>
      </span>
    </footer>
  );
};

import { Link } from '@tanstack/react-router';
import { KeyButton } from './key-button.tsx';
import type { KeyMap } from './key-map.ts';
import type { ReviewCommands } from './review-commands.ts';
import { type ReviewState, shownProgress } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { contradictionWords, packWords } from '../../words/packs.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly state: ReviewState;
  readonly session: ReviewSession;
  readonly commands: ReviewCommands;
  readonly keys: KeyMap;
};

/** The bottom strip: how far the review is, counted in krithis, and the way back. */
export const Strip = ({ state, session, commands, keys }: Props) => {
  const progress = shownProgress(state);
  const share =
    progress === null || progress.totalKrithis === 0 ? 0 : progress.freedKrithis / progress.totalKrithis;
  return (
    <footer className="rv-strip" aria-label={words.strip.name}>
      <span className="rv-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="rv-strip-text">
        {[
          ...(progress && progress.totalValues === 0
            ? [words.strip.none]
            : progress
              ? [
                  words.strip.decided(progress.decidedValues, progress.totalValues),
                  words.strip.freed(progress.freedKrithis, progress.totalKrithis),
                  words.strip.undo(progress.undoable),
                ]
              : []),
          ...unsent(state),
        ].join(' · ')}
      </span>
      <span className="rv-strip-acts">
        {progress !== null && progress.contradictions > 0 ? (
          <Link className="rv-strip-chip" to="/review/contradictions">
            <span aria-hidden="true">▲</span> {contradictionWords.chip(progress.contradictions)}
          </Link>
        ) : null}
        <Link to="/review/packs">{packWords.short}</Link>
        <KeyButton
          keys={keys}
          action="undo"
          label={words.actions.undo}
          onPress={session.undo}
          disabled={progress?.undoable === 0}
        />
        <KeyButton
          keys={keys}
          action="redo"
          label={words.actions.redo}
          onPress={session.redo}
          disabled={progress?.redoable === 0}
        />
        <KeyButton
          keys={keys}
          action="bulk"
          label={words.actions.bulk}
          onPress={() => commands.toggle('bulk')}
        />
        <KeyButton
          keys={keys}
          action="history"
          label={words.actions.history}
          onPress={() => commands.toggle('history')}
        />
        <KeyButton
          keys={keys}
          action="keys"
          label={words.actions.keys}
          onPress={() => commands.toggle('keys')}
        />
      </span>
    </footer>
  );
};

/** What is on its way is worth a word when it is many, or when the line is gone. */
const unsent = ({ waiting, isDown }: ReviewState): readonly string[] => {
  if (isDown) return [words.strip.offline(waiting)];
  return waiting > 1 ? [words.strip.waiting(waiting)] : [];
};

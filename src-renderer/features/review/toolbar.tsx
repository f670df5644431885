import type { QueueDetail } from '../../../src-main/contract/review.ts';
import { isChoice } from './decisions.ts';
import { KeyButton } from './key-button.tsx';
import type { KeyMap } from './key-map.ts';
import type { ReviewCommands } from './review-commands.ts';
import type { Visit } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly session: ReviewSession;
  readonly commands: ReviewCommands;
  readonly keys: KeyMap;
  readonly detail: QueueDetail | null;
  readonly visit: Visit;
};

/**
 * Every action on a name as a button, with its key: the mouse is welcome too. What some names alone
 * have fits into the rows that are there, so that nothing above it moves.
 */
export const Toolbar = ({ session, commands, keys, detail, visit }: Props) => {
  const onName = [
    ['unsure', words.actions.unsure, commands.unsure],
    ['unsure_note', words.actions.unsureNote, commands.unsureWithNote],
    ['skip', words.actions.skip, session.skip],
  ] as const;
  const onEvidence = [
    ['reject_next', words.actions.reject, commands.beginReject],
    ['evidence', words.actions.evidence, () => commands.toggle('evidence')],
    ['why', words.actions.why, () => commands.toggle('why')],
    ['scripts', words.actions.scripts, commands.cycleScheme],
  ] as const;
  return (
    <div className="rv-toolbar" role="toolbar" aria-label={words.actions.toolbar}>
      <div>
        {onName.map(([action, label, run]) => (
          <KeyButton key={action} keys={keys} action={action} label={label} onPress={run} />
        ))}
        {isChoice(detail) ? (
          <KeyButton
            keys={keys}
            action="by_parts"
            label={visit.byParts ? words.actions.asOne : words.actions.byParts}
            onPress={commands.toggleParts}
          />
        ) : null}
      </div>
      <div>
        {onEvidence.map(([action, label, run]) => (
          <KeyButton key={action} keys={keys} action={action} label={label} onPress={run} />
        ))}
      </div>
    </div>
  );
};

import type { ReviewCommands } from './review-commands.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = { readonly session: ReviewSession; readonly commands: ReviewCommands };

/** Every action of the screen as a button, with its key: the mouse is welcome too. */
export const Toolbar = ({ session, commands }: Props) => {
  const buttons = [
    [words.actions.unsure, 'u', commands.unsure],
    [words.actions.skip, 's', session.skip],
    [words.actions.evidence, 'e', () => commands.toggle('evidence')],
    [words.actions.why, 'd', () => commands.toggle('why')],
    [words.actions.scripts, 'l', commands.cycleScheme],
  ] as const;
  return (
    <div className="rv-toolbar" role="toolbar" aria-label={words.actions.toolbar}>
      {buttons.map(([label, key, run]) => (
        <button key={key} type="button" aria-keyshortcuts={key} onClick={run}>
          {label} <kbd aria-hidden="true">{key}</kbd>
        </button>
      ))}
    </div>
  );
};

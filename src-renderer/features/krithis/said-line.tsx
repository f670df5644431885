import type { ReactNode } from 'react';
import { krithiWords as words } from '../../words/krithis.ts';
import type { Said } from './use-judging.ts';

type Props = {
  readonly said: Said | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly children?: ReactNode;
};

/** The foot of the Krithis screens, of fixed height: what was just done and the way back. */
export const SaidLine = ({ said, onUndo, onRedo, children }: Props) => (
  <footer className="kr-foot">
    <button type="button" onClick={onUndo}>
      {words.actions.undo} <kbd aria-hidden="true">z</kbd>
    </button>
    <button type="button" onClick={onRedo}>
      {words.actions.redo} <kbd aria-hidden="true">⇧z</kbd>
    </button>
    <span role="status" className={said?.is === 'failed' ? 'kr-bad' : ''}>
      {said ? `${said.is === 'failed' ? '▲ ' : ''}${said.text} ${said.remedy}`.trim() : ''}
    </span>
    <span className="kr-foot-rest">{children}</span>
  </footer>
);

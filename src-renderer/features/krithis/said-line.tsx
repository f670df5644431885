import type { ReactNode } from 'react';
import type { Said } from './use-review-krithi.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  readonly said: Said | null;
  readonly onReopen: (id: string) => void;
  readonly children?: ReactNode;
};

/** The foot of the Krithis screens, of fixed height: what was just done and the way back. */
export const SaidLine = ({ said, onReopen, children }: Props) => (
  <footer className="kr-foot">
    <span role="status" className={said?.is === 'failed' ? 'kr-bad' : ''}>
      {said ? (
        <>
          {said.is === 'failed' ? '▲ ' : ''}
          {said.text} {said.is === 'failed' ? said.remedy : ''}
        </>
      ) : null}
    </span>
    {said?.is === 'done' && said.canReopen ? (
      <button type="button" onClick={() => onReopen(said.krithi)}>
        {words.actions.undo} <kbd aria-hidden="true">u</kbd>
      </button>
    ) : null}
    <span className="kr-foot-rest">{children}</span>
  </footer>
);

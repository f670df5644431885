import type { ReactNode } from 'react';
import type { Said, Undo } from './said-store.ts';
import { batchWords as words } from '../../words/batches.ts';

type Props = {
  readonly said: Said | null;
  readonly onUndo: (undo: Undo) => void;
  readonly onDismiss: () => void;
  /** What stands there while there is nothing to say: the keys. */
  readonly children: ReactNode;
};

/** The foot of the screen: what was just done, with undo; else the keys. It always takes the same room. */
export const SaidBar = ({ said, onUndo, onDismiss, children }: Props) => (
  <footer className="bt-foot">
    <span role="status" className="bt-said">
      {said?.is === 'done' ? said.text : ''}
    </span>
    {said?.is === 'failed' ? (
      <span role="alert" className="bt-bad">
        {said.failure.message} {said.failure.remedy}
      </span>
    ) : null}
    <UndoButton undo={said?.is === 'done' ? said.undo : null} onUndo={onUndo} />
    {said === null ? (
      <span className="bt-quiet bt-keys">{children}</span>
    ) : (
      <button type="button" className="bt-link" onClick={onDismiss}>
        {words.dismiss}
      </button>
    )}
  </footer>
);

const UndoButton = ({ undo, onUndo }: { readonly undo: Undo | null } & Pick<Props, 'onUndo'>) =>
  undo === null ? null : (
    <button type="button" onClick={() => onUndo(undo)}>
      {words.undo}
    </button>
  );

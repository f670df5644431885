import { commonWords as words } from '../words/common.ts';
import { Button } from './button.tsx';
import './said.css';

export type Said = {
  readonly text: string;
  readonly tone: 'done' | 'failed';
  readonly onUndo?: () => void;
};

type Props = { readonly said: Said | null };

/** What was just done, spoken once, with the way back. Its place is always there, so that nothing moves. */
export const SaidLine = ({ said }: Props) => (
  <div className="ui-said">
    <span role="status" className={said?.tone === 'failed' ? 'ui-said-failed' : undefined}>
      {said === null ? '' : `${said.tone === 'failed' ? '▲ ' : ''}${said.text}`}
    </span>
    {said?.onUndo === undefined ? null : (
      <Button size="small" onClick={said.onUndo}>
        {words.undo}
      </Button>
    )}
  </div>
);

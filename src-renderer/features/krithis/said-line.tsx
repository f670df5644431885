import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { orpc } from '../../client/api.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { KeyCap } from './key-cap.tsx';
import { krithiWords as words } from '../../words/krithis.ts';
import type { Said } from './use-judging.ts';

type Props = {
  readonly said: Said | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onStop: () => void;
  readonly children?: ReactNode;
};

/** The foot of the Krithis screens, of fixed height: what was just done and the way back, or how far a step on many is. */
export const SaidLine = ({ said, onUndo, onRedo, onStop, children }: Props) => {
  const step = useQuery(orpc.krithis.underWay.queryOptions()).data ?? null;
  const depth = useQuery(orpc.krithis.depth.queryOptions()).data;
  const stopped = step !== null && !step.isRunning && said === null ? words.stopped(step) : '';
  if (step?.isRunning === true)
    return (
      <footer className="kr-foot">
        <span role="status">{words.running(step)}</span>
        <ProgressLine label={words.running(step)} done={step.done} total={step.of} />
        <button type="button" onClick={onStop}>
          {words.actions.stop} <KeyCap of="stop" />
        </button>
      </footer>
    );
  return (
    <footer className="kr-foot">
      <button type="button" disabled={depth?.undoable === 0} onClick={onUndo}>
        {words.actions.undo} <KeyCap of="undo" />
      </button>
      <button type="button" disabled={depth?.redoable === 0} onClick={onRedo}>
        {words.actions.redo} <KeyCap of="redo" />
      </button>
      <span role="status" className={said?.is === 'failed' || stopped !== '' ? 'kr-bad' : ''}>
        {said ? `${said.is === 'failed' ? '▲ ' : ''}${said.text} ${said.remedy}`.trim() : stopped}
      </span>
      <span className="kr-foot-rest">{children}</span>
    </footer>
  );
};

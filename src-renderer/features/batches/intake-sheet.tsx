import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { droppedFiles, useDroppedFiles } from '../../app/dropped-files.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { AddFiles } from './add-files.tsx';
import { IntakeFile } from './intake-file.tsx';
import { canStart } from './intake-model.ts';
import type { Entry } from './intake-state.ts';
import { useIntake } from './use-intake.ts';
import { batchWords } from '../../words/batches.ts';
import './batches.css';
import './intake.css';

const words = batchWords.intake;

/** What dropped, chosen or opened files hold and would become, before anything is fetched; nothing while there are none. */
export const IntakeSheet = () => {
  const files = useDroppedFiles();
  return files.length === 0 ? null : <OpenSheet files={files} onClose={droppedFiles.clear} />;
};

type Props = {
  /** More may come while the sheet is open. */
  readonly files: readonly File[];
  readonly onClose: () => void;
};

const OpenSheet = ({ files, onClose }: Props) => {
  const navigate = useNavigate();
  const id = useId();
  const intake = useIntake(files);
  const { entries, active, send, startable, isStarting } = intake;
  const shown = entries.find((entry) => entry.key === active) ?? entries[0];
  // A file that is in order needs one key: the focus waits on Start as soon as there is something to start.
  const startButton = useRef<HTMLButtonElement>(null);
  const isReady = startable.length > 0;
  useEffect(() => {
    if (isReady) startButton.current?.focus({ preventScroll: true });
  }, [isReady]);
  const openBatch = (batch: string): void => {
    onClose();
    void navigate({ to: '/batches/$id', params: { id: batch } });
  };
  const start = async (): Promise<void> => {
    const left = entries.length - startable.length;
    const started = await intake.start();
    // A file with a mistake stays on the sheet; only when all went well is there nothing more to see.
    if (left > 0 || started.length < startable.length) return;
    const [only] = started;
    onClose();
    if (started.length === 1 && only) await navigate({ to: '/batches/$id', params: { id: only.batch.id } });
    else await navigate({ to: '/batches' });
  };
  const turn = (by: number): void => {
    const at = entries.findIndex((each) => each === shown);
    const next = entries.at((at + by) % entries.length);
    if (!next) return;
    send({ is: 'shown', key: next.key });
    document.getElementById(`${id}-tab-${next.key}`)?.focus();
  };

  return (
    <Dialog title={words.title(files.length)} onClose={onClose} size="wide">
      <div className="bt-intake">
        <div className="bt-intake-tabs">
          <div role="tablist" aria-label={words.filesName}>
            {entries.map((each) => (
              <button
                key={each.key}
                type="button"
                role="tab"
                id={`${id}-tab-${each.key}`}
                aria-selected={each === shown}
                aria-controls={`${id}-panel`}
                tabIndex={each === shown ? 0 : -1}
                onClick={() => send({ is: 'shown', key: each.key })}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
                  event.preventDefault();
                  turn(event.key === 'ArrowRight' ? 1 : -1);
                }}
              >
                {each.original.name}
                <span className="bt-quiet">{tabNote(each)}</span>
              </button>
            ))}
          </div>
          <AddFiles label={words.moreFiles} onFiles={(more) => void droppedFiles.offer(more)} />
        </div>
        <div
          className="bt-intake-panel"
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-tab-${shown?.key ?? 0}`}
        >
          {shown === undefined ? null : (
            <IntakeFile key={shown.key} entry={shown} intake={intake} onOpenBatch={openBatch} />
          )}
        </div>
        <footer className="bt-intake-foot">
          <span className="bt-quiet">{words.nothingYet}</span>
          {shown !== undefined && entries.length > 1 ? (
            <button
              type="button"
              aria-label={words.leaveOutName(shown.original.name)}
              onClick={() => send({ is: 'dropped', key: shown.key })}
            >
              {words.leaveOut}
            </button>
          ) : null}
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="bt-primary"
            ref={startButton}
            disabled={startable.length === 0 || isStarting}
            onClick={() => void start()}
          >
            {isStarting ? words.starting : words.start(Math.max(1, startable.length))}
          </button>
        </footer>
      </div>
    </Dialog>
  );
};

const tabNote = ({ sheet, failure }: Entry): string => {
  if (failure !== null || (sheet !== null && sheet.error !== null)) return ` ✕ ${words.tabBad}`;
  if (sheet === null) return '';
  if (sheet.alreadyImported !== null) return ` = ${words.tabSame}`;
  if (!canStart(sheet)) return ` – ${words.tabNothing}`;
  return ` ${words.counts.new(sheet.rows.new)}`;
};

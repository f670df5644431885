import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { automationWords, classNameOf } from '../../words/automation.ts';

const words = automationWords.fit;
const figures = automationWords.classes;

type Props = { readonly onClose: () => void; readonly onTake: (toSeq: number) => void };

/** What the decisions would make of the figures, before anything is taken. */
export const FitSheet = ({ onClose, onTake }: Props) => {
  // Asked anew each time it is opened: what is shown is what is taken.
  const preview = useQuery({ ...orpc.automation.preview.queryOptions(), gcTime: 0 });
  return (
    <Dialog title={words.title} size="wide" onClose={onClose}>
      {preview.isError ? (
        <ErrorNote
          error={preview.error}
          title={automationWords.failedToLoad}
          onRetry={() => void preview.refetch()}
        />
      ) : null}
      {preview.isPending ? <p className="am-quiet">{automationWords.loading}</p> : null}
      {preview.data === undefined ? null : (
        <>
          <p>{preview.data.changes ? words.intro(preview.data.toSeq) : words.nothing}</p>
          <table className="am-table">
            <thead>
              <tr>
                {Object.entries(words.columns).map(([column, label]) => (
                  <th key={column} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.data.classes.map(({ evidence, before, decided, after }) => (
                <tr key={evidence}>
                  <th scope="row">{classNameOf({ evidence })}</th>
                  <td>
                    {figures.right(before)}
                    <p className="am-quiet">{figures.of(before)}</p>
                  </td>
                  <td>{decided.of === 0 ? figures.none : figures.of(decided)}</td>
                  <td>
                    {figures.right(after)}
                    <p className="am-quiet">{figures.of(after)}</p>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="am-acts">
            <Button
              variant="primary"
              data-first-focus={preview.data.changes ? '' : undefined}
              disabled={!preview.data.changes}
              onClick={() => onTake(preview.data.toSeq)}
            >
              {words.take}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </p>
        </>
      )}
    </Dialog>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { type Staged, download, stageFile } from '../../client/files.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords } from '../../words/authority.ts';
import { FieldChanges } from './history-view.tsx';
import type { Care } from './use-care.ts';

const words = careWords.files;
type Mode = 'add' | 'replace';

/** The list out as a file, and a file in: first what it would do, field by field, then one undoable step. */
export const FilesView = ({ care }: { readonly care: Care }) => {
  const [file, setFile] = useState<Staged | null>(null);
  const [mode, setMode] = useState<Mode>('add');
  const plan = useQuery({
    ...orpc.authority.planFile.queryOptions({
      input: { handle: file?.handle ?? '-', mode },
      retry: false,
      staleTime: Infinity,
    }),
    enabled: file !== null,
  });
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    try {
      setFile(await stageFile(chosen));
    } catch (thrown) {
      care.failed(thrown);
    }
  };
  const save = async (): Promise<void> => {
    try {
      download((await client.authority.exportFile({})).download);
    } catch (thrown) {
      care.failed(thrown);
    }
  };
  const take = async (): Promise<void> => {
    if (file === null) return;
    const done = await care.run(
      () => client.authority.takeFile({ handle: file.handle, mode }),
      words.done(file.name),
    );
    if (done !== null) setFile(null);
  };
  const data = plan.data;
  return (
    <div className="au-page au-wide">
      <h2>{words.title}</h2>
      <div className="au-acts">
        <Button onClick={() => void save()}>{words.exportAct}</Button>
        <label className="au-file">
          {words.choose}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      {file === null ? null : (
        <section aria-label={words.plan(file.name)}>
          <h3>{words.plan(file.name)}</h3>
          <fieldset className="au-choices">
            <legend>{words.mode}</legend>
            {(['add', 'replace'] as const).map((each) => (
              <label key={each}>
                <input type="radio" checked={mode === each} onChange={() => setMode(each)} />
                {words.modes[each]}
              </label>
            ))}
          </fieldset>
          {plan.isError ? <ErrorNote error={plan.error} /> : null}
          {plan.isPending ? <p className="au-quiet">{authorityWords.loading}</p> : null}
          {data ? (
            <>
              <p role="status">
                <strong>
                  {words.counts(
                    data.counts.added,
                    data.counts.changed,
                    data.counts.removed,
                    data.counts.untouched,
                    data.counts.kept,
                  )}
                </strong>
              </p>
              {data.problems.length > 0 ? (
                <div className="au-warn" role="alert">
                  <strong>▲ {words.problems}</strong>
                  <ul className="au-short">
                    {data.problems.map((problem) => (
                      <li key={`${problem.line} ${problem.entry}`}>
                        {words.problem(problem.line, problem.entry, problem.message)}
                      </li>
                    ))}
                  </ul>
                </div>
              ) : (
                <Button variant="primary" onClick={() => void take()}>
                  {words.take}
                </Button>
              )}
              <FieldChanges changes={data.changes} />
            </>
          ) : null}
        </section>
      )}
    </div>
  );
};

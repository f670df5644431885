import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PackView } from '../../../src-main/contract/packs.ts';
import { type ReviewFile, droppedFiles, useReviewFiles } from '../../app/dropped-files.ts';
import { client, orpc } from '../../client/api.ts';
import { download, stageFile } from '../../client/files.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { When } from '../../ui/when.tsx';
import { packWords as words } from '../../words/packs.ts';
import { FileButton } from './file-button.tsx';
import { PacksMake } from './packs-make.tsx';
import { type PackSaid, PacksResult } from './packs-result.tsx';
import { useSheetKeys } from './use-sheet-keys.ts';
import './packs.css';

/** Something to do that says what it did; `file` where it was one of several. */
type Work = { readonly file: string | null; readonly run: () => Promise<PackSaid | null> };

/** Review packs: made for others, opened for their senders, and what came back. */
export const PacksScreen = () => {
  const queries = useQueryClient();
  const list = useQuery(orpc.review.packs.list.queryOptions());
  const first = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<readonly PackSaid[]>([]);
  const [isBusy, setBusy] = useState(false);

  /** One after the other; what they changed is read anew. */
  const actAll = async (works: readonly Work[]): Promise<void> => {
    setBusy(true);
    const done: PackSaid[] = [];
    for (const { file, run } of works)
      try {
        const one = await run();
        if (one !== null) done.push(one);
      } catch (error) {
        done.push({ is: 'failed', file, error });
      }
    setSaid(done);
    await queries.invalidateQueries({ queryKey: orpc.review.key() });
    setBusy(false);
  };
  const act = (run: Work['run']): Promise<void> => actAll([{ file: null, run }]);

  const open = async (file: File): Promise<PackSaid> => {
    const { handle } = await stageFile(file);
    return { is: 'opened', ...(await client.review.packs.open({ handle })) };
  };
  const bringBack = async (file: File): Promise<PackSaid> => {
    const { handle } = await stageFile(file);
    return { is: 'merged', merged: await client.review.packs.bringBack({ handle }) };
  };
  const waiting = useReviewFiles();
  const takeIn = useEffectEvent((files: readonly ReviewFile[]): void => {
    if (files.length === 0) return;
    void actAll(
      files.map(({ file, sort }) => ({
        file: file.name,
        run: () => (sort === 'pack' ? open(file) : bringBack(file)),
      })),
    );
  });
  useEffect(() => {
    if (waiting.length > 0 && !isBusy) void droppedFiles.takeForReview().then(takeIn);
  }, [waiting, isBusy]);
  const saveDecisions = (pack: PackView): Promise<void> =>
    act(async () => {
      const made = await client.review.packs.decisions({ id: pack.id });
      if (made.lines > 0) download(made.download);
      return { is: 'saved', lines: made.lines };
    });
  const remove = (pack: PackView): Promise<void> =>
    act(async () => {
      await client.review.packs.remove({ id: pack.id });
      return { is: 'removed', pack };
    });

  const press = (field: string): void =>
    files.current?.querySelector<HTMLInputElement>(`[data-files=${field}]`)?.click();
  useSheetKeys({
    m: () => first.current?.focus(),
    o: () => press('pack'),
    b: () => press('decisions'),
  });

  return (
    <div className="pk">
      <header className="pk-top">
        <Link to="/review">← {words.back}</Link>
        <h1>{words.title}</h1>
        <p className="pk-quiet">{words.lead}</p>
      </header>
      <div className="pk-main">
        <PacksMake first={first} onFailed={(error) => setSaid([{ is: 'failed', file: null, error }])} />
        <div className="pk-files" ref={files}>
          <section className="pk-part" aria-labelledby="pk-open">
            <h2 id="pk-open">{words.open.title}</h2>
            <p className="pk-quiet">{words.open.help}</p>
            <FileButton
              label={words.open.go}
              accept=".krithipack,.json"
              field="pack"
              keys="o"
              disabled={isBusy}
              onFile={(file) => void act(() => open(file))}
            />
          </section>
          <section className="pk-part" aria-labelledby="pk-back">
            <h2 id="pk-back">{words.bring.title}</h2>
            <p className="pk-quiet">{words.bring.help}</p>
            <FileButton
              label={words.bring.go}
              accept=".jsonl,.json,.txt"
              field="decisions"
              keys="b"
              disabled={isBusy}
              onFile={(file) => void act(() => bringBack(file))}
            />
          </section>
        </div>
        <section className="pk-part" aria-labelledby="pk-list">
          <h2 id="pk-list">{words.list.title}</h2>
          {list.isError ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : null}
          {list.data?.items.length === 0 ? <p className="pk-quiet">{words.list.empty}</p> : null}
          {list.data && list.data.items.length > 0 ? (
            <PackTable
              packs={list.data.items}
              isBusy={isBusy}
              onDecisions={(pack) => void saveDecisions(pack)}
              onRemove={(pack) => void remove(pack)}
            />
          ) : null}
        </section>
      </div>
      <div role="status" className="pk-place" aria-label={words.results} tabIndex={0}>
        {said.length === 0 ? <p className="pk-quiet">{words.noResult}</p> : null}
        {said.map((each, i) => (
          <PacksResult
            key={i}
            said={each}
            onUndo={({ step, file }) =>
              void act(async () => {
                if (step !== null) await client.review.undo({ step });
                return { is: 'undone', file };
              })
            }
            onRestore={(pack) =>
              void act(async () => {
                await client.review.packs.restore({ id: pack.id });
                return null;
              })
            }
          />
        ))}
      </div>
    </div>
  );
};

type TableProps = {
  readonly packs: readonly PackView[];
  readonly isBusy: boolean;
  readonly onDecisions: (pack: PackView) => void;
  readonly onRemove: (pack: PackView) => void;
};

const PackTable = ({ packs, isBusy, onDecisions, onRemove }: TableProps) => {
  const { columns } = words.list;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.from}</th>
          <th scope="col">{columns.opened}</th>
          <th scope="col">{columns.left}</th>
          <th scope="col">{columns.acts}</th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.id}>
            <th scope="row">{pack.name}</th>
            <td>{pack.madeBy}</td>
            <td>
              <When at={pack.openedAt} />
            </td>
            <td>{pack.open === 0 ? words.list.done : words.list.left(pack.open, pack.values)}</td>
            <td className="pk-acts">
              <Link to="/review" search={{ batch: pack.id }}>
                {words.list.review}
              </Link>
              <Button size="small" disabled={isBusy} onClick={() => onDecisions(pack)}>
                {words.list.decisions}
              </Button>
              <Button size="small" disabled={isBusy} onClick={() => onRemove(pack)}>
                {words.list.remove}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

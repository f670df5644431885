import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PlanRow, PublishRun } from '../../../src-main/contract/publish.ts';
import { useOfferCommands } from '../../app/commands.ts';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import type { Said } from '../../ui/said.tsx';
import { When } from '../../ui/when.tsx';
import { publishWords as words } from '../../words/publish.ts';
import { useScreenKeys } from '../batches/use-screen-keys.ts';
import { Changes } from './changes.tsx';

type Keep = 'theirs' | 'ours';
type Props = { readonly run: PublishRun; readonly onSaid: (said: Said) => void };

const settleWords = words.settle;

/** Conflicts, the two sides beside each other: for each a person says which stays; the next publication does it. */
export const ConflictRows = ({ run, onSaid }: Props) => {
  const query = useInfiniteQuery(
    orpc.publish.rows.infiniteOptions({
      input: (cursor: string | null) => ({
        id: run.id,
        action: 'conflict' as const,
        limit: 50,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const current = rows[at];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const act = async (work: () => Promise<string>): Promise<void> => {
    try {
      onSaid({ text: await work(), tone: 'done', onUndo: undo });
    } catch (thrown) {
      const { message, remedy } = failureShapeOf(thrown);
      onSaid({ text: `${message} ${remedy}`, tone: 'failed' });
    }
    await query.refetch();
  };
  const settle = (row: PlanRow, keep: Keep | null): void =>
    void act(async () => {
      await client.publish.settle({ id: run.id, krithi: row.krithi, keep });
      return keep === null ? settleWords.undone(row.title) : settleWords.done[keep](row.title);
    });
  const undo = (): void =>
    void act(async () => {
      const { krithi, title } = await client.publish.undoChoice({ id: run.id });
      return krithi === null ? settleWords.nothing : settleWords.undone(title);
    });
  /** Says which side stays and goes on to the next. */
  const choose = (keep: Keep): void => {
    if (current?.canSettle !== true) return;
    settle(current, keep);
    setCursor(Math.min(rows.length - 1, at + 1));
  };
  useScreenKeys((chord) => {
    if (chord === 'j' || chord === 'ArrowDown') setCursor(Math.min(rows.length - 1, at + 1));
    else if (chord === 'k' || chord === 'ArrowUp') setCursor(Math.max(0, at - 1));
    else if (chord === 't') choose('theirs');
    else if (chord === 'w') choose('ours');
    else if (chord === 'z' || chord === 'Mod+z') undo();
    else return false;
    return true;
  });
  useOfferCommands([
    {
      id: 'publish.theirs',
      group: 'here',
      title: settleWords.keys.theirs,
      keys: 't',
      run: () => choose('theirs'),
    },
    { id: 'publish.ours', group: 'here', title: settleWords.keys.ours, keys: 'w', run: () => choose('ours') },
    { id: 'publish.undo_choice', group: 'here', title: settleWords.keys.undo, keys: 'z', run: undo },
  ]);

  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isSuccess && rows.length === 0)
    return <p className="pb-quiet">{run.counts.conflict > 0 ? words.rowsGone : words.noRows}</p>;
  return (
    <>
      <ul ref={list} className="pb-conflicts" aria-label={words.rowsOf(words.actions.conflict)}>
        {rows.map((row, i) => (
          <li key={row.krithi} aria-current={i === at}>
            <Conflict
              row={row}
              isCurrent={i === at}
              onKeep={(keep) => settle(row, keep)}
              onReach={() => setCursor(i)}
            />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </>
  );
};

type ConflictProps = {
  readonly row: PlanRow;
  /** The keys act on it, so its buttons show them. */
  readonly isCurrent: boolean;
  readonly onKeep: (keep: Keep | null) => void;
  /** One of its buttons has the focus. */
  readonly onReach: () => void;
};

const Conflict = ({ row, isCurrent, onKeep, onReach }: ConflictProps) => (
  <>
    <header className="pb-conflict-top">
      <Link to="/krithis/$id" params={{ id: row.krithi }}>
        {row.title}
      </Link>
      <span className="pb-quiet pb-conflict-why">{row.reason?.message ?? ''}</span>
      {row.canSettle ? (
        <span className="pb-conflict-acts" role="group" aria-label={settleWords.group(row.title)}>
          {(['theirs', 'ours'] as const).map((keep) => (
            <Button
              key={keep}
              size="small"
              aria-pressed={row.choice?.keep === keep}
              onFocus={onReach}
              onClick={() => onKeep(row.choice?.keep === keep ? null : keep)}
            >
              {settleWords.keep[keep]}{' '}
              <kbd aria-hidden="true" className={isCurrent ? '' : 'pb-hidden'}>
                {keep === 'theirs' ? 't' : 'w'}
              </kbd>
            </Button>
          ))}
        </span>
      ) : null}
    </header>
    <p className="pb-quiet pb-conflict-choice">
      {row.choice === null ? (
        settleWords.open
      ) : (
        <>
          {settleWords.stands[row.choice.keep](row.choice.who)} <When at={row.choice.at} />
        </>
      )}
    </p>
    <Changes changes={row.changes} before={settleWords.theirs} after={settleWords.ours} />
  </>
);

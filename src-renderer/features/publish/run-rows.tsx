import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanAction, PlanRow, PublishRun } from '../../../src-main/contract/publish.ts';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { publishWords as words } from '../../words/publish.ts';
import { Changes } from './changes.tsx';

type Props = { readonly run: PublishRun; readonly action: Exclude<PlanAction, 'conflict'> };

/** The krithis of one kind in a run, a page at a time, each with what changes. */
export const RunRows = ({ run, action }: Props) => {
  const query = useInfiniteQuery(
    orpc.publish.rows.infiniteOptions({
      input: (cursor: string | null) => ({
        id: run.id,
        action,
        limit: 50,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isSuccess && rows.length === 0) {
    return <p className="pb-quiet">{run.counts[action] > 0 ? words.rowsGone : words.noRows}</p>;
  }
  return (
    <>
      <ul className="pb-rows" aria-label={words.rowsOf(words.actions[action])}>
        {rows.map((row) => (
          <Row key={row.krithi} row={row} />
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

const Row = ({ row }: { readonly row: PlanRow }) => (
  <li>
    <details>
      <summary>
        <span className="pb-row-title">{row.title}</span>
        <span className="pb-quiet">
          {row.settled === null ? '' : `${words.settle.was[row.settled]} · `}
          {row.reason === null ? words.fields(row.changes.length) : row.reason.message}
        </span>
      </summary>
      <p>
        <Link to="/krithis/$id" params={{ id: row.krithi }}>
          {row.title}
        </Link>{' '}
        <span className="pb-quiet">{row.link}</span>
      </p>
      <Changes changes={row.changes} before={words.before} after={words.after} />
    </details>
  </li>
);

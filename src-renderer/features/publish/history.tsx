import { useInfiniteQuery } from '@tanstack/react-query';
import type { PublishRun } from '../../../src-main/contract/publish.ts';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { When } from '../../ui/when.tsx';
import { publishWords as words } from '../../words/publish.ts';

type Props = { readonly onShow: (run: PublishRun) => void };

/** Every plan and publication with its counts, newest first. */
export const History = ({ onShow }: Props) => {
  const query = useInfiniteQuery(
    orpc.publish.history.infiniteOptions({
      input: (cursor: string | null) => ({ limit: 20, ...(cursor === null ? {} : { cursor }) }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="pb-history" aria-labelledby="pb-history-title">
      <h2 id="pb-history-title">{words.history}</h2>
      {query.isError ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : runs.length === 0 ? (
        <p className="pb-quiet">{query.isSuccess ? words.historyEmpty : ''}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.historyColumns.when}</th>
              <th scope="col">{words.historyColumns.where}</th>
              <th scope="col">{words.historyColumns.what}</th>
              <th scope="col">{words.historyColumns.counts}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <button type="button" className="pb-link" onClick={() => onShow(run)}>
                    <When at={run.startedAt} />
                  </button>
                </td>
                <td>{run.describe === '' ? words.targets[run.target] : run.describe}</td>
                <td>{run.phase === 'planned' ? words.plannedOnly : words.phases[run.phase]}</td>
                <td>{words.summary(run.counts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage ? (
        <Button size="small" onClick={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </section>
  );
};

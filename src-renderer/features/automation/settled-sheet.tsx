import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClassFigures } from '../../../src-main/contract/automation.ts';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { automationWords, classNameOf } from '../../words/automation.ts';

const words = automationWords.settled;
const pageSize = 100;

type Props = { readonly figures: ClassFigures; readonly onClose: () => void };

/** Names that stand as a kind of match settled them: they stay, and a person may look through them. */
export const SettledSheet = ({ figures, onClose }: Props) => {
  const names = useInfiniteQuery(
    orpc.automation.settled.infiniteOptions({
      input: (cursor: string | null) => ({
        evidence: figures.evidence,
        limit: pageSize,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const items = names.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog title={words.title(classNameOf(figures))} size="wide" onClose={onClose}>
      {names.isError ? (
        <ErrorNote
          error={names.error}
          title={automationWords.failedToLoad}
          onRetry={() => void names.refetch()}
        />
      ) : null}
      <p className="am-quiet">
        {names.isPending ? words.loading : items.length === 0 ? words.none : words.intro}
      </p>
      {items.length === 0 ? null : (
        <table className="am-table">
          <thead>
            <tr>
              {Object.entries(words.columns).map(([column, label]) => (
                <th key={column} scope="col" className={column === 'krithis' ? 'am-number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ valueId, value, entity, krithis }) => (
              <tr key={valueId}>
                <th scope="row" dir="auto">
                  {value}
                </th>
                <td>
                  <Link to="/authority/$id" params={{ id: entity.id }}>
                    {entity.name}
                  </Link>
                </td>
                <td className="am-number">{formatNumber(krithis)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {names.hasNextPage ? (
        <Button disabled={names.isFetchingNextPage} onClick={() => void names.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </Dialog>
  );
};

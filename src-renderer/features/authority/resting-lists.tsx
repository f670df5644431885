import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AliasView, KrithiUse } from '../../../src-main/contract/authority-shapes.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LongList } from '../../ui/long-list.tsx';
import { byCursor, usePages } from '../../ui/use-pages.ts';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords as words } from '../../words/authority.ts';
import { langOf } from '../review/spelling.ts';
import type { Care } from './use-care.ts';

const inputOf = (id: string) => (page: string | null) => ({
  id,
  limit: 100,
  ...(page === null ? {} : { cursor: page }),
});
const keyOfAlias = ({ id }: AliasView): string => id;
const keyOfUse = ({ id, position }: KrithiUse): string => `${id} ${position}`;

/** Spellings that people taught of an entry, each to be taken back. */
export const LearntOf = ({ id, care }: { readonly id: string; readonly care: Care }) => {
  const [asking, setAsking] = useState<string | null>(null);
  const query = useInfiniteQuery(
    orpc.authority.learntOf.infiniteOptions({ input: inputOf(id), ...byCursor }),
  );
  const { rows, total, more } = usePages(query);
  const revoke = async (alias: AliasView): Promise<void> => {
    setAsking(null);
    await care.run(
      () => client.authority.retireSpelling({ id: alias.id }),
      careWords.spellings.takenBack(alias.value),
    );
  };
  if (query.isError)
    return <ErrorNote error={query.error} title={words.openFailed} onRetry={() => void query.refetch()} />;
  if (rows.length === 0)
    return <p className="au-quiet">{query.isSuccess ? words.noLearnt : words.loading}</p>;
  return (
    <LongList
      rows={rows}
      keyOf={keyOfAlias}
      total={total}
      label={words.learnt}
      estimate={42}
      rowClass={() => 'au-line'}
      onEnd={more}
    >
      {(alias) => (
        <>
          <span>
            <strong lang={langOf(alias.value)}>{alias.value}</strong>{' '}
            <span className="au-quiet">
              {words.scopes[alias.scope]} · {words.learntBy(alias.who, alias.at, alias.used)}
            </span>
          </span>
          {asking === alias.id ? (
            <span className="au-sure">
              {words.revokeSure(alias.used)}
              <Button size="small" variant="danger" onClick={() => void revoke(alias)}>
                {words.revokeYes}
              </Button>
              <Button size="small" onClick={() => setAsking(null)}>
                {words.revokeNo}
              </Button>
            </span>
          ) : (
            <Button
              size="small"
              aria-label={words.revokeName(alias.value)}
              onClick={() => setAsking(alias.id)}
            >
              {words.revoke}
            </Button>
          )}
        </>
      )}
    </LongList>
  );
};

/** Krithis that carry an entry, with what each prints. */
export const UsesOf = ({ id }: { readonly id: string }) => {
  const navigate = useNavigate();
  const query = useInfiniteQuery(orpc.authority.usesOf.infiniteOptions({ input: inputOf(id), ...byCursor }));
  const { rows, total, more } = usePages(query);
  if (query.isError)
    return <ErrorNote error={query.error} title={words.openFailed} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <p className="au-quiet">{query.isSuccess ? words.notUsed : words.loading}</p>;
  return (
    <LongList
      rows={rows}
      keyOf={keyOfUse}
      total={total}
      label={words.usedIn}
      estimate={37}
      rowClass={() => 'au-line'}
      onEnd={more}
    >
      {(krithi) => (
        <>
          <button
            type="button"
            className="au-link"
            onClick={() => void navigate({ to: '/krithis/$id', params: { id: krithi.id } })}
          >
            <span lang={langOf(krithi.title)}>{krithi.title}</span>
          </button>
          <span className="au-quiet">{words.printed(krithi.printed)}</span>
        </>
      )}
    </LongList>
  );
};

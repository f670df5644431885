import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldChange, ListChange } from '../../../src-main/contract/authority-care.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { When } from '../../ui/when.tsx';
import { careWords } from '../../words/authority-care.ts';
import { fieldName } from './field-name.ts';
import type { Care } from './use-care.ts';

const words = careWords.history;

const actName = (act: string): string => Object.entries(words.acts).find(([key]) => key === act)?.[1] ?? act;

/** Before and after of each field, in words. */
export const FieldChanges = ({ changes }: { readonly changes: readonly FieldChange[] }) => (
  <ul className="au-short au-fields">
    {changes.map((each) => (
      <li key={`${each.entity.id} ${each.field ?? each.change}`}>
        <span>
          {words.field(each.entity.name, each.field === null ? null : fieldName(each.field), each.change)}
        </span>
        {each.field === null ? null : (
          <span>
            <del>{each.before || words.nothing}</del> → <ins>{each.after || words.nothing}</ins>
          </span>
        )}
      </li>
    ))}
  </ul>
);

type LineProps = { readonly change: ListChange; readonly care: Care };

/** One line of the history, to be taken back where nothing rests on it. */
export const ChangeLine = ({ change, care }: LineProps) => (
  <li className={change.stands ? '' : 'au-gone'}>
    <span>
      <strong>{actName(change.act)}</strong> {change.about.join(' → ')}{' '}
      <span className="au-quiet">
        <When at={change.at} /> · {change.who} · {words.version(change.version)} ·{' '}
        {words.entries(change.entries)}
        {change.note ? ` · ${change.note}` : ''}
        {change.stands ? '' : ` · ${words.takenBack}`}
      </span>
    </span>
    {change.undoable ? (
      <Button
        size="small"
        onClick={() =>
          void care.run(() => client.authority.revert({ seq: change.seq }), careWords.undone(change.about))
        }
      >
        {words.takeBack}
      </Button>
    ) : null}
    {change.fields.length > 0 ? <FieldChanges changes={change.fields} /> : null}
  </li>
);

/** Everything that was done to the list, newest first, and what differs from an older version. */
export const HistoryView = ({ care }: { readonly care: Care }) => {
  const query = useInfiniteQuery(
    orpc.authority.changes.infiniteOptions({
      input: (page: string | null) => ({ limit: 50, ...(page === null ? {} : { cursor: page }) }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const changes = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="au-page au-wide">
      <h2>{words.title}</h2>
      {query.isError ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && changes.length === 0 ? <p>{words.none}</p> : null}
      <Compare newest={changes[0]?.version ?? 0} />
      <ol className="au-history" aria-label={words.title}>
        {changes.map((change) => (
          <ChangeLine key={change.seq} change={change} care={care} />
        ))}
      </ol>
      {query.hasNextPage ? <Button onClick={() => void query.fetchNextPage()}>{words.more}</Button> : null}
    </div>
  );
};

const Compare = ({ newest }: { readonly newest: number }) => {
  const [text, setText] = useState('');
  const [from, setFrom] = useState<number | null>(null);
  const query = useQuery({
    ...orpc.authority.versions.queryOptions({ input: { from: from ?? 0 }, retry: false }),
    enabled: from !== null,
  });
  return (
    <form
      className="au-compare"
      onSubmit={(event) => {
        event.preventDefault();
        setFrom(Number(text));
      }}
    >
      <label>
        {words.compare}{' '}
        <input
          type="number"
          min={0}
          max={newest}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>{' '}
      <Button size="small" type="submit">
        {words.compareAct}
      </Button>
      {query.isError ? <ErrorNote error={query.error} /> : null}
      {query.data?.changes.length === 0 ? <p className="au-quiet">{words.same}</p> : null}
      {query.data ? <FieldChanges changes={query.data.changes} /> : null}
    </form>
  );
};

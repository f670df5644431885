import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SpellingRow } from '../../../src-main/contract/authority-care.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords } from '../../words/authority.ts';
import { langOf } from '../review/spelling.ts';
import type { Care } from './use-care.ts';

const words = careWords.spellings;

/** All learnt spellings: where from, where they hold, how often used; held tighter or taken back. */
export const SpellingsView = ({ care }: { readonly care: Care }) => {
  const query = useInfiniteQuery(
    orpc.authority.spellings.infiniteOptions({
      input: (page: string | null) => ({ limit: 100, ...(page === null ? {} : { cursor: page }) }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const [asked, setAsked] = useState<string | null>(null);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="au-page au-wide">
      <h2>{words.title}</h2>
      {query.isSuccess && rows.length === 0 ? (
        <p>
          <strong>{words.none}</strong>. <span className="au-quiet">{words.noneText}</span>
        </p>
      ) : null}
      {rows.length > 0 ? (
        <table className="au-table">
          <thead>
            <tr>
              <th>{words.value}</th>
              <th>{words.entity}</th>
              <th>{words.scope}</th>
              <th>{words.origin}</th>
              <th className="au-number">{words.used}</th>
              <th>
                <span className="au-hidden">{words.takeBack}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                care={care}
                isAsked={asked === row.id}
                onAsk={() => setAsked(asked === row.id ? null : row.id)}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      {query.hasNextPage ? (
        <Button onClick={() => void query.fetchNextPage()}>{careWords.history.more}</Button>
      ) : null}
    </div>
  );
};

type RowProps = {
  readonly row: SpellingRow;
  readonly care: Care;
  readonly isAsked: boolean;
  readonly onAsk: () => void;
};

const Row = ({ row, care, isAsked, onAsk }: RowProps) => (
  <>
    <tr>
      <td lang={langOf(row.value)}>
        <strong>{row.value}</strong>
      </td>
      <td lang={langOf(row.entity.name)}>
        {row.entity.name}
        {row.contradicts === null ? null : (
          <span className="au-warn"> ▲ {words.contradicts(row.contradicts.name)}</span>
        )}
      </td>
      <td>{[words.places[row.scope], row.place ?? ''].filter(Boolean).join(' ')}</td>
      <td>{authorityWords.learntFrom(row.who, row.at)}</td>
      <td className="au-number">{authorityWords.number(row.used)}</td>
      <td className="au-number">
        <Button
          size="small"
          aria-expanded={isAsked}
          aria-label={authorityWords.revokeName(row.value)}
          onClick={onAsk}
        >
          {words.takeBack}
        </Button>
      </td>
    </tr>
    {isAsked ? (
      <tr>
        <td colSpan={6}>
          <Resting row={row} care={care} onDone={onAsk} />
        </td>
      </tr>
    ) : null}
  </>
);

/** What rests on the spelling, before anything is done to it. */
const Resting = ({
  row,
  care,
  onDone,
}: {
  readonly row: SpellingRow;
  readonly care: Care;
  readonly onDone: () => void;
}) => {
  const query = useQuery(orpc.authority.spelling.queryOptions({ input: { id: row.id } }));
  const data = query.data;
  if (query.isError) return <ErrorNote error={query.error} />;
  if (data === undefined) return <p className="au-quiet">{authorityWords.loading}</p>;
  const act = async (work: Parameters<Care['run']>[0], said: string): Promise<void> => {
    if ((await care.run(work, said)) !== null) onDone();
  };
  const options = [
    { key: 'always\t', label: words.everywhere },
    ...data.sites.map((site) => ({ key: `source\t${site}`, label: `${words.places.source} ${site}` })),
    ...data.batches.map(({ id, name }) => ({ key: `batch\t${id}`, label: `${words.places.batch} ${name}` })),
  ];
  return (
    <div className="au-under">
      <p>{words.touched(data.krithis)}</p>
      <ul className="au-short">
        {data.list.map((krithi) => (
          <li key={krithi.id} lang={langOf(krithi.title)}>
            {krithi.title}
          </li>
        ))}
      </ul>
      <span className="au-acts">
        <Button
          size="small"
          variant="danger"
          onClick={() =>
            void act(() => client.authority.retireSpelling({ id: row.id }), words.takenBack(row.value))
          }
        >
          {words.sure}
        </Button>
        <Button size="small" onClick={onDone}>
          {words.keep}
        </Button>
        <select
          aria-label={words.scopeOf(row.value)}
          value={options.find(({ key }) => key.startsWith(`${row.scope}\t`))?.key}
          onChange={(event) => {
            const [scope, place = ''] = event.target.value.split('\t');
            if (scope !== 'always' && scope !== 'source' && scope !== 'batch') return;
            const scopeId = place === '' ? null : place;
            void act(
              () => client.authority.scopeSpelling({ id: row.id, scope, scopeId }),
              words.scoped(row.value),
            );
          }}
        >
          {options.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
};

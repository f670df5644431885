import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { SpellingRow } from '../../../src-main/contract/authority-shapes.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LongList, type LongListHandle } from '../../ui/long-list.tsx';
import { byCursor, usePages } from '../../ui/use-pages.ts';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords } from '../../words/authority.ts';
import { langOf } from '../review/spelling.ts';
import { useRowKeys } from './keys.ts';
import type { Care } from './use-care.ts';

const words = careWords.spellings;

const columns = [words.value, words.entity, words.scope, words.origin, words.used, words.takeBack] as const;
const keyOf = ({ id }: SpellingRow): string => id;

/** All learnt spellings: where from, where they hold, how often used; held tighter or taken back. */
export const SpellingsView = ({ care, count }: { readonly care: Care; readonly count: number | null }) => {
  const list = useRef<LongListHandle>(null);
  useRowKeys(list);
  const query = useInfiniteQuery(
    orpc.authority.spellings.infiniteOptions({
      input: (page: string | null) => ({ limit: 100, ...(page === null ? {} : { cursor: page }) }),
      ...byCursor,
    }),
  );
  const [asked, setAsked] = useState<string | null>(null);
  const { rows, total, more } = usePages(query);
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
        <LongList
          ref={list}
          rows={rows}
          keyOf={keyOf}
          total={total ?? count}
          label={words.title}
          estimate={40}
          className="au-table"
          onEnd={more}
          head={
            <div role="row" className="au-columns" aria-rowindex={1}>
              {columns.map((column, i) => (
                <span key={column} role="columnheader" className={i < 4 ? '' : 'au-number'}>
                  {i < 5 ? column : <span className="au-hidden">{column}</span>}
                </span>
              ))}
            </div>
          }
        >
          {(row, at) => (
            <Row
              row={row}
              at={at}
              care={care}
              isAsked={asked === row.id}
              onAsk={() => setAsked(asked === row.id ? null : row.id)}
            />
          )}
        </LongList>
      ) : null}
    </div>
  );
};

type RowProps = {
  readonly row: SpellingRow;
  readonly at: number;
  readonly care: Care;
  readonly isAsked: boolean;
  readonly onAsk: () => void;
};

const Row = ({ row, at, care, isAsked, onAsk }: RowProps) => (
  <>
    <div role="row" className="au-columns" aria-rowindex={at + 2} tabIndex={-1}>
      <strong role="cell" lang={langOf(row.value)}>
        {row.value}
      </strong>
      <span role="cell" lang={langOf(row.entity.name)}>
        {row.entity.name}
        {row.contradicts === null ? null : (
          <span className="au-warn"> ▲ {words.contradicts(row.contradicts.name)}</span>
        )}
      </span>
      <span role="cell">{[words.places[row.scope], row.place ?? ''].filter(Boolean).join(' ')}</span>
      <span role="cell">{authorityWords.learntFrom(row.who, row.at)}</span>
      <span role="cell" className="au-number">
        {authorityWords.number(row.used)}
      </span>
      <span role="cell" className="au-number">
        <Button
          size="small"
          aria-expanded={isAsked}
          aria-label={authorityWords.revokeName(row.value)}
          onClick={onAsk}
        >
          {words.takeBack}
        </Button>
      </span>
    </div>
    {isAsked ? (
      <div role="row" className="au-resting">
        <div role="cell" aria-colspan={columns.length}>
          <Resting row={row} care={care} onDone={onAsk} />
        </div>
      </div>
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

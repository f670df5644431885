import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Ref, useRef, useState } from 'react';
import type { FieldChange, ListChange } from '../../../src-main/contract/authority-shapes.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LongList, type LongListHandle } from '../../ui/long-list.tsx';
import { byCursor, usePages } from '../../ui/use-pages.ts';
import { When } from '../../ui/when.tsx';
import { careWords } from '../../words/authority-care.ts';
import { fieldName, fieldValue } from './field-name.ts';
import { useRowKeys } from './keys.ts';
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
            <del>{fieldValue(each.before || words.nothing)}</del> →{' '}
            <ins>{fieldValue(each.after || words.nothing)}</ins>
          </span>
        )}
      </li>
    ))}
  </ul>
);

type LineProps = { readonly change: ListChange; readonly care: Care };

/** One line of the history, to be taken back where nothing rests on it. */
const ChangeLine = ({ change, care }: LineProps) => (
  <>
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
  </>
);

const keyOf = ({ seq }: ListChange): string => String(seq);

type ChangesProps = {
  /** One entry, or the whole list. */
  readonly entity: string | null;
  readonly title: string;
  readonly care: Care;
  readonly handle?: Ref<LongListHandle>;
};

/** What was done, newest first, page by page. */
export const ChangeLines = ({ entity, title, care, handle }: ChangesProps) => {
  const query = useInfiniteQuery(
    orpc.authority.changes.infiniteOptions({
      input: (page: string | null) => ({
        limit: 50,
        ...(entity === null ? {} : { entity }),
        ...(page === null ? {} : { cursor: page }),
      }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(query);
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isSuccess && rows.length === 0) return <p className="au-quiet">{words.none}</p>;
  return (
    <LongList
      {...(handle === undefined ? {} : { ref: handle })}
      rows={rows}
      keyOf={keyOf}
      total={total}
      label={title}
      estimate={58}
      className="au-history"
      rowClass={({ stands }) => (stands ? 'au-line' : 'au-line au-gone')}
      onEnd={more}
    >
      {(change) => <ChangeLine change={change} care={care} />}
    </LongList>
  );
};

/** Everything that was done to the list, newest first, and what differs from an older version. */
export const HistoryView = ({ care, version }: { readonly care: Care; readonly version: number }) => {
  const list = useRef<LongListHandle>(null);
  useRowKeys(list);
  return (
    <div className="au-page au-wide">
      <h2>{words.title}</h2>
      <Compare newest={version} />
      <ChangeLines entity={null} title={words.title} care={care} handle={list} />
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

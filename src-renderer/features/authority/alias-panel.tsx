import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { careWords } from '../../words/authority-care.ts';
import type { Care } from './use-care.ts';

const words = careWords.alias;

type Props = {
  readonly row: EntityRow;
  readonly care: Care;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Another name for an entry, with what it would change before it is added. */
export const AliasPanel = ({ row, care, onDone, onCancel }: Props) => {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const spelling = useDeferredValue(settled.trim());
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    ...orpc.authority.aliasEffects.queryOptions({ input: { id: row.id, spelling: spelling || ' -' } }),
    enabled: spelling !== '',
    retry: false,
  });
  const add = async (): Promise<void> => {
    const alias = text.trim();
    const done = await care.run(
      () => client.authority.edit({ id: row.id, addAliases: [alias] }),
      words.done(alias, row.name),
    );
    if (done !== null) onDone();
  };
  return (
    <form
      className="au-page au-form"
      aria-label={words.title(row.name)}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.title(row.name)}</h2>
      <label>
        {words.field}
        <input ref={field} required value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <section className="au-effects" aria-label={words.changes} aria-busy={query.isFetching}>
        <h3>{words.changes}</h3>
        {query.isError ? <ErrorNote error={query.error} /> : null}
        {spelling === '' ? null : query.data === undefined || spelling !== text.trim() ? (
          <p className="au-quiet">{words.looking}</p>
        ) : query.data.effects.length === 0 ? (
          <p className="au-quiet">{words.changesNothing}</p>
        ) : (
          <ul>
            {query.data.effects.map((effect) => (
              <li key={effect.value}>
                {effect.after === null ? '▲ ' : ''}
                {words.change(effect.value, effect.before, effect.after, effect.krithis)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="au-acts">
        <Button variant="primary" type="submit">
          {words.act}
        </Button>
        <Button onClick={onCancel}>{careWords.cancel}</Button>
      </div>
    </form>
  );
};

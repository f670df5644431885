import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords } from '../../words/authority.ts';
import { langOf } from '../review/spelling.ts';
import type { Care } from './use-care.ts';

const words = careWords.split;

type Props = {
  readonly row: EntityRow;
  readonly care: Care;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
};

const toggled = <T,>(set: ReadonlySet<T>, item: T): ReadonlySet<T> => {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
};

/** Two entries of one: which names, learnt spellings and krithis go to the new one. */
export const SplitPanel = ({ row, care, onDone, onCancel }: Props) => {
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(row.name);
  const [parent, setParent] = useState('');
  const [aliases, setAliases] = useState<ReadonlySet<string>>(new Set());
  const [spellings, setSpellings] = useState<ReadonlySet<string>>(new Set());
  const [values, setValues] = useState<ReadonlySet<number>>(new Set());
  const [krithis, setKrithis] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => first.current?.select(), []);
  const choice = useQuery(orpc.authority.splitChoice.queryOptions({ input: { id: row.id } }));
  const input = {
    id: row.id,
    name: name.trim() || row.name,
    ...(parent === '' ? {} : { facts: { parent_melakarta: Number(parent) } }),
    aliases: [...aliases],
    spellings: [...spellings],
    values: [...values],
    krithis: [...krithis],
    stay: [],
  };
  const preview = useQuery({
    ...orpc.authority.previewSplit.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  const split = async (): Promise<void> => {
    const done = await care.run(() => client.authority.split(input), words.done(row.name, input.name));
    if (done !== null) onDone(done.id);
  };
  return (
    <form
      className="au-page au-form"
      aria-label={words.title(row.name)}
      onSubmit={(event) => {
        event.preventDefault();
        void split();
      }}
    >
      <h2>{words.title(row.name)}</h2>
      <label>
        {words.name}
        <input ref={first} required value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {row.kind === 'raga' ? (
        <label>
          {words.parent}
          <input
            type="number"
            min={1}
            max={72}
            value={parent}
            onChange={(event) => setParent(event.target.value)}
          />
        </label>
      ) : null}
      {choice.isError ? <ErrorNote error={choice.error} /> : null}
      {choice.data === undefined ? (
        <p className="au-quiet">{authorityWords.loading}</p>
      ) : (
        <>
          <Choices
            title={words.chooseAliases}
            items={choice.data.aliases.map((alias) => ({ key: alias, label: alias }))}
            chosen={aliases}
            onToggle={(key) => setAliases(toggled(aliases, key))}
          />
          <Choices
            title={words.chooseSpellings}
            items={choice.data.spellings.map(({ id, value }) => ({ key: id, label: value }))}
            chosen={spellings}
            onToggle={(key) => setSpellings(toggled(spellings, key))}
          />
          <Choices
            title={words.chooseValues}
            items={choice.data.values.map((each) => ({
              key: each.id,
              label: each.value,
              more: authorityWords.number(each.krithis),
            }))}
            chosen={values}
            onToggle={(key) => setValues(toggled(values, key))}
          />
          <Choices
            title={words.chooseKrithis}
            items={choice.data.impact.list.map(({ id, title, printed }) => ({
              key: id,
              label: title,
              more: printed,
            }))}
            chosen={krithis}
            onToggle={(key) => setKrithis(toggled(krithis, key))}
          />
        </>
      )}
      <p role="status">{preview.data ? words.count(preview.data.go, preview.data.stay) : ' '}</p>
      <div className="au-acts">
        <Button variant="primary" type="submit">
          {words.act}
        </Button>
        <Button onClick={onCancel}>{careWords.cancel}</Button>
      </div>
    </form>
  );
};

type ChoicesProps<K extends string | number> = {
  readonly title: string;
  readonly items: readonly { readonly key: K; readonly label: string; readonly more?: string }[];
  readonly chosen: ReadonlySet<K>;
  readonly onToggle: (key: K) => void;
};

const Choices = <K extends string | number>({ title, items, chosen, onToggle }: ChoicesProps<K>) =>
  items.length === 0 ? null : (
    <fieldset className="au-choices">
      <legend>{title}</legend>
      <ul className="au-short">
        {items.map(({ key, label, more }) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={chosen.has(key)} onChange={() => onToggle(key)} />
              <span lang={langOf(label)}>{label}</span>
              {more === undefined ? null : <span className="au-quiet">{more}</span>}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );

import { useEffect, useRef, useState } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { client } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords } from '../../words/authority.ts';
import type { Care } from './use-care.ts';

const words = careWords.edit;

type Fact = keyof EntityRow['facts'];
const factsOfKind: Readonly<Record<EntityRow['kind'], readonly Fact[]>> = {
  raga: ['melakarta', 'parent_melakarta', 'arohanam', 'avarohanam', 'foreign_notes'],
  composer: ['life', 'place'],
  tala: ['family', 'jati', 'aksharas'],
  deity: [],
  temple: ['city', 'deity'],
};
const numeric: ReadonlySet<Fact> = new Set(['melakarta', 'parent_melakarta', 'aksharas']);

type Props = {
  readonly kind: EntityRow['kind'];
  /** Null: a new entry. */
  readonly row: EntityRow | null;
  readonly care: Care;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
};

/** Name and facts of an entry, or of a new one. What is left empty is not known. */
export const EditPanel = ({ kind, row, care, onDone, onCancel }: Props) => {
  const first = useRef<HTMLInputElement>(null);
  const facts = factsOfKind[kind];
  const [name, setName] = useState(row?.name ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(facts.map((fact) => [fact, String(row?.facts[fact] ?? '')])),
  );
  useEffect(() => first.current?.select(), []);

  const read = (fact: Fact): string | number | null => {
    const text = (values[fact] ?? '').trim();
    if (text === '') return null;
    return numeric.has(fact) ? Number(text) : text;
  };
  const save = async (): Promise<void> => {
    const changed = facts.filter((fact) => (read(fact) ?? undefined) !== row?.facts[fact]);
    const given = Object.fromEntries(changed.map((fact) => [fact, read(fact)]));
    const done =
      row === null
        ? await care.run(
            () =>
              client.authority.create({
                kind,
                name,
                facts: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
              }),
            words.done(name),
          )
        : await care.run(() => client.authority.edit({ id: row.id, name, facts: given }), words.done(name));
    if (done === null) return;
    onDone('id' in done && typeof done.id === 'string' ? done.id : (row?.id ?? ''));
  };
  return (
    <form
      className="au-page au-form"
      aria-label={row === null ? words.newTitle(authorityWords.one[kind]) : words.title(row.name)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{row === null ? words.newTitle(authorityWords.one[kind]) : words.title(row.name)}</h2>
      <label>
        {words.name}
        <input ref={first} required value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {facts.map((fact) => (
        <label key={fact} title={authorityWords.factHelp[fact]}>
          {authorityWords.factNames[fact]}
          <input
            type={numeric.has(fact) ? 'number' : 'text'}
            value={values[fact] ?? ''}
            onChange={(event) => setValues({ ...values, [fact]: event.target.value })}
          />
        </label>
      ))}
      <div className="au-acts">
        <Button variant="primary" type="submit">
          {words.act}
        </Button>
        <Button onClick={onCancel}>{careWords.cancel}</Button>
      </div>
    </form>
  );
};

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SavedFilter } from '../../../src-main/contract/krithis.ts';
import { useOfferCommands } from '../../app/commands.ts';
import { client, orpc } from '../../client/api.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import type { KrithiView } from './view.ts';

type Props = { readonly view: KrithiView; readonly onShow: (view: KrithiView) => void };

const sameView = (a: KrithiView, b: KrithiView): boolean =>
  JSON.stringify([Object.entries(a.filter).sort(), a.sort, a.down]) ===
  JSON.stringify([Object.entries(b.filter).sort(), b.sort, b.down]);

/** Filters that a person keeps by name: one to choose, one press to keep what is shown. */
export const SavedFilters = ({ view, onShow }: Props) => {
  const queries = useQueryClient();
  const options = orpc.krithis.savedFilters.queryOptions();
  const saved = useQuery(options).data?.items ?? [];
  const [name, setName] = useState<string | null>(null);
  const current = saved.find((each) => sameView(each, view));

  const keep = async (items: readonly SavedFilter[]): Promise<void> => {
    queries.setQueryData(options.queryKey, await client.krithis.saveFilters({ items: [...items] }));
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const called = (name ?? '').trim();
    if (called === '') return;
    setName(null);
    void keep([...saved.filter((each) => each.name !== called), { name: called, ...view }]);
  };
  useOfferCommands(
    saved.map((each) => ({
      id: `krithis.filter.${each.name}`,
      group: 'here',
      title: words.saved.show(each.name),
      run: () => onShow(each),
    })),
  );

  if (name !== null)
    return (
      <form className="kr-saved" onSubmit={add}>
        <input
          ref={(field) => field?.focus()}
          aria-label={words.saved.nameIt}
          placeholder={words.saved.nameIt}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setName(null);
          }}
        />
        <button type="submit">{words.actions.save}</button>
        <button type="button" onClick={() => setName(null)}>
          {words.actions.cancel}
        </button>
      </form>
    );
  return (
    <div className="kr-saved">
      <select
        aria-label={words.saved.choose}
        value={current?.name ?? ''}
        onChange={(event) => {
          const chosen = saved.find((each) => each.name === event.target.value);
          if (chosen) onShow(chosen);
        }}
      >
        <option value="">{words.saved.choose}</option>
        {saved.map((each) => (
          <option key={each.name} value={each.name}>
            {each.name}
          </option>
        ))}
      </select>
      {current === undefined ? (
        <button type="button" onClick={() => setName('')}>
          {words.saved.keep}
        </button>
      ) : (
        <button type="button" onClick={() => void keep(saved.filter((each) => each !== current))}>
          {words.saved.forget}
        </button>
      )}
    </div>
  );
};

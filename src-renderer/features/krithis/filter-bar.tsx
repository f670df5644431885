import type { Ref } from 'react';
import type { KrithiFilter } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { facetFields, useFacets } from './use-facets.ts';
import { filterWith } from './view.ts';

type Props = {
  readonly filter: KrithiFilter;
  readonly first: Ref<HTMLSelectElement>;
  readonly onChange: (filter: KrithiFilter) => void;
};

const marks = ['flags', 'duplicates', 'edited', 'strong'] as const;

const qualities: readonly {
  readonly key: string;
  readonly of: Pick<KrithiFilter, 'minQuality' | 'maxQuality'>;
}[] = [
  { key: 'from90', of: { minQuality: 0.9 } },
  { key: 'from75', of: { minQuality: 0.75 } },
  { key: 'to75', of: { maxQuality: 0.75 } },
  { key: 'to50', of: { maxQuality: 0.5 } },
];

/** Everything that the list can be narrowed by, always in the same place. */
export const FilterBar = ({ filter, first, onChange }: Props) => {
  const { choices, refresh } = useFacets();
  const quality = qualities.find(
    ({ of }) => of.minQuality === filter.minQuality && of.maxQuality === filter.maxQuality,
  );
  const setQuality = (key: string): void => {
    const { minQuality: _min, maxQuality: _max, ...rest } = filter;
    onChange({ ...rest, ...qualities.find((each) => each.key === key)?.of });
  };
  const narrowed = Object.keys(filter).some((field) => field !== 'state' && field !== 'text');
  return (
    <div className="kr-filters" role="group" aria-label={words.filters.name}>
      {facetFields.map((field, at) => (
        <select
          key={field}
          ref={at === 0 ? first : null}
          onFocus={refresh}
          aria-label={words.filters[field]}
          className={filter[field] === undefined ? '' : 'kr-set'}
          value={filter[field] ?? ''}
          onChange={(event) => onChange(filterWith(filter, field, event.target.value || undefined))}
        >
          <option value="">{words.filters[field]}</option>
          {choices(field).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ))}
      <select
        aria-label={words.filters.quality}
        className={quality === undefined ? '' : 'kr-set'}
        value={quality?.key ?? ''}
        onChange={(event) => setQuality(event.target.value)}
      >
        <option value="">{words.filters.quality}</option>
        {qualities.map(({ key }) => (
          <option key={key} value={key}>
            {words.filters.qualities[key]}
          </option>
        ))}
      </select>
      {marks.map((field) => (
        <select
          key={field}
          aria-label={words.filters[field]}
          className={filter[field] === undefined ? '' : 'kr-set'}
          value={filter[field] === undefined ? '' : String(filter[field])}
          onChange={(event) =>
            onChange(
              filterWith(
                filter,
                field,
                event.target.value === '' ? undefined : event.target.value === 'true',
              ),
            )
          }
        >
          <option value="">{words.filters[field]}</option>
          <option value="true">{words.filters.yes[field]}</option>
          <option value="false">{words.filters.no[field]}</option>
        </select>
      ))}
      <button
        type="button"
        className="kr-link"
        disabled={!narrowed}
        onClick={() =>
          onChange({
            ...(filter.state === undefined ? {} : { state: filter.state }),
            ...(filter.text === undefined ? {} : { text: filter.text }),
          })
        }
      >
        {words.filters.clear}
      </button>
    </div>
  );
};

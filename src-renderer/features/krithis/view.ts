import {
  type KrithiFilter,
  KrithiFilter as FilterSchema,
  type KrithiSort,
  KrithiSort as SortSchema,
} from '../../../src-main/contract/krithis.ts';

/** What the list shows: which krithis, in which order. It stands in the address, so that it can be gone back to. */
export type KrithiView = {
  readonly filter: KrithiFilter;
  readonly sort: KrithiSort;
  readonly down: boolean;
};

/** An address can hold nothing, so that "every state" needs a word. */
const everyState = 'all';
const usual: KrithiFilter = { state: 'in_review' };

const fields = Object.keys(FilterSchema.shape) as readonly (keyof KrithiFilter)[];

/** Reads the view of an address; what is not of the right form is left out. Without a word on it: ready for review. */
export const viewOf = (search: Readonly<Record<string, unknown>>): KrithiView => {
  const filter: Record<string, unknown> = {};
  for (const field of fields) {
    const value = search[field];
    if (value === undefined || value === '') continue;
    const parsed = FilterSchema.shape[field].safeParse(
      typeof value === 'number' && field === 'text' ? String(value) : value,
    );
    if (parsed.success && parsed.data !== undefined) filter[field] = parsed.data;
  }
  if (search['state'] === undefined) filter['state'] = usual.state;
  const sort = SortSchema.safeParse(search['sort']);
  return {
    filter: FilterSchema.parse(filter),
    sort: sort.success ? sort.data : 'listed',
    down: search['down'] === true,
  };
};

/** The view as an address: only what is not as usual. */
export const searchOf = ({ filter, sort, down }: KrithiView): Record<string, string | number | boolean> => {
  const search: Record<string, string | number | boolean> = {};
  for (const [field, value] of Object.entries(filter)) if (value !== undefined) search[field] = value;
  if (filter.state === usual.state) delete search['state'];
  else search['state'] = filter.state ?? everyState;
  if (sort !== 'listed') search['sort'] = sort;
  if (down) search['down'] = true;
  return search;
};

/** The filter with one field changed; undefined takes it out. */
export const filterWith = <F extends keyof KrithiFilter>(
  filter: KrithiFilter,
  field: F,
  value: KrithiFilter[F],
): KrithiFilter => {
  const { [field]: _old, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [field]: value };
};

/** The order after a press on a column: a new one the usual way round, the same one the other way. */
export const sortedBy = (view: KrithiView, sort: KrithiSort): KrithiView => {
  const usualDown = sort === 'quality' || sort === 'changed';
  if (view.sort !== sort) return { ...view, sort, down: usualDown };
  return view.down === usualDown ? { ...view, down: !usualDown } : { ...view, sort: 'listed', down: false };
};

import { z } from 'zod';
import { SavedFilter } from '../../contract/krithis.ts';
import type { KrithiState } from '../../domain/batch.ts';
import type { KrithiPlace } from '../../store/krithi-list.ts';
import type { Records } from '../../store/index.ts';
import { api } from './context.ts';
import { krithiActProcedures } from './krithi-acts.ts';
import { approvalPreview } from './krithi-preview.ts';
import { comparisonView, krithiDetail, krithiRowView, mentionView } from './krithi-views.ts';
import { sourceLines } from './source-lines.ts';
import { pageAfter } from './views.ts';

const stateOfStatus: Record<'PENDING' | 'APPROVED' | 'REJECTED' | 'PUBLISHED', KrithiState> = {
  PENDING: 'in_review',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  PUBLISHED: 'published',
};

const Place = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/** The last row of a page as its cursor, by the value it was sorted by. */
const placeOf = (cursor: string | undefined): KrithiPlace | null => {
  if (cursor === undefined || cursor === '') return null;
  const [value, id] = Place.parse(JSON.parse(cursor));
  return { value, id };
};

const filtersKey = 'krithis.filters';
const Filters = z.array(SavedFilter);

const savedFilters = (records: Records): SavedFilter[] =>
  Filters.parse(records.settings.get(filtersKey) ?? []);

export const krithiProcedures = {
  ...krithiActProcedures,
  list: api.krithis.list.handler(({ input, context: { engine } }) => {
    const { cursor, limit, status, sort, down, ...rest } = input;
    const query = status === undefined ? rest : { ...rest, state: stateOfStatus[status] };
    const order = { by: sort, down };
    const rows = engine.krithiSearch.page(query, order, placeOf(cursor), limit);
    return {
      ...pageAfter(rows.map(krithiRowView), limit, (row) => {
        const place = engine.records.krithiList.placeOf(order, row.id);
        return JSON.stringify([place?.value ?? '', row.id]);
      }),
      total: engine.krithiSearch.count(query),
    };
  }),
  states: api.krithis.states.handler(({ input, context: { engine } }) => {
    const counts = engine.krithiSearch.byState(input);
    return {
      states: Object.fromEntries(counts.map(({ state, krithis }) => [state, krithis])),
      total: counts.reduce((sum, { krithis }) => sum + krithis, 0),
    };
  }),
  facets: api.krithis.facets.handler(({ context: { engine } }) => engine.records.krithiList.facets()),
  around: api.krithis.around.handler(({ input, context: { engine } }) => {
    const { id, sort, down, ...query } = input;
    return engine.krithiSearch.around(id, query, { by: sort, down });
  }),
  savedFilters: api.krithis.savedFilters.handler(({ context: { engine } }) => ({
    items: savedFilters(engine.records),
  })),
  saveFilters: api.krithis.saveFilters.handler(({ input, context: { engine } }) => {
    engine.records.store.write(() => engine.records.settings.put(filtersKey, input.items));
    return { items: savedFilters(engine.records) };
  }),
  get: api.krithis.get.handler(({ input, context: { engine } }) =>
    krithiDetail(engine.records, engine.krithiLog.stands, engine.records.krithis.get(input.id)),
  ),
  source: api.krithis.source.handler(({ input, context: { engine } }) =>
    sourceLines(engine.records, engine.records.krithis.get(input.id)),
  ),
  preview: api.krithis.preview.handler(({ input, context: { engine } }) =>
    approvalPreview(engine.records, engine.records.krithis.get(input.id)),
  ),
  compare: api.krithis.compare.handler(({ input, context: { engine } }) =>
    comparisonView(engine.records, input.id, input.other),
  ),
  candidates: api.krithis.candidates.handler(({ input, context: { engine } }) => ({
    mentions: engine.records.names
      .mentionsOfKrithi(engine.records.krithis.get(input.id).id)
      .map((m) => mentionView(engine.records, m)),
  })),
};

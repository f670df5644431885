import type { KrithiState } from '../../domain/batch.ts';
import type { BulkResult } from '../../contract/krithis.ts';
import type { ItemResult } from '../../review/index.ts';
import { api, whoIs } from './context.ts';
import { krithiDetail, krithiRowView, mentionView, sourceLines } from './krithi-views.ts';
import { pageAfter } from './views.ts';

const stateOfStatus: Record<'PENDING' | 'APPROVED' | 'REJECTED' | 'PUBLISHED', KrithiState> = {
  PENDING: 'in_review',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  PUBLISHED: 'published',
};

const bulk = (results: readonly ItemResult[]): BulkResult => ({
  changed: results.filter((r) => r.ok).length,
  results: [...results],
});

export const krithiProcedures = {
  list: api.krithis.list.handler(({ input, context: { engine } }) => {
    const { cursor, limit, status, ...rest } = input;
    const filter = status === undefined ? rest : { ...rest, state: stateOfStatus[status] };
    const rows = engine.records.krithis.page(filter, cursor ?? '', limit);
    return {
      ...pageAfter(
        rows.map((row) => krithiRowView(engine.records, row)),
        limit,
        (row) => row.id,
      ),
      total: engine.records.krithis.count(filter),
    };
  }),
  get: api.krithis.get.handler(({ input, context: { engine } }) =>
    krithiDetail(engine.records, engine.records.krithis.get(input.id)),
  ),
  source: api.krithis.source.handler(({ input, context: { engine } }) =>
    sourceLines(engine.records, engine.records.krithis.get(input.id)),
  ),
  candidates: api.krithis.candidates.handler(({ input, context: { engine } }) => ({
    mentions: engine.records.names
      .mentionsOfKrithi(engine.records.krithis.get(input.id).id)
      .map((m) => mentionView(engine.records, m)),
  })),
  review: api.krithis.review.handler(({ input, context }) =>
    bulk(context.engine.approval.judgeMany([input.id], input.decision, whoIs(context), input.reason ?? null)),
  ),
  approveMany: api.krithis.approveMany.handler(({ input, context }) => {
    const { engine } = context;
    const ids = input.ids ?? (input.where === undefined ? [] : engine.approval.matching(input.where));
    if (input.preview)
      return { changed: ids.length, results: ids.map((id) => ({ id, ok: true, code: null, message: null })) };
    const rule = input.where === undefined ? null : `by rule ${JSON.stringify(input.where)}`;
    return bulk(engine.approval.judgeMany(ids, 'approve', whoIs(context), rule));
  }),
  edit: api.krithis.edit.handler(({ input, context }) => {
    const { engine } = context;
    engine.approval.edit(input.id, input.edits, whoIs(context));
    return krithiDetail(engine.records, engine.records.krithis.get(input.id));
  }),
};

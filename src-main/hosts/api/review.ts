import type { DecisionView } from '../../contract/review.ts';
import type { DecisionRow } from '../../store/decisions.ts';
import type { Engine } from '../../engine.ts';
import { api, whoIs } from './context.ts';
import { queueDetail, queueItem } from './review-views.ts';

const parseCursor = (cursor: string | undefined): { waiting: number; id: number } | null => {
  const [waiting, id] = (cursor ?? '').split(':').map(Number);
  return waiting === undefined || id === undefined || Number.isNaN(waiting + id) ? null : { waiting, id };
};

const decisionView = (engine: Engine, d: DecisionRow): DecisionView => ({
  id: d.id,
  seq: d.seq,
  at: d.at,
  who: d.who,
  kind: d.kind,
  value: d.value,
  key: d.key,
  act: d.act,
  entities: d.entities.map((id) => ({ id, name: engine.records.entities.nameOf(id) })),
  krithi: d.krithiId,
  alias: d.alias,
  reverts: d.reverts,
  revertedBy: engine.records.decisions.standingRevert(d.id)?.id ?? null,
  note: d.note,
});

export const reviewProcedures = {
  queue: api.review.queue.handler(({ input, context: { engine } }) => {
    const { cursor, limit, ...filter } = input;
    const values = engine.records.names.queue(filter, parseCursor(cursor), limit);
    const last = values.at(-1);
    return {
      items: values.map((value) => queueItem(engine, value)),
      nextCursor: last === undefined || values.length < limit ? null : `${last.waiting}:${last.id}`,
      total: engine.records.names.queueCount(filter),
    };
  }),
  item: api.review.item.handler(({ input, context: { engine } }) =>
    queueDetail(engine, engine.records.names.get(input.id)),
  ),
  progress: api.review.progress.handler(({ context: { engine } }) => {
    const values = engine.records.names.askedCounts();
    const krithis = engine.records.krithis.askedCounts();
    const stacks = engine.decisions.stacks();
    return {
      decidedValues: values.total - values.open,
      totalValues: values.total,
      freedKrithis: krithis.total - krithis.waiting,
      totalKrithis: krithis.total,
      undoable: stacks.undoable.length,
      redoable: stacks.redoable.length,
    };
  }),
  decide: api.review.decide.handler(async ({ input, context }) => {
    const effect = context.engine.decisions.decide(input, whoIs(context));
    // A new entry may be what other waiting names mean.
    if (input.act === 'create') await context.engine.names.refreshWaiting(whoIs(context));
    return { ...effect, warnings: [...effect.warnings] };
  }),
  undo: api.review.undo.handler(({ input, context }) => {
    const effect = context.engine.decisions.undo(whoIs(context), input.decision);
    return {
      reverted: effect?.reverted ?? null,
      valueId: effect?.valueId ?? null,
      blocked: effect?.blocked ?? 0,
    };
  }),
  redo: api.review.redo.handler(({ context }) => {
    const effect = context.engine.decisions.redo(whoIs(context));
    return {
      restored: effect?.reverted ?? null,
      valueId: effect?.valueId ?? null,
      freed: effect?.freed ?? 0,
    };
  }),
  log: api.review.log.handler(({ input, context: { engine } }) => {
    const before = input.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(input.cursor);
    const rows = engine.records.decisions.newestBefore(before, input.limit);
    const last = rows.at(-1);
    return {
      items: rows.map((d) => decisionView(engine, d)),
      nextCursor: last === undefined || rows.length < input.limit ? null : String(last.seq),
    };
  }),
};

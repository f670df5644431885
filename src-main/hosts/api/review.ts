import type { Engine } from '../../engine.ts';
import { type SettledFilter, isSettledState } from '../../store/settled-names.ts';
import { api, whoIs } from './context.ts';
import { packProcedures } from './packs.ts';
import { reviewLogProcedures } from './review-log.ts';
import { queueDetail, queueItem } from './review-views.ts';

const parseCursor = (cursor: string | undefined): { waiting: number; id: number } | null => {
  const [waiting, id] = (cursor ?? '').split(':').map(Number);
  return waiting === undefined || id === undefined || Number.isNaN(waiting + id) ? null : { waiting, id };
};

/** A page of the names that are decided; its cursor is the id of the last row. */
const settledNames = (engine: Engine, filter: SettledFilter, cursor: string | undefined, limit: number) => {
  const { settledNames: names } = engine.records;
  const values = names.page(filter, cursor === undefined ? null : Number(cursor), limit);
  const last = values.at(-1);
  return {
    items: values.map((value) => queueItem(engine, value)),
    nextCursor: last === undefined || values.length < limit ? null : String(last.id),
    total: names.count(filter),
  };
};

export const reviewProcedures = {
  queue: api.review.queue.handler(({ input, context: { engine } }) => {
    const { cursor, limit, ...filter } = input;
    if (isSettledState(filter.state))
      return settledNames(engine, { ...filter, state: filter.state }, cursor, limit);
    const values = engine.records.names.queue(filter, parseCursor(cursor), limit);
    const last = values.at(-1);
    return {
      items: values.map((value) => queueItem(engine, value)),
      nextCursor: last === undefined || values.length < limit ? null : `${last.waiting}:${last.id}`,
      total: engine.records.names.queueCount(filter),
    };
  }),
  item: api.review.item.handler(({ input, context: { engine } }) =>
    queueDetail(engine, engine.records.names.question(input.id)),
  ),
  snippet: api.review.snippet.handler(async ({ input, context: { engine } }) => {
    const mention = engine.records.names.mentionsOfKrithi(input.krithi).find((m) => m.valueId === input.id);
    const krithi = engine.records.krithis.place(input.krithi);
    if (mention === undefined || krithi === null) return { snippet: null };
    const words =
      engine.records.packs.evidence(mention) ?? (await engine.snippets.of({ ...mention, link: krithi.link }));
    return { snippet: words === null ? null : { ...words, source: krithi.link } };
  }),
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
      contradictions: engine.records.names.countDisputes(),
    };
  }),
  decide: api.review.decide.handler(({ input, context }) => {
    const effect = context.engine.decisions.decide(input, whoIs(context));
    // A new entry may be what other waiting names mean: looked at behind the answer, and after a crash too.
    if (input.act === 'create') context.engine.list.soon(whoIs(context));
    return { ...effect, warnings: [...effect.warnings] };
  }),
  undo: api.review.undo.handler(({ input, context }) => {
    const { decisions } = context.engine;
    const effect =
      input.step === undefined
        ? decisions.undo(whoIs(context), input.decision)
        : decisions.undoStep(whoIs(context), input.step);
    return {
      reverted: effect?.reverted ?? null,
      valueId: effect?.valueId ?? null,
      lines: effect?.lines ?? 0,
      blocked: effect?.blocked ?? 0,
    };
  }),
  redo: api.review.redo.handler(({ input, context }) => {
    const effect = context.engine.decisions.redo(whoIs(context), input.decision);
    return {
      restored: effect?.reverted ?? null,
      valueId: effect?.valueId ?? null,
      lines: effect?.lines ?? 0,
      freed: effect?.freed ?? 0,
    };
  }),
  ...reviewLogProcedures,
  packs: packProcedures,
};

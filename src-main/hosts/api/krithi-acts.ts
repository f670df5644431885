import type { BulkView, UndoResult } from '../../contract/krithis.ts';
import { AppError } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import type { BulkPreview, UndoEffect } from '../../review/index.ts';
import { api, whoIs } from './context.ts';
import { krithiRowView } from './krithi-views.ts';

/** Rows of a preview that are sent at once. */
const bulkPage = 200;

const bulkView = (engine: Engine, preview: BulkPreview, from: number): BulkView => {
  const items = preview.answers.slice(from, from + bulkPage).map((answer) => {
    const row = engine.records.krithiList.find(answer.id);
    return { ...answer, krithi: row === null ? null : krithiRowView(row) };
  });
  const next = from + items.length;
  return {
    id: preview.id,
    passing: preview.passing,
    refused: preview.answers.length - preview.passing,
    items,
    nextCursor: next < preview.answers.length ? String(next) : null,
  };
};

const undoView = (engine: Engine, effect: UndoEffect | null): UndoResult => ({
  act: effect === null || effect.step.act === 'revert' ? null : effect.step.act,
  restored: effect?.restored ?? 0,
  krithi: effect?.krithi ?? null,
  title: effect?.title ?? '',
  passed: effect?.passed ?? 0,
  refused: [...(effect?.refused ?? [])],
  ...engine.approval.depth(),
});

export const krithiActProcedures = {
  review: api.krithis.review.handler(({ input, context }) => {
    const results = context.engine.approval.judgeMany(
      [input.id],
      input.decision,
      whoIs(context),
      input.reason ?? null,
    );
    return { changed: results.filter((r) => r.ok).length, results: [...results] };
  }),
  previewBulk: api.krithis.previewBulk.handler(async function* ({ input, context: { engine } }) {
    if (input.ids === undefined && input.where === undefined)
      throw new AppError('internal.bad_input', { detail: 'say which krithis' });
    const choice =
      input.ids === undefined
        ? engine.krithiSearch.choose(input.where ?? {})
        : { of: input.ids.length, pages: [input.ids] };
    const look = engine.slicer.look(engine.krithiBulk.preview(choice, input.decision));
    for (;;) {
      const { done, value } = await look.next();
      if (done === true) {
        yield { is: 'ready' as const, view: bulkView(engine, value, 0) };
        return;
      }
      yield { is: 'looking' as const, ...value };
    }
  }),
  bulkItems: api.krithis.bulkItems.handler(({ input, context: { engine } }) =>
    bulkView(engine, engine.krithiBulk.find(input.id), Number(input.cursor ?? 0)),
  ),
  applyBulk: api.krithis.applyBulk.handler(async ({ input, context }) => {
    const { krithiBulk, slicer } = context.engine;
    const results = await slicer.run(() =>
      krithiBulk.apply(input.id, input.except, whoIs(context), input.reason ?? null),
    );
    const refused = results.filter(({ ok }) => !ok);
    return { changed: results.length - refused.length, refused };
  }),
  undo: api.krithis.undo.handler(async ({ context }) => {
    const { approval, slicer } = context.engine;
    return undoView(context.engine, await slicer.run(() => approval.undo(whoIs(context))));
  }),
  redo: api.krithis.redo.handler(async ({ context }) => {
    const { approval, slicer } = context.engine;
    return undoView(context.engine, await slicer.run(() => approval.redo(whoIs(context))));
  }),
  underWay: api.krithis.underWay.handler(({ context: { engine } }) => {
    const step = engine.approval.underWay();
    return step === null || step.act === 'revert'
      ? null
      : { act: step.act, way: step.way, done: step.done, of: step.of, isRunning: engine.slicer.isRunning() };
  }),
  stopStep: api.krithis.stopStep.handler(({ context: { engine } }) => engine.slicer.stop()),
  depth: api.krithis.depth.handler(({ context: { engine } }) => engine.approval.depth()),
  edit: api.krithis.edit.handler(({ input, context }) => ({
    changed: context.engine.approval.edit(input.id, input.edits, whoIs(context)),
  })),
  setNames: api.krithis.setNames.handler(({ input, context }) => {
    context.engine.approval.setNames(input.id, input.kind, input.entities, whoIs(context));
    return { changed: true };
  }),
  judgeTwins: api.krithis.judgeTwins.handler(({ input: { id, other, verdict }, context }) => {
    const { approval } = context.engine;
    if (verdict === 'two_works') approval.tellApart(id, other, whoIs(context));
    else if (verdict === 'keep_this') approval.keepOne(id, other, whoIs(context));
    else approval.keepOne(other, id, whoIs(context));
    return { changed: true };
  }),
};

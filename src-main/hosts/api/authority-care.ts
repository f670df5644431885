import type { ListEffect } from '../../contract/authority-shapes.ts';
import { AppError } from '../../domain/errors.ts';
import { fieldsOf } from '../../orchestrator/list-versions.ts';
import { after, fieldViews, shownChanges } from './authority-follow.ts';
import { type Context, api, whoIs } from './context.ts';

const stepped = (context: Context, effect: (ListEffect & { readonly reverted: number }) | null) => {
  if (effect === null) return null;
  const { reverted, ...rest } = effect;
  const { about } = context.engine.records.authorityLog.find(reverted)?.data ?? { about: [] };
  return after(context, { ...rest, about });
};

export const authorityCareProcedures = {
  create: api.authority.create.handler(({ input, context }) =>
    after(context, context.engine.authority.create(input, whoIs(context))),
  ),
  edit: api.authority.edit.handler(({ input, context }) =>
    after(context, context.engine.authority.edit(input, whoIs(context))),
  ),
  remove: api.authority.remove.handler(({ input, context }) =>
    after(context, context.engine.authority.remove(input.id, whoIs(context))),
  ),
  previewMerge: api.authority.previewMerge.handler(({ input, context: { engine } }) => {
    const preview = engine.authority.previewMerge(input.from, input.into);
    return {
      ...preview,
      from: [...preview.from],
      filled: [...preview.filled],
      differing: [...preview.differing],
      impact: { ...preview.impact, list: [...preview.impact.list] },
    };
  }),
  merge: api.authority.merge.handler(({ input, context }) =>
    after(context, context.engine.authority.merge(input.from, input.into, whoIs(context))),
  ),
  splitChoice: api.authority.splitChoice.handler(({ input, context: { engine } }) => {
    const { aliases, spellings, values, impact } = engine.authority.splitChoice(input.id);
    return {
      aliases: [...aliases],
      spellings: spellings.map(({ id, value }) => ({ id, value })),
      values: values.map(({ id, value, krithis }) => ({ id, value, krithis })),
      impact: { ...impact, list: [...impact.list] },
    };
  }),
  previewSplit: api.authority.previewSplit.handler(({ input, context: { engine } }) =>
    engine.authority.countSplit(input),
  ),
  split: api.authority.split.handler(({ input, context }) =>
    after(context, context.engine.authority.split(input, whoIs(context))),
  ),
  aliasEffects: api.authority.aliasEffects.handler(async ({ input, context: { engine } }) => {
    const entity = engine.records.entities.find(input.id);
    if (entity === null) throw new AppError('store.not_found', { detail: input.id });
    const effects = await engine.studies.effectsOfAlias(input.id, input.spelling);
    return {
      effects: effects.map((effect) => ({
        ...effect,
        krithis: engine.records.entityUse.printing(entity.kind, effect.value),
      })),
    };
  }),
  retireSpelling: api.authority.retireSpelling.handler(({ input, context }) =>
    after(context, context.engine.authority.retireSpelling(input.id, whoIs(context))),
  ),
  scopeSpelling: api.authority.scopeSpelling.handler(({ input, context }) =>
    after(
      context,
      context.engine.authority.scopeSpelling(input.id, input.scope, input.scopeId, whoIs(context)),
    ),
  ),
  previewRevert: api.authority.previewRevert.handler(({ input, context: { engine } }) => {
    const { entries, krithis, blockers } = engine.authority.previewRevert(input.seq);
    return { fields: fieldViews(fieldsOf(entries), shownChanges), krithis, blockers: [...blockers] };
  }),
  revert: api.authority.revert.handler(({ input, context }) =>
    after(context, context.engine.authority.revert(input.seq, whoIs(context))),
  ),
  undo: api.authority.undo.handler(({ context }) =>
    stepped(context, context.engine.authority.undo(whoIs(context))),
  ),
  redo: api.authority.redo.handler(({ context }) =>
    stepped(context, context.engine.authority.redo(whoIs(context))),
  ),
};

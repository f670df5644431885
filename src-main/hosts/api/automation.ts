import { api, whoIs } from './context.ts';
import { overviewOf, previewOf, versionsOf } from './automation-views.ts';

export const automationProcedures = {
  overview: api.automation.overview.handler(({ context: { engine } }) => overviewOf(engine)),
  preview: api.automation.preview.handler(({ context: { engine } }) => previewOf(engine)),
  take: api.automation.take.handler(({ input, context }) => ({
    version: context.engine.automation.take(input.toSeq, whoIs(context)),
  })),
  restore: api.automation.restore.handler(({ input, context }) => ({
    version: context.engine.automation.restore(input.version, whoIs(context)),
  })),
  reinstate: api.automation.reinstate.handler(({ input, context }) => {
    context.engine.automation.reinstate(input.evidence, whoIs(context));
    return { changed: 1 };
  }),
  versions: api.automation.versions.handler(({ context: { engine } }) => ({ items: versionsOf(engine) })),
  settled: api.automation.settled.handler(({ input, context: { engine } }) => {
    const after = Number(input.cursor ?? 0);
    const names = engine.records.audits.ownOfClass(input.evidence, after, input.limit);
    const last = names.at(-1);
    return {
      items: names.map(({ entityId, ...name }) => ({
        ...name,
        entity: { id: entityId, name: engine.records.entities.nameOf(entityId) },
      })),
      nextCursor: last === undefined || names.length < input.limit ? null : String(last.valueId),
    };
  }),
};

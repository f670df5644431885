import { join } from 'node:path';
import { jobKinds } from '../../domain/batch.ts';
import { errorCodes, isErrorCode } from '../../domain/errors.ts';
import { stateFromTasks } from '../../orchestrator/batch-state.ts';
import type { BatchOptions } from '../../store/batches.ts';
import { batchSummary, intakeSheet } from './batch-views.ts';
import { api, whoIs } from './context.ts';
import { eventView, pageAfter } from './views.ts';

/** Options as the store keeps them: nothing is stored for what was left to be detected. */
const optionsOf = (options: {
  [K in keyof BatchOptions]?: BatchOptions[K] | undefined;
}): BatchOptions => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

export const batchProcedures = {
  preview: api.batches.preview.handler(({ input, context }) =>
    intakeSheet(
      context.engine,
      { handle: input.handle, ...context.files.find(input.handle) },
      optionsOf(input.options),
    ),
  ),
  create: api.batches.create.handler(async ({ input, context }) => {
    const { engine } = context;
    const file = context.files.find(input.handle);
    const made = await engine.ingest.create(file, optionsOf(input.options), whoIs(context), input.name);
    return { batch: batchSummary(engine, made.batch), created: made.created };
  }),
  createSample: api.batches.createSample.handler(async ({ context }) => {
    const { engine } = context;
    const path = join(context.resourcesDir, 'sample', 'sample.csv');
    const made = await engine.ingest.create(
      { path, name: 'sample.csv' },
      { sample: true },
      whoIs(context),
      'Sample',
    );
    return { batch: batchSummary(engine, made.batch), created: made.created };
  }),
  list: api.batches.list.handler(({ input, context: { engine } }) => ({
    items: engine.records.batches.list(input.archived).map((batch) => batchSummary(engine, batch)),
  })),
  get: api.batches.get.handler(({ input, context: { engine } }) =>
    batchSummary(engine, engine.records.batches.get(input.id)),
  ),
  jobs: api.batches.jobs.handler(({ input, context: { engine } }) => {
    const { byKind } = engine.records.batches.counts(engine.records.batches.get(input.id).id);
    return {
      items: jobKinds.map((kind) => ({
        id: engine.records.batches.jobId(input.id, kind),
        kind,
        state: stateFromTasks(byKind[kind]),
        tasks: byKind[kind],
      })),
    };
  }),
  problems: api.batches.problems.handler(({ input, context: { engine } }) => ({
    items: engine.records.taskList.problems(input.id).map((group) => {
      const spec = isErrorCode(group.code) ? errorCodes[group.code] : errorCodes['internal.bug'];
      return { ...group, words: spec.words, remedy: spec.remedy };
    }),
  })),
  rows: api.batches.rows.handler(({ input, context: { engine } }) => {
    const items = engine.records.rows.page(
      input.id,
      input.status ?? null,
      Number(input.cursor ?? 0),
      input.limit,
    );
    return pageAfter(items, input.limit, (row) => String(row.line));
  }),
  events: api.batches.events.handler(({ input, context: { engine } }) => {
    const items = engine.records.events.list({
      batch: input.id,
      after: Number(input.cursor ?? 0),
      limit: input.limit,
    });
    return pageAfter(items.map(eventView), input.limit, (event) => String(event.seq));
  }),
  pause: api.batches.pause.handler(({ input, context }) => ({
    changed: context.engine.control.pause(input.id, whoIs(context)),
  })),
  resume: api.batches.resume.handler(({ input, context }) => ({
    changed: context.engine.control.resume(input.id, whoIs(context)),
  })),
  cancel: api.batches.cancel.handler(({ input, context }) => ({
    changed: context.engine.control.cancel(input.id, whoIs(context)),
  })),
  retry: api.batches.retry.handler(({ input, context }) => ({
    changed: context.engine.control.retry({ batch: input.id }, whoIs(context)),
  })),
  archive: api.batches.archive.handler(({ input, context }) => ({
    changed: context.engine.control.archive(input.id, input.archived, whoIs(context)),
  })),
  delete: api.batches.delete.handler(({ input, context }) => ({
    changed: context.engine.control.delete(input.id, whoIs(context)),
  })),
  restore: api.batches.restore.handler(({ input, context }) => ({
    changed: context.engine.control.restore(input.id, whoIs(context)),
  })),
};

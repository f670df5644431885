import { errorCodes } from '../../domain/errors.ts';
import { api, whoIs } from './context.ts';
import { eventView, pageAfter, taskView } from './views.ts';

export const taskProcedures = {
  list: api.tasks.list.handler(({ input, context: { engine } }) => {
    const { cursor, limit, ...filter } = input;
    const items = engine.records.taskList.page(filter, Number(cursor ?? 0), limit);
    return {
      ...pageAfter(items.map(taskView), limit, (task) => String(task.id)),
      total: engine.records.taskList.count(filter),
    };
  }),
  get: api.tasks.get.handler(({ input, context: { engine } }) => {
    const { records } = engine;
    const task = records.tasks.get(input.id);
    const page = records.pages.find(task.link);
    const waiting =
      task.krithiId === null
        ? []
        : records.names.mentionsOfKrithi(task.krithiId).filter((m) => m.state === 'waiting');
    return {
      ...taskView(task),
      remedy: task.errorCode === null ? null : errorCodes[task.errorCode].remedy,
      attempts: records.tasks.attempts(task.id),
      events: records.events.list({ task: task.id, limit: 200 }).map(eventView),
      page:
        page === null
          ? null
          : {
              url: page.link,
              finalUrl: page.finalUrl,
              status: page.status,
              fetchedAt: page.fetchedAt,
              bytes: page.rawBytes,
              sha256: page.sha256,
              headers: page.headers,
            },
      waitsFor: waiting.map((m) => ({ valueId: m.valueId, kind: m.kind, value: m.printed })),
    };
  }),
  retry: api.tasks.retry.handler(({ input, context }) => ({
    changed: context.engine.control.retry(input, whoIs(context)),
  })),
  cancel: api.tasks.cancel.handler(({ input, context }) => ({
    changed: context.engine.control.cancelTasks(input, whoIs(context)),
  })),
};

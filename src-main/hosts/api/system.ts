import { api, whoIs } from './context.ts';

export const settingProcedures = {
  get: api.settings.get.handler(({ context: { engine } }) => engine.settings.get()),
  set: api.settings.set.handler(({ input, context }) => {
    const { targets, ...rest } = input;
    const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
    const after = context.engine.settings.set(
      targets === undefined ? given(rest) : { ...given(rest), targets: given(targets) },
      whoIs(context),
    );
    context.engine.dispatcher.wake();
    return after;
  }),
};

export const liveProcedures = {
  watch: api.live.watch.handler(({ input, context: { engine }, signal }) =>
    engine.feed.watch(input.after, signal ?? new AbortController().signal),
  ),
  info: api.live.info.handler(({ context }) => ({
    version: context.version,
    host: context.host,
    dataDir: context.engine.records.store.dataDir,
    authorityVersion: String(context.engine.records.entities.version()),
    schemaVersion: context.engine.records.store.schemaVersion,
  })),
  openLink: api.live.openLink.handler(async ({ input, context }) => {
    const { link } = context.engine.records.krithis.get(input.krithi);
    return { opened: await context.openUrl(link), url: link };
  }),
};

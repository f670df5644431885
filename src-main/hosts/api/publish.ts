import type {
  PlanRow as RowView,
  PublishChoice,
  PublishRun,
  PublishStatus,
  TargetChoice,
} from '../../contract/publish.ts';
import { AppError, toAppError, toErrorShape } from '../../domain/errors.ts';
import { describeAddress } from '../../publish/index.ts';
import type { RunRow } from '../../store/publications.ts';
import type { ChoiceRow } from '../../store/publish-choices.ts';
import { type Context, api, whoIs } from './context.ts';
import { mainAddress } from './main-database.ts';
import { pageAfter } from './views.ts';

/** File exports of this session that can be fetched: run id to download id. */
const downloads = new WeakMap<Context['files'], Map<string, string>>();

const downloadsOf = (context: Context): Map<string, string> => {
  const known = downloads.get(context.files) ?? new Map<string, string>();
  downloads.set(context.files, known);
  return known;
};

const runView = (context: Context, row: RunRow): PublishRun => ({
  ...row,
  target: row.target as TargetChoice,
  phase: row.phase as PublishRun['phase'],
  settled: row.describe === '' ? 0 : context.engine.records.choices.count(row.describe),
  download: row.phase === 'done' ? (downloadsOf(context).get(row.id) ?? null) : null,
});

/** The address, or why one that is kept cannot be read now. */
const keptAddress = async (context: Context): Promise<string | AppError | null> => {
  try {
    return await context.secrets.get();
  } catch (thrown) {
    return toAppError(thrown);
  }
};

const statusOf = async (context: Context): Promise<PublishStatus> => {
  const { krithis } = context.engine.records;
  const kept = await keptAddress(context);
  const sealed = kept instanceof AppError ? toErrorShape(kept) : null;
  const address = kept instanceof AppError ? null : kept;
  return {
    approved: krithis.countState('approved'),
    published: krithis.countState('published'),
    postgres: {
      set: address !== null,
      describe: address === null ? null : describeAddress(address),
      remembered: context.secrets.remembers(),
      sealed,
    },
  };
};

const choiceView = (choice: ChoiceRow | null): PublishChoice | null =>
  choice === null ? null : { keep: choice.keep, who: choice.who, at: choice.at };

const begin = async (
  context: Context,
  input: { readonly target: TargetChoice; readonly batch?: string | undefined },
  mode: 'plan' | 'apply',
): Promise<PublishRun> => {
  const { address, download } = await addressOf(context, input.target);
  const run = context.engine.publishing.begin({
    address,
    batchId: input.batch ?? null,
    mode,
    actor: whoIs(context),
  });
  if (download !== null) downloadsOf(context).set(run.row.id, download);
  return runView(context, run.row);
};

const addressOf = async (
  context: Context,
  target: TargetChoice,
): Promise<{ readonly address: string; readonly download: string | null }> => {
  if (target !== 'postgres') {
    const file = await context.files.newDownload(`krithis.${target}`);
    return { address: file.path, download: file.id };
  }
  return { address: await mainAddress(context), download: null };
};

export const publishProcedures = {
  status: api.publish.status.handler(({ context }) => statusOf(context)),
  setPostgres: api.publish.setPostgres.handler(async ({ input, context }) => {
    if (input.address !== null && !/^postgres(ql)?:\/\//.test(input.address))
      throw new AppError('publish.bad_target');
    await context.secrets.set(input.address);
    return statusOf(context);
  }),
  plan: api.publish.plan.handler(({ input, context }) => begin(context, input, 'plan')),
  apply: api.publish.apply.handler(({ input, context }) => begin(context, input, 'apply')),
  stop: api.publish.stop.handler(({ input, context }) => {
    context.engine.publishing.stop(input.id);
    return runView(context, context.engine.publishing.find(input.id).row);
  }),
  run: api.publish.run.handler(({ input, context }) =>
    runView(context, context.engine.publishing.find(input.id).row),
  ),
  rows: api.publish.rows.handler(({ input, context }) => {
    const { choices } = context.engine.records;
    const { row: run, rows } = context.engine.publishing.find(input.id);
    const matching = rows
      .map((row, at) => ({ row, at }))
      .filter(({ row }) => input.action === undefined || row.action === input.action);
    const from = Number(input.cursor ?? -1);
    const page = matching.filter(({ at }) => at > from).slice(0, input.limit);
    const { nextCursor } = pageAfter(page, input.limit, ({ at }) => String(at));
    const choiceOf = ({ krithiId, mark }: (typeof rows)[number]): RowView['choice'] => {
      const choice = mark === null ? null : choices.find(krithiId, run.describe);
      return choice?.mark === mark ? choiceView(choice) : null;
    };
    const items = page.map(({ row }): RowView => ({
      krithi: row.krithiId,
      title: row.title,
      link: row.link,
      action: row.action,
      changes: [...row.changes],
      reason: row.reason,
      canSettle: row.mark !== null,
      choice: choiceOf(row),
      settled: row.settled,
    }));
    return { items, nextCursor };
  }),
  settle: api.publish.settle.handler(({ input, context }) =>
    choiceView(context.engine.publishing.settle(input.id, input.krithi, input.keep, whoIs(context))),
  ),
  undoChoice: api.publish.undoChoice.handler(({ input, context }) => {
    const { publishing, records } = context.engine;
    const last = records.choices.last(publishing.find(input.id).row.describe);
    if (last === null) return { krithi: null, title: '' };
    records.choices.takeBack(last, whoIs(context));
    return { krithi: last.krithiId, title: records.krithis.find(last.krithiId)?.title ?? '' };
  }),
  history: api.publish.history.handler(({ input, context }) => {
    const rows = context.engine.records.publications.runsBefore(input.cursor ?? null, input.limit);
    return pageAfter(
      rows.map((row) => runView(context, row)),
      input.limit,
      (row) => row.id,
    );
  }),
};

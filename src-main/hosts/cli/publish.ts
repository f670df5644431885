import { AppError, isErrorCode } from '../../domain/errors.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';

/** Plans, or plans and applies; a second run changes nothing. */
export const publishCommand = (
  options: CommonOptions & {
    readonly to: string;
    readonly plan?: boolean;
    readonly batch?: string;
    readonly who: string;
  },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    if (options.batch !== undefined) engine.records.batches.get(options.batch);
    const mode = options.plan === true ? 'plan' : 'apply';
    const run = engine.publishing.begin({
      address: options.to,
      batchId: options.batch ?? null,
      mode,
      actor: options.who,
    });
    const onInterrupt = (): void => engine.publishing.stop(run.row.id);
    interrupted.addEventListener('abort', onInterrupt);
    await run.finished;
    const { row, rows } = engine.publishing.find(run.row.id);
    if (row.error !== null) {
      const { code, detail } = row.error;
      throw new AppError(isErrorCode(code) ? code : 'internal.bug', detail === null ? {} : { detail });
    }
    const { create, update, unchanged, conflict, failed } = row.counts;
    output.result({ create, update, unchanged, conflict, failed, rows }, () =>
      [
        `${create} to create, ${update} to update, ${unchanged} unchanged, ${conflict} in conflict, ${failed} failed`,
        ...rows.filter((r) => r.reason !== null).map((r) => `${r.title}: ${r.reason?.message ?? ''}`),
      ].join('\n'),
    );
    if (interrupted.aborted) return exit.interrupted;
    return conflict + failed > 0 ? exit.partly : exit.done;
  });
};

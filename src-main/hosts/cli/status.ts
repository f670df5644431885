import type { TaskCounts } from '../../domain/batch.ts';
import { taskStates } from '../../domain/batch.ts';
import { newId } from '../../domain/ids.ts';
import { createServiceLevels } from '../../orchestrator/service-levels.ts';
import { createSettings } from '../../orchestrator/settings.ts';
import type { Records } from '../../store/index.ts';
import { batchJson, batchWords } from './batch-json.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { workUntilIdle } from './working.ts';

/** The JSON of `status` and `run`. */
export const statusJson = (records: Records, batchId: string | null) => {
  const chosen = batchId === null ? records.batches.list(false) : [records.batches.get(batchId)];
  const batches = chosen.map((batch) => batchJson(records, batch));
  const queue = Object.fromEntries(
    taskStates.map((state) => [state, batches.reduce((sum, b) => sum + b.tasks[state], 0)]),
  ) as TaskCounts;
  const settings = createSettings(records);
  const levels = createServiceLevels(records, settings.get, newId).measure();
  return {
    batches,
    queue: { ...queue, waiting_values: records.names.askedCounts().open },
    levels: levels.map(({ name, value, target, unit, met }) => ({ name, value, target, unit, met })),
  };
};

const words = (status: ReturnType<typeof statusJson>): string =>
  status.batches.length === 0
    ? 'No batches yet. Import a manifest: krithi-desk import FILE.csv'
    : status.batches.map(batchWords).join('\n');

export const statusCommand = (batchId: string | undefined, options: CommonOptions): Promise<number> =>
  withRecords(options, (records) => {
    const status = statusJson(records, batchId ?? null);
    createOutput(options).result(status, () => words(status));
    return exit.done;
  });

export const runCommand = (options: CommonOptions & { readonly for?: number }): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, true, async (engine, interrupted) => {
    const end = await workUntilIdle(
      engine,
      output,
      interrupted,
      options.for === undefined ? null : options.for * 1000,
    );
    const status = statusJson(engine.records, null);
    output.result(status, () => words(status));
    if (end === 'interrupted') return exit.interrupted;
    return status.queue.failed > 0 ? exit.partly : exit.done;
  });
};

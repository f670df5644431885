import { exit } from './exit.ts';
import { type TaskFilterOptions, taskFilter } from './lists.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';

const actor = 'command line';

/** `pause`, `resume`, `cancel` and `delete` of one batch. */
export const controlCommand = (
  verb: 'pause' | 'resume' | 'cancel' | 'delete',
  batchId: string,
  options: CommonOptions,
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const changed = engine.control[verb](batchId, actor);
    output.result({ changed }, () => (changed === 0 ? 'Nothing to change.' : 'Done.'));
    return exit.done;
  });
};

export const retryCommand = (
  batchId: string | undefined,
  options: CommonOptions & TaskFilterOptions,
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const batch = batchId ?? options.batch;
    if (batch !== undefined) engine.records.batches.get(batch);
    const changed = engine.control.retry(
      taskFilter({ ...options, ...(batch === undefined ? {} : { batch }) }),
      actor,
    );
    output.result({ changed }, () => `${changed} to be tried again. Work them off with: krithi-desk run`);
    return exit.done;
  });
};

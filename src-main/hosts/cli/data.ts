import { backupTo, restoreFrom } from '../../store/backup.ts';
import { quickCheck } from '../../store/connection.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { checkoutPaths, defaultDataDir } from '../paths.ts';

export const backupCommand = (file: string, options: CommonOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    await backupTo(engine.records.store.db, file);
    output.result({ backup: file }, () => `Backed up to ${file}.`);
    return exit.done;
  });
};

export const restoreCommand = async (file: string, options: CommonOptions): Promise<number> => {
  restoreFrom(options.dataDir ?? defaultDataDir(), file, checkoutPaths().migrationsDir);
  createOutput(options).result(
    { restored: file },
    () => 'Restored. What was there before is kept beside it.',
  );
  return exit.done;
};

/** The file is whole, and the counts are what a recount gives. */
export const checkCommand = (options: CommonOptions): Promise<number> =>
  withRecords(options, (records) => {
    quickCheck(records.store.db);
    const drift = records.batches.drift();
    createOutput(options).result({ ok: drift.length === 0, drift }, () =>
      drift.length === 0
        ? 'The data is whole.'
        : `Counts differ from a recount:\n${drift.map((d) => JSON.stringify(d)).join('\n')}`,
    );
    return drift.length === 0 ? exit.done : exit.failed;
  });

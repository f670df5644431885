import { AppError, toAppError } from '../../domain/errors.ts';
import { type Engine, type EngineOptions, createEngine } from '../../engine.ts';
import { limits } from '../../domain/limits.ts';
import { parseConnectTo } from '../../scrape/index.ts';
import { type Records, openRecords } from '../../store/index.ts';
import { systemClock } from '../../system.ts';
import { checkoutPaths, defaultDataDir } from '../paths.ts';
import { UsageError } from './exit.ts';
import type { Output } from './output.ts';
import { appVersion } from './version.ts';

/** Options that every command takes. */
export type CommonOptions = {
  readonly dataDir?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly siteInterval?: number;
  readonly globalInterval?: number;
  readonly concurrency?: number;
  readonly connectTo?: readonly string[];
};

const dataDirOf = (options: CommonOptions): string => options.dataDir ?? defaultDataDir();

/** The engine's options for these words, with the rates checked. */
export const engineOptions = (options: CommonOptions, network: boolean, output: Output): EngineOptions => {
  const connectTo = (options.connectTo ?? []).map(parseConnectTo);
  if (
    options.siteInterval !== undefined &&
    options.siteInterval < limits.minSiteIntervalMs &&
    connectTo.length === 0
  ) {
    throw new UsageError(
      `a gap under ${limits.minSiteIntervalMs} ms is refused: sites are people's, ask them slowly`,
    );
  }
  const { migrationsDir, resourcesDir, workerUrl } = checkoutPaths();
  const auditShare = shareOf(process.env.KRITHI_DESK_AUDIT_SHARE);
  return {
    ...(auditShare === undefined ? {} : { auditShare }),
    dataDir: dataDirOf(options),
    migrationsDir,
    resourcesDir,
    workerUrl,
    appVersion,
    network,
    connectTo,
    rates: {
      ...(options.siteInterval === undefined ? {} : { siteIntervalMs: options.siteInterval }),
      ...(options.globalInterval === undefined ? {} : { globalIntervalMs: options.globalInterval }),
      ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    },
    onTrouble: (error) => output.problem(error),
  };
};

/** The share of automatic names to ask about blind in this run; the setting holds where none is given. */
const shareOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text.trim() === '') return undefined;
  const share = Number(text);
  if (!(share >= 0 && share <= 1)) throw new UsageError('KRITHI_DESK_AUDIT_SHARE is a number from 0 to 1');
  return share;
};

/** Runs `work` on an engine that is stopped whatever happens; an interrupt keeps the state and ends with 130. */
export const withEngine = async <T>(
  options: CommonOptions,
  output: Output,
  network: boolean,
  work: (engine: Engine, interrupted: AbortSignal) => Promise<T>,
): Promise<T> => {
  const engine = createEngine(engineOptions(options, network, output));
  const interrupt = new AbortController();
  const onSignal = (): void => interrupt.abort(new AppError('internal.interrupted'));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await work(engine, interrupt.signal);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await engine.stop();
  }
};

/** Reads beside a running app: nothing is locked and nothing is changed. */
export const withRecords = async <T>(
  options: CommonOptions,
  work: (records: Records) => T | Promise<T>,
): Promise<T> => {
  const { migrationsDir } = checkoutPaths();
  const base = { dataDir: dataDirOf(options), migrationsDir, appVersion, clock: systemClock } as const;
  const records = openForReading(base);
  try {
    return await work(records);
  } finally {
    records.store.close();
  }
};

/** A folder that has no data yet, or data to be brought up to date, is first opened for writing. */
const openForReading = (base: Parameters<typeof openRecords>[0]): Records => {
  try {
    return openRecords({ ...base, mode: 'read' });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'store.not_found' && error.code !== 'store.locked') throw error;
    openRecords(base).store.close();
    return openRecords({ ...base, mode: 'read' });
  }
};

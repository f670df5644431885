import type { BatchSummary, IntakeSheet } from '../../contract/batches.ts';
import { stages } from '../../contract/batches.ts';
import { AppError, toAppError } from '../../domain/errors.ts';
import { type ManifestReading, readManifestFile } from '../../intake/index.ts';
import { readingOptions } from '../../orchestrator/ingest.ts';
import type { BatchOptions, BatchRow } from '../../store/batches.ts';
import type { Engine } from '../../engine.ts';
import { canonicalPreview } from './rows-preview.ts';

const minuteMs = 60_000;

/** A batch as the list shows it. */
export const batchSummary = (engine: Engine, batch: BatchRow): BatchSummary => {
  const { records, clock } = engine;
  const counts = records.batches.counts(batch.id);
  const done = counts.byKind.scrape.succeeded + counts.byKind.scrape.failed;
  const elapsed = batch.startedAt === null ? 0 : (batch.finishedAt ?? clock.now()) - batch.startedAt;
  const perMinute = done > 0 && elapsed > 0 ? done / (Math.max(elapsed, 1000) / minuteMs) : null;
  const left = counts.byKind.scrape.pending + counts.byKind.scrape.running + counts.byKind.scrape.retryable;
  const isMoving = batch.state === 'running' && left > 0;
  return {
    id: batch.id,
    name: batch.name,
    file: batch.file,
    state: batch.state,
    archived: batch.archived,
    createdAt: batch.createdAt,
    finishedAt: batch.finishedAt,
    rows: batch.rows.total > 0 ? batch.rows : records.rows.counts(batch.id),
    tasks: counts.tasks,
    krithis: counts.krithis,
    stages: Object.fromEntries(
      stages.map((stage) => [stage, counts.stages[stage] ?? 0]),
    ) as BatchSummary['stages'],
    perMinute: isMoving ? perMinute : null,
    etaMs: isMoving && perMinute !== null ? Math.round((left / perMinute) * minuteMs) : null,
    waitingValues: records.names.waitingOfBatch(batch.id),
  };
};

const previewRows = 200;

/** What a staged file would become; a file that cannot be read is a sheet with its reason. */
export const intakeSheet = async (
  engine: Engine,
  file: { readonly handle: string; readonly path: string; readonly name: string; readonly size: number },
  options: BatchOptions,
): Promise<IntakeSheet> => {
  const empty: IntakeSheet = {
    handle: file.handle,
    file: file.name,
    size: file.size,
    encoding: options.encoding ?? 'utf-8',
    delimiter: options.delimiter ?? ',',
    header: [],
    roles: {},
    rows: { total: 0, new: 0, known: 0, duplicate: 0, bad: 0 },
    sites: [],
    preview: [],
    problems: [],
    alreadyImported: null,
    error: null,
  };
  let reading: ManifestReading;
  try {
    reading = await readManifestFile(file.path, readingOptions(options));
  } catch (thrown) {
    const error = toAppError(thrown);
    return { ...empty, error: { code: error.code, message: error.message, remedy: error.remedy } };
  }
  const { rows, sites, preview } = canonicalPreview(engine.records, reading, previewRows);
  const earlier = engine.records.batches.findByHash(reading.fileHash);
  const unusable = rows.new + rows.known === 0 ? new AppError('manifest.no_rows') : null;
  return {
    ...empty,
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    header: [...reading.header],
    roles: reading.roles,
    rows,
    sites,
    preview,
    problems: reading.problems.slice(0, previewRows),
    alreadyImported:
      earlier === null ? null : { batch: earlier.id, name: earlier.name, at: earlier.createdAt },
    error:
      unusable === null ? null : { code: unusable.code, message: unusable.message, remedy: unusable.remedy },
  };
};

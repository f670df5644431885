import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { ManifestProblem, ManifestRow } from '../domain/manifest.ts';
import { type ManifestReading, readManifestFile } from '../intake/index.ts';
import { machine } from '../store/events.ts';
import type { BatchOptions, BatchRow } from '../store/batches.ts';
import type { Records } from '../store/index.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { Handler } from './handler.ts';

export type IngestDeps = {
  readonly records: Records;
  readonly newId: NewId;
  readonly titleKey: (title: string) => string;
};

/** Rows of a transaction: short enough that screens stay smooth while a large manifest is taken in. */
const chunk = 500;
/** Problems kept with the batch; every row keeps its own beside. */
const keptProblems = 1000;

export const readingOptions = (options: BatchOptions) => ({
  ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
  ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
  ...(options.roles === undefined ? {} : { roles: options.roles }),
  ...(options.composer === undefined ? {} : { composer: options.composer }),
});

/** Takes manifests: a batch is made only of a file that can be read, and once of each file. */
export const createIngest = ({ records, newId, titleKey }: IngestDeps) => {
  const folder = join(records.store.dataDir, 'manifests');

  /** Keeps the file's bytes with the data, whole or not at all: a crash in the middle of taking it in can go on. */
  const keep = async (path: string, hash: string): Promise<string> => {
    await mkdir(folder, { recursive: true });
    const target = join(folder, `${hash}.csv`);
    const unfinished = `${target}.unfinished`;
    await copyFile(path, unfinished);
    const handle = await open(unfinished, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target);
    return target;
  };

  /**
   * Makes the batch of a manifest file. The same file again is no new batch.
   *
   * @param name what the file is called for people; `path` may be a staged copy.
   * @throws AppError manifest.* where the file is none; then nothing was made.
   */
  const create = async (
    source: { readonly path: string; readonly name: string },
    options: BatchOptions,
    actor: string,
    batchName?: string,
  ): Promise<{ readonly batch: BatchRow; readonly created: boolean }> => {
    const reading = await readManifestFile(source.path, readingOptions(options));
    if (!reading.rows.some((row) => row.status === 'new'))
      throw new AppError('manifest.no_rows', firstProblem(reading));
    await keep(source.path, reading.fileHash);
    return records.store.write(() => {
      const earlier = records.batches.findByHash(reading.fileHash);
      if (earlier !== null) return { batch: earlier, created: false };
      const id = newId();
      const name = batchName ?? source.name.replace(/\.[a-z]+$/i, '');
      records.batches.insert({ id, name, file: source.name, fileHash: reading.fileHash, options, actor });
      const jobId = records.batches.jobId(id, 'manifest_ingest');
      records.tasks.insert({
        batchId: id,
        jobId,
        kind: 'manifest_ingest',
        krithiId: null,
        title: name,
        link: reading.fileHash,
        site: '',
      });
      return { batch: records.batches.get(id), created: true };
    });
  };

  /** One row of the manifest: a krithi with its first task, or why there is none. */
  const takeRow = (batch: BatchRow, row: ManifestReading['rows'][number]): void => {
    if (records.rows.has(batch.id, row.line)) return;
    if (row.status !== 'new') {
      const krithiId = row.link === '' ? null : records.krithis.idOfLink(row.link);
      records.rows.insert(batch.id, row, {
        status: row.status,
        code: row.code,
        message: row.message,
        krithiId,
      });
      return;
    }
    const known = records.krithis.idOfLink(row.link);
    if (known !== null) {
      records.rows.insert(batch.id, row, { status: 'known', code: null, message: null, krithiId: known });
      return;
    }
    const id = newId();
    addKrithi(batch, row, id);
    records.rows.insert(batch.id, row, { status: 'new', code: null, message: null, krithiId: id });
  };

  const addKrithi = (batch: BatchRow, row: ManifestRow, id: string): void => {
    records.krithis.insert({
      id,
      batchId: batch.id,
      link: row.link,
      site: row.site,
      line: row.line,
      printedLink: row.hyperlink,
      csvTitle: row.title,
      csvRaga: row.raga,
      csvComposer: row.composer,
      csvTala: row.tala,
      titleKey: titleKey(row.title),
    });
    const jobId = records.batches.jobId(batch.id, 'scrape');
    records.tasks.insert({
      batchId: batch.id,
      jobId,
      kind: 'scrape',
      krithiId: id,
      title: row.title,
      link: row.link,
      site: row.site,
    });
  };

  const isWanted = (batchId: string): boolean => {
    const batch = records.batches.find(batchId);
    return batch !== null && batch.deletedAt === null && batch.state !== 'cancelled';
  };

  /**
   * Works off a manifest a chunk a transaction; what a crash left undone is done again, and only that.
   * A batch that is cancelled or deleted meanwhile gets no more rows.
   */
  const handler: Handler = async (task: TaskRow) => {
    const batch = records.batches.get(task.batchId);
    const path = join(folder, `${batch.fileHash}.csv`);
    const reading = await readManifestFile(path, readingOptions(batch.options));
    for (let at = 0; at < reading.rows.length; at += chunk) {
      const goesOn = records.store.write(() => {
        if (!isWanted(batch.id)) return false;
        for (const row of reading.rows.slice(at, at + chunk)) takeRow(batch, row);
        return true;
      });
      // A deleted one that comes back goes on from here.
      if (!goesOn) return () => ({ end: { state: 'pending', refund: true, reason: 'taken away' } });
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return () => ({
      end: { state: 'succeeded' },
      write: () => {
        const rows = records.rows.counts(batch.id);
        records.batches.setRows(batch.id, rows, reading.problems.slice(0, keptProblems));
        records.events.append({ type: 'batch.ingested', actor: machine, batchId: batch.id, data: rows });
      },
    });
  };

  return { create, handler };
};
export type Ingest = ReturnType<typeof createIngest>;

const firstProblem = (reading: ManifestReading): { readonly detail?: string } => {
  const problem: ManifestProblem | undefined = reading.problems[0];
  return problem === undefined ? {} : { detail: `line ${problem.line}: ${problem.message}` };
};

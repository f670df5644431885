import { basename } from 'node:path';
import { AppError, toAppError, toErrorShape } from '../../domain/errors.ts';
import type { RowCounts } from '../../domain/batch.ts';
import { ColumnRole, Delimiter, Encoding } from '../../domain/manifest.ts';
import type { Engine } from '../../engine.ts';
import { type ManifestReading, readManifestFile } from '../../intake/index.ts';
import { readingOptions } from '../../orchestrator/ingest.ts';
import type { BatchOptions } from '../../store/batches.ts';
import { canonicalPreview } from '../api/rows-preview.ts';
import { type BatchJson, batchJson, batchWords } from './batch-json.ts';
import { UsageError, exit } from './exit.ts';
import { type Output, createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';
import { workUntilIdle } from './working.ts';

export type ImportOptions = CommonOptions & {
  readonly name?: string;
  readonly map?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dryRun?: boolean;
  readonly composer?: string;
  readonly wait: boolean;
};

type FileError = {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
};

/** `role=Column,role=Column`. */
const parseMap = (text: string): BatchOptions['roles'] =>
  Object.fromEntries(
    text.split(',').map((pair) => {
      const at = pair.indexOf('=');
      const role = ColumnRole.safeParse(pair.slice(0, at).trim());
      if (at < 1 || !role.success)
        throw new UsageError(`--map: "${pair}" is not role=Column (roles: ${ColumnRole.options.join(', ')})`);
      return [role.data, pair.slice(at + 1).trim()];
    }),
  );

const choice = <T>(
  parsed: { success: true; data: T } | { success: false },
  name: string,
  value: string,
): T => {
  if (!parsed.success) throw new UsageError(`${name}: "${value}" is not known`);
  return parsed.data;
};

const delimiterWords: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
};

const batchOptions = (options: ImportOptions): BatchOptions => ({
  ...(options.map === undefined ? {} : { roles: parseMap(options.map) }),
  ...(options.encoding === undefined
    ? {}
    : {
        encoding: choice(Encoding.safeParse(options.encoding.toLowerCase()), '--encoding', options.encoding),
      }),
  ...(options.delimiter === undefined
    ? {}
    : {
        delimiter: choice(
          Delimiter.safeParse(delimiterWords[options.delimiter] ?? options.delimiter),
          '--delimiter',
          options.delimiter,
        ),
      }),
  ...(options.composer === undefined ? {} : { composer: options.composer }),
});

export const importCommand = async (files: readonly string[], options: ImportOptions): Promise<number> => {
  const output = createOutput(options);
  const reading = batchOptions(options);
  return withEngine(options, output, true, async (engine, interrupted) => {
    if (options.dryRun === true) return dryRun(engine, output, files, reading);
    const made: { readonly id: string; readonly created: boolean }[] = [];
    const errors: FileError[] = [];
    for (const file of files) {
      try {
        const { batch, created } = await engine.ingest.create(
          { path: file, name: basename(file) },
          reading,
          'command line',
          options.name,
        );
        made.push({ id: batch.id, created });
        if (!created) output.note(`${file}: imported before, as ${batch.name}. Nothing to do.`);
      } catch (thrown) {
        errors.push(fileError(output, file, thrown));
      }
    }
    const end = options.wait ? await workUntilIdle(engine, output, interrupted, null) : 'idle';
    const batches = made.map(({ id, created }) =>
      importedJson(batchJson(engine.records, engine.records.batches.get(id)), created),
    );
    output.result({ batches, errors }, () => batches.map(batchWords).join('\n'));
    if (end === 'interrupted') return exit.interrupted;
    if (made.length === 0) return exit.failed;
    const isPartial = errors.length > 0 || batches.some((b) => b.tasks.failed > 0 || b.rows.bad > 0);
    return isPartial ? exit.partly : exit.done;
  });
};

/** The same file again brings nothing: its rows are all known, and the earlier batch stands for it. */
const importedJson = (batch: BatchJson, created: boolean): BatchJson =>
  created
    ? batch
    : {
        ...batch,
        rows: { ...batch.rows, known: batch.rows.known + batch.rows.new, new: 0 },
        problems: [
          {
            line: 0,
            column: null,
            code: 'manifest.already_imported',
            message: new AppError('manifest.already_imported').message,
          },
          ...batch.problems,
        ],
      };

const fileError = (output: Output, file: string, thrown: unknown): FileError => {
  const error = toAppError(thrown);
  output.note(`${file}:`);
  output.problem(error);
  const { code, message, remedy } = toErrorShape(error);
  return { file, code, message, remedy };
};

const dryRun = async (
  engine: Engine,
  output: Output,
  files: readonly string[],
  options: BatchOptions,
): Promise<number> => {
  const sheets: ReturnType<typeof sheetJson>[] = [];
  const errors: FileError[] = [];
  for (const file of files) {
    try {
      const reading = await readManifestFile(file, readingOptions(options));
      const { rows } = canonicalPreview(engine.records, reading, 0);
      sheets.push(sheetJson(file, reading, rows));
    } catch (thrown) {
      errors.push(fileError(output, file, thrown));
    }
  }
  output.result({ batches: sheets, errors }, () =>
    sheets
      .map(
        (s) =>
          `${s.file}: ${s.rows.total} rows, ${s.rows.new} new, ${s.rows.known} known, ${s.rows.duplicate} duplicate, ${s.rows.bad} bad`,
      )
      .join('\n'),
  );
  if (sheets.length === 0) return exit.failed;
  return errors.length > 0 || sheets.some((s) => s.rows.bad > 0) ? exit.partly : exit.done;
};

/** What a file would become: a batch without an id. */
const sheetJson = (file: string, reading: ManifestReading, rows: RowCounts) => ({
  id: null,
  name: basename(file),
  file: basename(file),
  encoding: reading.encoding,
  delimiter: reading.delimiter,
  roles: reading.roles,
  rows,
  problems: reading.problems,
});

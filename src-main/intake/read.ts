import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RowCounts } from '../domain/batch.ts';
import { AppError, sentence } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { type ColumnRole, type Delimiter, type Encoding, type ManifestProblem } from '../domain/manifest.ts';
import { type ByteSource, readBlocks } from './bytes.ts';
import { isWebLink, parseRecords } from './cells.ts';
import { createDecoder } from './encoding.ts';
import { type Layout, detectLayout } from './layout.ts';
import { type Line, createLineCutter } from './lines.ts';
import { type RawRecord, createRecordReader } from './records.ts';
import { type CheckedRow, type ReadRow, createRowChecker } from './rows.ts';

/** The bytes of a manifest and the name to call it by. */
export type ManifestSource = { readonly name: string; readonly bytes: ByteSource };

/** How to read it; what is left out is detected. */
export type ReadOptions = {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** Column by role; an empty string means that no column has the role. */
  readonly roles?: Partial<Record<ColumnRole, string>> | undefined;
  /** The composer of rows that name none. */
  readonly composer?: string | null | undefined;
  /** Told after every block of the file. */
  readonly onProgress?: ((progress: { readonly bytes: number; readonly rows: number }) => void) | undefined;
  /** Ends the reading; the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
};

/** What a manifest turned out to be, without its rows. */
export type ManifestSummary = {
  readonly name: string;
  /** SHA-256 of the bytes, in hex: the identity of the file. */
  readonly fileHash: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  /** False where the file has no header line and the columns are called "Column 1" and so on. */
  readonly hasHeader: boolean;
  readonly headerSignature: string;
  readonly roles: Readonly<Record<ColumnRole, string | null>>;
  /** `known` is 0: that is for the store to say. */
  readonly counts: RowCounts;
  /** Rows that are `new`, by site, most rows first. */
  readonly sites: readonly { readonly site: string; readonly rows: number }[];
  /** What holds for the whole file, at line 0: that it has no header. */
  readonly notices: readonly ManifestProblem[];
};

/** A manifest as read, whole. */
export type ManifestReading = Omit<ManifestSummary, 'notices'> & {
  /** In the order of the file, bad rows and duplicates included. */
  readonly rows: readonly ReadRow[];
  /** The notices, then every problem of every row by line. */
  readonly problems: readonly ManifestProblem[];
};

const sampleLines = 500;
const sampleChars = 64 * 1024;
const recordsAtATime = 1000;
/** Far above any manifest; keeps a file of a million short lines from filling the memory. */
const maxRows = 1_000_000;

const rolesByName = (layout: Layout): Record<ColumnRole, string | null> => {
  const name = (role: ColumnRole): string | null => {
    const column = layout.roles[role];
    return column === null ? null : (layout.header[column] ?? null);
  };
  return {
    title: name('title'),
    raga: name('raga'),
    composer: name('composer'),
    tala: name('tala'),
    link: name('link'),
    notes: name('notes'),
  };
};

const noticesOf = (layout: Layout): ManifestProblem[] => {
  if (layout.headerLine !== null) return [];
  const taken = Object.entries(rolesByName(layout)).flatMap(([role, name]) =>
    name === null ? [] : [`${role} from ${name}`],
  );
  const message = sentence('manifest.no_header', `it is read as a row: ${taken.join(', ')}`);
  return [{ line: 0, column: null, code: 'manifest.no_header', message }];
};

/** Reads the rows under a layout: lines go in, checked rows come out in the order of the file. */
const createRowStage = (layout: Layout, composer: string | null) => {
  const linkColumn = layout.roles.link;
  const isRow = (line: string): boolean => {
    if (linkColumn === null || line.includes('"') || !line.includes('://')) return false;
    const cells = line.split(layout.delimiter);
    return cells.length === layout.header.length && isWebLink((cells[linkColumn] ?? '').trim());
  };
  const reader = createRecordReader(layout.delimiter, isRow);
  const checker = createRowChecker(layout, composer);
  let waiting: RawRecord[] = [];
  const flush = (): CheckedRow[] => {
    const records = parseRecords(waiting, layout.delimiter);
    waiting = [];
    return records.map(checker.check).filter((row) => row !== null);
  };
  const add = (records: readonly RawRecord[]): void => {
    for (const record of records) if (record.line >= layout.rowsFrom) waiting.push(record);
  };
  return {
    push: (lines: readonly Line[]): CheckedRow[] => {
      for (const line of lines) add(reader.push(line));
      return waiting.length >= recordsAtATime ? flush() : [];
    },
    end: (): CheckedRow[] => {
      add(reader.end());
      return flush();
    },
    linksSeen: checker.linksSeen,
  };
};

const noLinks = (layout: Layout): AppError => {
  const column = rolesByName(layout).link;
  return new AppError(
    'manifest.no_link_column',
    column === null ? {} : { detail: `no link stands in the column "${column}"` },
  );
};

/**
 * Reads a manifest row by row without keeping it: `onRow` is told each row as
 * it is checked. What is wrong with a row is its status and problems; what is
 * wrong with the whole file throws an AppError of the `manifest.*` family.
 */
export const scanManifest = async (
  source: ManifestSource,
  options: ReadOptions,
  onRow: (row: ReadRow, problems: readonly ManifestProblem[]) => void,
): Promise<ManifestSummary> => {
  const hash = createHash('sha256');
  const decoder = createDecoder(options.encoding ?? null);
  const cutter = createLineCutter();
  const composer = options.composer?.trim().normalize('NFC') || null;
  const counts = { total: 0, new: 0, known: 0, duplicate: 0, bad: 0 };
  const sites = new Map<string, number>();
  let bytes = 0;
  let sample: Line[] = [];
  let chars = 0;
  let layout: Layout | null = null;
  let stage: ReturnType<typeof createRowStage> | null = null;

  const tell = (checked: readonly CheckedRow[]): void => {
    for (const { row, problems } of checked) {
      counts.total += 1;
      counts[row.status] += 1;
      if (row.status === 'new') sites.set(row.site, (sites.get(row.site) ?? 0) + 1);
      if (counts.total > maxRows)
        throw new AppError('manifest.too_large', { detail: `more than ${maxRows} rows` });
      onRow(row, problems);
    }
  };
  const settle = (isWhole: boolean): void => {
    layout = detectLayout(sample, isWhole, {
      delimiter: options.delimiter ?? null,
      roles: options.roles ?? {},
    });
    if (layout === null) {
      // Nothing but blank rows so far: what follows is the beginning.
      sample = [];
      chars = 0;
      return;
    }
    if (layout.roles.link === null) throw noLinks(layout);
    stage = createRowStage(layout, composer);
    tell(stage.push(sample));
    sample = [];
  };
  const take = (lines: readonly Line[]): void => {
    if (stage !== null) {
      tell(stage.push(lines));
      return;
    }
    for (const line of lines) {
      if (sample.length > 0 || line.text.trim() !== '') sample.push(line);
      chars += line.text.length;
    }
    if (sample.length >= sampleLines || (sample.length > 1 && chars >= sampleChars)) settle(false);
  };

  for await (const block of readBlocks(source.bytes, limits.manifestBytes)) {
    options.signal?.throwIfAborted();
    hash.update(block);
    bytes += block.byteLength;
    take(cutter.push(decoder.push(block)));
    options.onProgress?.({ bytes, rows: counts.total });
    // Bytes that are at hand come without a pause; the windows must not freeze meanwhile.
    await nextTurn();
  }
  take(cutter.push(decoder.end()));
  take(cutter.end());
  if (stage === null) settle(true);
  return finish();

  function finish(): ManifestSummary {
    if (layout === null || stage === null) throw new AppError('manifest.empty');
    tell(stage.end());
    options.onProgress?.({ bytes, rows: counts.total });
    if (counts.total === 0) throw new AppError('manifest.no_rows');
    if (stage.linksSeen() === 0) throw noLinks(layout);
    return {
      name: source.name,
      fileHash: hash.digest('hex'),
      bytes,
      encoding: decoder.encoding(),
      delimiter: layout.delimiter,
      header: layout.header,
      hasHeader: layout.headerLine !== null,
      headerSignature: layout.headerSignature,
      roles: rolesByName(layout),
      counts,
      sites: [...sites].map(([site, rows]) => ({ site, rows })).toSorted((a, b) => b.rows - a.rows),
      notices: noticesOf(layout),
    };
  }
};

/** Reads a whole manifest into memory; see `scanManifest`. */
export const readManifest = async (
  source: ManifestSource,
  options: ReadOptions = {},
): Promise<ManifestReading> => {
  const rows: ReadRow[] = [];
  const problems: ManifestProblem[] = [];
  const { notices, ...summary } = await scanManifest(source, options, (row, itsProblems) => {
    rows.push(row);
    problems.push(...itsProblems);
  });
  return { ...summary, rows, problems: [...notices, ...problems] };
};

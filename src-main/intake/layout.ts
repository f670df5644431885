import { createHash } from 'node:crypto';
import { type ColumnRole, type Delimiter, delimiters } from '../domain/manifest.ts';
import { type CellRecord, cleanCell, isWebLink, looksLikeLink, parseRecords } from './cells.ts';
import { foldHeader, headerMeaning } from './header-words.ts';
import type { Line } from './lines.ts';
import { type RawRecord, createRecordReader } from './records.ts';
import { type RoleColumns, chosenColumns, guessRoles } from './roles.ts';

/** What the first lines of a manifest say about the rest. */
export type Layout = {
  readonly delimiter: Delimiter;
  /** Column names, each once; "Column 3" where the file has none. */
  readonly header: readonly string[];
  /** Line of the header; null where the file has none. */
  readonly headerLine: number | null;
  /** Records that begin before this line are no rows: header, `sep=`. */
  readonly rowsFrom: number;
  /** Same for the same columns in any order, so that choices can be remembered. */
  readonly headerSignature: string;
  readonly roles: RoleColumns;
};

const sampleRecords = 200;
const separatorLine = /^"?sep=(.)"?$/i;

/** Quoted cells of the sample end, at the latest, at a line that has a link of its own and no quote. */
const mayBeRow =
  (delimiter: string) =>
  (line: string): boolean =>
    !line.includes('"') &&
    line.split(delimiter).some((cell) => isWebLink(cell.trim())) &&
    line.includes(delimiter);

const recordsOf = (lines: readonly Line[], delimiter: Delimiter, isWhole: boolean): CellRecord[] => {
  const reader = createRecordReader(delimiter, mayBeRow(delimiter));
  const raw: RawRecord[] = [];
  for (const line of lines) {
    raw.push(...reader.push(line));
    if (raw.length >= sampleRecords) break;
  }
  if (isWhole && raw.length < sampleRecords) raw.push(...reader.end());
  return parseRecords(raw, delimiter)
    .map((record) => ({ ...record, cells: record.cells.map(cleanCell) }))
    .filter((record) => record.cells.some((cell) => cell !== ''));
};

/** Roles that a row names for sure, at most one a cell; two or more make it a header. */
const namedRoles = (record: CellRecord): number =>
  new Set(record.cells.flatMap((cell) => headerMeaning(cell).sure.slice(0, 1))).size;

const preambleRows = 10;

/** Without the title and date that people write above a table: the records from the header on. */
const fromHeader = (records: readonly CellRecord[]): readonly CellRecord[] => {
  const head = records.slice(0, preambleRows);
  const rowsBegin = head.findIndex((record) => record.cells.some(looksLikeLink));
  const before = rowsBegin < 0 ? head : head.slice(0, rowsBegin);
  const header = before.findIndex((record) => namedRoles(record) > 1);
  return header < 0 ? records : records.slice(header);
};

/** How much a file looks like a table under a delimiter: known headers, rows of one width, cells that are links. */
const tableScore = (records: readonly CellRecord[]): number => {
  const [head] = records;
  if (head === undefined || head.cells.length < 2) return 0;
  const whole = records.filter(
    (record) => record.cells.length === head.cells.length && !record.broken,
  ).length;
  const linked = records.filter((record) => record.cells.some(isWebLink)).length;
  return 2 * namedRoles(head) + (4 * whole + 3 * linked) / records.length;
};

const uniqueNames = (cells: readonly string[]): string[] => {
  const used = new Set<string>();
  return cells.map((cell, i) => {
    const base = cell === '' ? `Column ${i + 1}` : cell;
    let name = base;
    for (let n = 2; used.has(name); n += 1) name = `${base} (${n})`;
    used.add(name);
    return name;
  });
};

const width = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

/** The width that most rows have, so that one bad row makes no column. */
const usualWidth = (records: readonly CellRecord[]): number => {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(width(cells), (counts.get(width(cells)) ?? 0) + 1);
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return usual?.[0] ?? 0;
};

/** The header without a tail of empty cells that no row fills: spreadsheets write such tails. */
const usedHeader = (cells: readonly string[], records: readonly CellRecord[]): readonly string[] => {
  let used = width(cells);
  for (const record of records) {
    if (!record.broken && record.cells.length <= cells.length) used = Math.max(used, width(record.cells));
  }
  return cells.slice(0, used);
};

/**
 * A header names links but never is one. Nor is a row a header that has no
 * known word in it and a blank where links follow: it is a row without its link.
 */
const isNoHeader = (cells: readonly string[], others: readonly CellRecord[]): boolean => {
  if (cells.some(looksLikeLink)) return true;
  const known = cells.map(headerMeaning).some((one) => one.other || one.sure.length + one.weak.length > 0);
  const linked = (column: number): number =>
    others.filter((record) => isWebLink(record.cells[column] ?? '')).length;
  return !known && cells.some((cell, column) => cell === '' && 2 * linked(column) > others.length);
};

const signature = (header: readonly string[], headerless: boolean): string =>
  createHash('sha256')
    .update(headerless ? `none:${header.length}` : header.map(foldHeader).toSorted().join('\n'))
    .digest('hex')
    .slice(0, 16);

/**
 * Finds delimiter, header and column roles from the first lines of a file
 * (`isWhole` where these are all). Null where they hold nothing at all. Throws
 * `manifest.bad_mapping` for a chosen column that the file has not.
 */
export const detectLayout = (
  lines: readonly Line[],
  isWhole: boolean,
  options: { readonly delimiter: Delimiter | null; readonly roles: Partial<Record<ColumnRole, string>> },
): Layout | null => {
  const said = separatorLine.exec(lines[0]?.text ?? '')?.[1];
  const table = said === undefined ? lines : lines.slice(1);
  const declared = delimiters.find((one) => one === said) ?? null;
  const fixed = options.delimiter ?? declared;
  const [best] = (fixed === null ? delimiters : [fixed])
    .map((delimiter) => ({ delimiter, records: fromHeader(recordsOf(table, delimiter, isWhole)) }))
    .map((one) => ({ ...one, score: tableScore(one.records) }))
    .toSorted((a, b) => b.score - a.score);
  const first = best?.records[0];
  if (best === undefined || first === undefined) return null;

  const others = best.records.slice(1);
  const headerless = isNoHeader(first.cells, others);
  const names = headerless
    ? Array.from({ length: usualWidth(best.records) }, () => '')
    : usedHeader(first.cells, others);
  const header = uniqueNames(names);
  const chosen = chosenColumns(header, options.roles);
  const sample = (headerless ? best.records : others).filter((record) => !record.broken);
  return {
    delimiter: best.delimiter,
    header,
    headerLine: headerless ? null : first.line,
    rowsFrom: headerless ? first.line : first.line + 1,
    headerSignature: signature(header, headerless),
    roles: guessRoles(
      header,
      sample.map((record) => record.cells),
      headerless,
      chosen,
    ),
  };
};

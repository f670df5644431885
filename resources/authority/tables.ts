import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One line of a table: cells by column name; `-` and missing cells read as the empty string. */
export type Row = {
  readonly file: string;
  readonly line: number;
  readonly cell: (column: string) => string;
  readonly list: (column: string) => readonly string[];
};

/**
 * Reads a table of this folder. The first line names the columns (after `#`), other lines that
 * start with `#` are remarks, cells are parted by tabs and lists inside a cell by commas.
 */
export function readTable(file: string): readonly Row[] {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n');
  const columns = (lines[0] ?? '').replace(/^#/, '').split('\t');
  const rows: Row[] = [];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '' || text.startsWith('#')) continue;
    rows.push(row(file, index + 1, columns, text.split('\t')));
  }
  return rows;
}

function row(file: string, line: number, columns: readonly string[], cells: readonly string[]): Row {
  if (cells.length > columns.length) {
    throw new Error(`${file}:${line} has ${cells.length} cells for ${columns.length} columns.`);
  }
  const cell = (column: string): string => {
    const place = columns.indexOf(column);
    if (place < 0) throw new Error(`${file} has no column "${column}".`);
    const text = (cells[place] ?? '').trim();
    return text === '-' ? '' : text;
  };
  const list = (column: string): readonly string[] =>
    cell(column)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return { file, line, cell, list };
}

/** Says where a faulty line stands, so that a person can mend it. */
export function at(place: Row, message: string): Error {
  return new Error(`${place.file}:${place.line} (${place.cell('name')}): ${message}`);
}

import Papa from 'papaparse';
import { errorCodes, isErrorCode } from '../domain/errors.ts';
import type { ManifestReading } from './read.ts';

/** Cells that a spreadsheet would run as a formula (OWASP, "CSV Injection"); a quote before them makes them text. */
const formula = /^[=+\-@\t\r\n|%\uFF0B\uFF0D\uFF1D\uFF20]/;

const toCsv = (fields: readonly string[], data: readonly (readonly unknown[])[]): string =>
  // The mark at the start tells spreadsheets that the file is UTF-8.
  `\uFEFF${Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) }, { newline: '\r\n', escapeFormulae: formula })}\r\n`;

/** The problems of a manifest as CSV for a spreadsheet, one a line, with what to do about each. */
export const problemsCsv = (reading: Pick<ManifestReading, 'rows' | 'problems'>): string => {
  const rows = new Map(reading.rows.map((row) => [row.line, row]));
  return toCsv(
    ['line', 'status', 'column', 'code', 'message', 'remedy', 'title', 'raga', 'link'],
    reading.problems.map((problem) => {
      const row = rows.get(problem.line);
      return [
        problem.line,
        row?.status ?? '',
        problem.column ?? '',
        problem.code,
        problem.message,
        isErrorCode(problem.code) ? errorCodes[problem.code].remedy : '',
        row?.title ?? '',
        row?.raga ?? '',
        row?.hyperlink ?? '',
      ];
    }),
  );
};

/** Every row of a manifest as CSV for a spreadsheet, with what became of it. */
export const rowsCsv = (reading: Pick<ManifestReading, 'rows'>): string =>
  toCsv(
    ['line', 'status', 'title', 'raga', 'composer', 'tala', 'link', 'message'],
    reading.rows.map((row) => [
      row.line,
      row.status,
      row.title,
      row.raga ?? '',
      row.composer ?? '',
      row.tala ?? '',
      row.hyperlink,
      row.message ?? '',
    ]),
  );

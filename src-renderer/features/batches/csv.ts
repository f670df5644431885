/** Cells that a spreadsheet would run as a formula (OWASP, "CSV Injection"); a quote before them makes them text. */
const formula = /^[=+\-@\t\r\n|%\uFF0B\uFF0D\uFF1D\uFF20]/u;

const cell = (value: string | number | null, delimiter: string): string => {
  const text = value === null ? '' : String(value);
  return /["\r\n]/u.test(text) || text.includes(delimiter) || text.trim() !== text
    ? `"${text.replaceAll('"', '""')}"`
    : text;
};

/** One record as it stands in a file. */
export const csvRecord = (cells: readonly (string | number | null)[], delimiter = ','): string =>
  cells.map((each) => cell(each, delimiter)).join(delimiter);

/** A table for a spreadsheet: the mark at the start tells it that the file is UTF-8. */
export const csvFile = (
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string =>
  `\uFEFF${[columns, ...rows]
    .map((row) =>
      csvRecord(row.map((each) => (typeof each === 'string' && formula.test(each) ? `'${each}` : each))),
    )
    .join('\r\n')}\r\n`;

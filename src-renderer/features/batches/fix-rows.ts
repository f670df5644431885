import type { IntakeSheet, ManifestRowView } from '../../../src-main/contract/batches.ts';
import { csvRecord } from './csv.ts';

/** Cells of a bad row that can be put right in place. */
export const fixableColumns = ['title', 'raga', 'link'] as const;
export type FixableColumn = (typeof fixableColumns)[number];
export type Fix = Readonly<Partial<Record<FixableColumn, string>>>;
/** By the line on which the row begins. */
export type Fixes = ReadonlyMap<number, Fix>;

/** What stands in a cell now: what was typed, else what the file says. */
export const cellOf = (row: ManifestRowView, column: FixableColumn, fixes: Fixes): string =>
  fixes.get(row.line)?.[column] ?? (column === 'link' ? row.hyperlink : (row[column] ?? ''));

/** Remembers what was typed; what stands in the file anyway is no correction. */
export const withFix = (fixes: Fixes, row: ManifestRowView, column: FixableColumn, typed: string): Fixes => {
  const text = typed.trimStart();
  const { [column]: _old, ...others } = fixes.get(row.line) ?? {};
  const printed = column === 'link' ? row.hyperlink : (row[column] ?? '');
  const fix: Fix = text === printed ? others : { ...others, [column]: text };
  const next = new Map(fixes);
  if (Object.keys(fix).length === 0) next.delete(row.line);
  else next.set(row.line, fix);
  return next;
};

/** Where an unclosed quote ends is a guess, so such a row is put right in the file itself. */
export const canFix = (row: Pick<ManifestRowView, 'status' | 'code'>): boolean =>
  row.status === 'bad' && row.code !== 'manifest.bad_quote';

type Piece = { readonly text: string; readonly end: string };

/** Lines with their ends, as the engine numbers them: LF, CRLF and CR each end one. */
const linesOf = (text: string): Piece[] =>
  Array.from(text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/gu), ([, line = '', end = '']) => ({ text: line, end }));

/** The cells of the record that begins at a line, and how many lines it takes. */
const recordAt = (
  lines: readonly Piece[],
  start: number,
  delimiter: string,
): { readonly cells: readonly string[]; readonly lines: number } => {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = start; at < lines.length; at += 1) {
    const { text, end } = lines[at] ?? { text: '', end: '' };
    for (let i = 0; i < text.length; i += 1) {
      const char = text[i] ?? '';
      if (quoted && char === '"' && text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
      else if (char === delimiter && !quoted) {
        cells.push(cell);
        cell = '';
      } else cell += char;
    }
    if (!quoted) return { cells: [...cells, cell], lines: at - start + 1 };
    cell += end;
  }
  return { cells: [...cells, cell], lines: lines.length - start };
};

/**
 * The text of a manifest with corrected rows; every other line stays as it is, to the character.
 * A corrected row gets exactly the columns of the header.
 */
export const applyFixes = (
  text: string,
  sheet: Pick<IntakeSheet, 'header' | 'delimiter' | 'roles' | 'preview'>,
  fixes: Fixes,
): string => {
  const lines = linesOf(text);
  const rows = new Map(sheet.preview.map((row) => [row.line, row]));
  for (const [line, fix] of [...fixes].toSorted(([a], [b]) => b - a)) {
    const row = rows.get(line);
    if (row === undefined || line > lines.length) continue;
    const record = recordAt(lines, line - 1, sheet.delimiter);
    const cells = sheet.header.map((_, column) => record.cells[column] ?? '');
    for (const column of fixableColumns) {
      const at = sheet.header.indexOf(sheet.roles[column] ?? '');
      if (at >= 0 && fix[column] !== undefined) cells[at] = fix[column];
    }
    const end = lines[line - 1 + record.lines - 1]?.end ?? '\n';
    lines.splice(line - 1, record.lines, { text: csvRecord(cells, sheet.delimiter), end });
  }
  return lines.map((each) => each.text + each.end).join('');
};

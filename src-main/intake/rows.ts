import { type ErrorCode, sentence } from '../domain/errors.ts';
import { canonicalLink } from '../domain/link.ts';
import type { ColumnRole, ManifestProblem, ManifestRow, RowStatus } from '../domain/manifest.ts';
import { type CellRecord, cleanCell, cleanText, isDamaged, looksLikeLink } from './cells.ts';
import type { Layout } from './layout.ts';

/** A row as read, with what is to become of it; whether it is `known` is for the store to say. */
export type ReadRow = ManifestRow & {
  readonly status: Exclude<RowStatus, 'known'>;
  /** The first of its problems. */
  readonly code: ErrorCode | null;
  readonly message: string | null;
  /** For a duplicate, the line of the row that stands first. */
  readonly firstLine: number | null;
  /** The cells as printed, of a bad row only: what a person would correct. */
  readonly cells: readonly string[] | null;
};

export type CheckedRow = { readonly row: ReadRow; readonly problems: readonly ManifestProblem[] };

export type RowChecker = {
  /** The checked row; null where nothing stands in it. */
  readonly check: (record: CellRecord) => CheckedRow | null;
  /** Rows so far in which something meant as a link stands where links should. */
  readonly linksSeen: () => number;
};

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
const orNull = (text: string): string | null => (text === '' ? null : text);

/** Checks rows one after the other, remembering the links that good rows brought. */
export const createRowChecker = (layout: Layout, composer: string | null): RowChecker => {
  const { header, roles } = layout;
  const firstLines = new Map<string, number>();
  const roleColumns = Object.values(roles).filter((column) => column !== null);
  const needed = Math.max(0, ...roleColumns) + 1;
  let linksSeen = 0;

  const nameOf = (column: number | null): string | null =>
    column === null ? null : (header[column] ?? null);

  const check = (record: CellRecord): CheckedRow | null => {
    const raw = (role: ColumnRole): string => {
      const column = roles[role];
      return column === null ? '' : (record.cells[column] ?? '');
    };
    const problems: ManifestProblem[] = [];
    let firstCode: ErrorCode | null = null;
    const report = (code: ErrorCode, column: number | null, detail?: string): void => {
      firstCode ??= code;
      problems.push({ line: record.line, column: nameOf(column), code, message: sentence(code, detail) });
    };
    const width = record.cells.findLastIndex((cell) => cleanCell(cell) !== '') + 1;
    if (width === 0 && !record.broken) return null;

    const title = cleanCell(raw('title'));
    const hyperlink = cleanCell(raw('link'));
    if (looksLikeLink(hyperlink)) linksSeen += 1;
    // A blank inside is never part of an address; the URL parser would hide it.
    const canonical = hyperlink.includes(' ') ? null : canonicalLink(hyperlink);

    if (record.broken) {
      report('manifest.bad_quote', brokenColumn(record.cells));
    } else if (width > header.length) {
      report('manifest.too_many_columns', null, `${width} cells, ${header.length} columns`);
    } else if (record.cells.length < needed) {
      report(
        'manifest.too_few_columns',
        record.cells.length,
        `${record.cells.length} cells, ${header.length} columns`,
      );
    } else {
      for (const column of roleColumns) {
        if (isDamaged(record.cells[column] ?? '')) report('manifest.encoding', column);
      }
      if (title === '') report('manifest.missing_title', roles.title);
      if (hyperlink === '') report('manifest.missing_link', roles.link);
      else if (canonical === null) report('manifest.bad_link', roles.link, short(hyperlink));
    }

    const isBad = problems.length > 0;
    const link = isBad || canonical === null ? null : canonical;
    const firstLine = link === null ? null : (firstLines.get(link.link) ?? null);
    if (firstLine !== null) report('manifest.duplicate_link', roles.link, `line ${firstLine}`);
    else if (link !== null) firstLines.set(link.link, record.line);

    const row: ReadRow = {
      line: record.line,
      title,
      raga: orNull(cleanCell(raw('raga'))),
      composer: orNull(cleanCell(raw('composer'))) ?? composer,
      tala: orNull(cleanCell(raw('tala'))),
      notes: orNull(cleanText(raw('notes'))),
      hyperlink,
      link: link?.link ?? '',
      site: link?.site ?? '',
      status: isBad ? 'bad' : firstLine === null ? 'new' : 'duplicate',
      code: firstCode,
      message: problems[0]?.message ?? null,
      firstLine,
      cells: isBad ? record.cells : null,
    };
    return { row, problems };
  };

  return { check, linksSeen: () => linksSeen };
};

/** The column in which a quote opens that does not close as it should. */
const brokenColumn = (cells: readonly string[]): number | null => {
  const column = cells.findIndex((cell) => cell.includes('"'));
  return column < 0 ? null : column;
};

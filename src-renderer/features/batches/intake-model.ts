import type { IntakeSheet, ManifestRowView, ReadingOptions } from '../../../src-main/contract/batches.ts';
import { csvFile } from './csv.ts';
import { batchWords as words } from '../../words/batches.ts';

export type Role = keyof typeof words.intake.role;
export const roles = Object.keys(words.intake.role) as readonly Role[];
export type Shown = 'all' | ManifestRowView['status'];
export const shownRows = ['all', 'new', 'known', 'duplicate', 'bad'] as const satisfies readonly Shown[];

/** Options with one choice changed, or taken back. Read otherwise, the file has other columns: they are found anew. */
export const withOption = <K extends 'encoding' | 'delimiter'>(
  options: ReadingOptions,
  key: K,
  value: ReadingOptions[K],
): ReadingOptions => {
  const { [key]: _old, roles: _roles, ...others } = options;
  return value === undefined ? others : { ...others, [key]: value };
};

/**
 * Options with a column given a role (or none, for null). Every role is said, with an empty name for
 * none, so that nothing else is guessed anew. A column has one role: the role that had it loses it.
 */
export const withRole = (
  options: ReadingOptions,
  sheet: Pick<IntakeSheet, 'roles'>,
  role: Role,
  column: string | null,
): ReadingOptions => {
  const chosen: Partial<Record<Role, string>> = {};
  for (const each of roles) {
    const current = sheet.roles[each] ?? null;
    const next = each === role ? column : current === column ? null : current;
    chosen[each] = next ?? '';
  }
  return { ...options, roles: chosen };
};

export const withComposer = (options: ReadingOptions, composer: string): ReadingOptions => {
  const { composer: _old, ...others } = options;
  return composer.trim() === '' ? others : { ...others, composer: composer.trim() };
};

/** A header as a key: the same columns in any order mean the same file again. */
export const headerKey = (header: readonly string[]): string =>
  header
    .map((name) => name.trim().toLowerCase())
    .toSorted()
    .join('\n');

/** May a batch be made of it, and is there anything to do? */
export const canStart = (sheet: IntakeSheet | null): boolean =>
  sheet !== null && sheet.error === null && sheet.alreadyImported === null && sheet.rows.new > 0;

export const countOf = (sheet: Pick<IntakeSheet, 'rows'>, shown: Shown): number =>
  shown === 'all' ? sheet.rows.total : sheet.rows[shown];

export const rowsOf = (sheet: Pick<IntakeSheet, 'preview'>, shown: Shown): readonly ManifestRowView[] =>
  shown === 'all' ? sheet.preview : sheet.preview.filter((row) => row.status === shown);

/** What to show first: what is wrong, if anything is. */
export const firstShown = (sheet: Pick<IntakeSheet, 'rows'>): Shown => (sheet.rows.bad > 0 ? 'bad' : 'all');

/** The problems of a file for a spreadsheet, one a line. */
export const problemReport = (sheet: Pick<IntakeSheet, 'problems' | 'preview'>): string => {
  const rows = new Map(sheet.preview.map((row) => [row.line, row]));
  return csvFile(
    words.intake.reportColumns,
    sheet.problems.map((problem) => {
      const row = rows.get(problem.line);
      return [
        problem.line,
        problem.column,
        problem.message,
        row?.title ?? '',
        row?.raga ?? '',
        row?.hyperlink ?? '',
      ];
    }),
  );
};

import { AppError } from '../domain/errors.ts';
import { type ColumnRole, columnRoles } from '../domain/manifest.ts';
import { isWebLink, looksLikeLink } from './cells.ts';
import { type HeaderMeaning, foldHeader, headerMeaning } from './header-words.ts';

/** The index of the column that holds each role, or null. */
export type RoleColumns = Readonly<Record<ColumnRole, number | null>>;

type Column = {
  readonly meaning: HeaderMeaning;
  /** Share of the sample's filled cells that are web links. */
  readonly links: number;
  /** Share of them that hold a letter and are no link. */
  readonly words: number;
  readonly talas: number;
  readonly composers: number;
};

const talaCell =
  /^(?:adi|rupaka\w*|catusra \w+|chatusra \w+|tisra \w+|(?:misra|khanda|sankirna) \w+|tripu\w+|jhampa\w*|\w*chapu|desadi|madhyadi|eka\w*|ata\w*|dhruva\w*|matya\w*)$/;
const composerCell =
  /t[h]?yagaraj|tyagayya|d[ie]+kshitar|s[hy]+ama sa+stri|syama sastry|purandara|annamac|swati tirunal|papanasam|patnam/;

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

const describe = (header: string, cells: readonly string[]): Column => {
  const filled = cells.filter((cell) => cell !== '');
  return {
    meaning: headerMeaning(header),
    links: share(filled, isWebLink),
    words: share(filled, (cell) => /\p{L}/u.test(cell) && !looksLikeLink(cell)),
    talas: share(filled, (cell) => talaCell.test(foldHeader(cell))),
    composers: share(filled, (cell) => composerCell.test(foldHeader(cell))),
  };
};

/** Where a header names two roles ("Song link", "Raga notes"), the first of these is meant. */
const stronger: readonly ColumnRole[] = ['link', 'notes', 'composer', 'tala', 'raga', 'title'];

const surely = (column: Column, role: ColumnRole): boolean => {
  const { sure } = column.meaning;
  // "Raga / Tala" in one column is neither: the cell would be read as a wrong name.
  if (sure.includes('raga') && sure.includes('tala')) return false;
  return sure.includes(role) && stronger.find((one) => sure.includes(one)) === role;
};

/** How well a column fits a role by its header alone. */
const fit = (column: Column, role: ColumnRole): number =>
  surely(column, role)
    ? 4 - Math.min(2, column.meaning.sure.length - 1)
    : column.meaning.sure.length === 0 && !column.meaning.other && column.meaning.weak.includes(role)
      ? 1
      : 0;

/** How well a column fits the links: what stands in it counts more than what it is called. */
const linkFit = (column: Column): number => {
  if (surely(column, 'link')) return 4 + 10 * column.links;
  if (column.links <= 0.5) return 0;
  return 10 * column.links + (column.meaning.weak.includes('link') ? 1 : 0);
};

/** A column of words under no known name: may be a title, or a raga. */
const unnamed = (column: Column): number =>
  column.words > 0.5 && !column.meaning.other && column.meaning.sure.length === 0 ? 1 : 0;

/**
 * Guesses what each column holds, from its name and from what stands in it.
 * `rows` are cleaned cells of a sample; `chosen` are a person's choices (an
 * index, or null for "no column"), which win.
 */
export const guessRoles = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  headerless: boolean,
  chosen: ReadonlyMap<ColumnRole, number | null>,
): RoleColumns => {
  const columns = header.map((name, i) =>
    describe(
      headerless ? '' : name,
      rows.map((cells) => cells[i] ?? ''),
    ),
  );
  const roles: Record<ColumnRole, number | null> = {
    title: null,
    raga: null,
    composer: null,
    tala: null,
    link: null,
    notes: null,
  };
  const taken = new Set<number>();
  const give = (role: ColumnRole, column: number | null): void => {
    roles[role] = column;
    if (column !== null) taken.add(column);
  };
  const open = (role: ColumnRole): boolean => roles[role] === null && !chosen.has(role);
  const best = (score: (column: Column) => number): number | null => {
    let found: number | null = null;
    let top = 0;
    for (const [i, column] of columns.entries()) {
      const value = taken.has(i) ? 0 : score(column);
      if (value > top) {
        top = value;
        found = i;
      }
    }
    return found;
  };

  for (const [role, column] of chosen) give(role, column);
  if (open('link')) give('link', best(linkFit));
  for (const role of ['raga', 'tala', 'composer', 'notes', 'title'] as const) {
    if (open(role))
      give(
        role,
        best((column) => fit(column, role)),
      );
  }
  if (headerless) {
    if (open('tala'))
      give(
        'tala',
        best((column) => (column.talas >= 0.6 ? column.talas : 0)),
      );
    if (open('composer'))
      give(
        'composer',
        best((column) => (column.composers >= 0.6 ? column.composers : 0)),
      );
  }
  if (open('title')) give('title', best(unnamed));
  if (headerless && open('raga')) give('raga', best(unnamed));
  return roles;
};

/** Turns a person's choice of columns by name into indexes; throws `manifest.bad_mapping`. An empty name means "none". */
export const chosenColumns = (
  header: readonly string[],
  roles: Partial<Record<ColumnRole, string>>,
): Map<ColumnRole, number | null> => {
  const chosen = new Map<ColumnRole, number | null>();
  const taken = new Map<number, ColumnRole>();
  for (const role of columnRoles) {
    const name = roles[role];
    if (name === undefined) continue;
    if (name.trim() === '') {
      chosen.set(role, null);
      continue;
    }
    const exact = header.indexOf(name.trim());
    const column = exact >= 0 ? exact : header.findIndex((one) => foldHeader(one) === foldHeader(name));
    if (column < 0) {
      throw new AppError('manifest.bad_mapping', {
        detail: `${role}: there is no column "${name.trim()}"; the file has ${header.join(', ')}`.slice(
          0,
          300,
        ),
      });
    }
    const other = taken.get(column);
    if (other !== undefined) {
      throw new AppError('manifest.bad_mapping', {
        detail: `the column "${name.trim()}" is chosen for both ${other} and ${role}`,
      });
    }
    taken.set(column, role);
    chosen.set(role, column);
  }
  return chosen;
};

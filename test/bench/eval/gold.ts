import { readFileSync } from 'node:fs';
import type { Entity } from '../../../src-main/domain/name.ts';

/** A labelled name. */
export type GoldRow = {
  readonly query: string;
  /** ONE: means exactly one entity; AMBIG: may mean several; ALT, MEDLEY: names several; NONE: is not in the list. */
  readonly kind: 'ONE' | 'AMBIG' | 'ALT' | 'MEDLEY' | 'NONE';
  /** Ids of the entities that it may mean. */
  readonly ids: readonly string[];
  /** How many rows of the source print it. */
  readonly rows: number;
};

const kinds: ReadonlySet<string> = new Set(['ONE', 'AMBIG', 'ALT', 'MEDLEY', 'NONE']);
const isKind = (text: string | undefined): text is GoldRow['kind'] => text !== undefined && kinds.has(text);

/**
 * Reads a labelled set: tab-separated, `#` comments, a header with `query`,
 * `kind` and `expected_id` or `expected` (names; several parted by `|`).
 * @throws Error naming the file, the line and what to mend.
 */
export const readGold = (file: string, entities: readonly Entity[]): GoldRow[] => {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const numbered = lines
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  const [header, ...rows] = numbered;
  const columns = header?.text.split('\t') ?? [];
  const ids = new Set(entities.map((entity) => entity.id));
  const byName = new Map(entities.map((entity) => [entity.name, entity.id]));
  if (!columns.includes('query') || !columns.includes('kind')) {
    throw new Error(`${file}, line ${header?.line ?? 1}: the header needs the columns query and kind`);
  }
  return rows.map(({ text, line }) => {
    const cells = text.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const kind = cell('kind');
    if (!isKind(kind))
      throw new Error(`${file}, line ${line}: "${kind}" is no kind; use ${[...kinds].join(', ')}`);
    const expected = (columns.includes('expected_id') ? cell('expected_id') : cell('expected')).split('|');
    const known = expected.flatMap((each) => (ids.has(each) ? [each] : (byName.get(each) ?? [])));
    if (kind === 'ONE' && known.length === 0) {
      throw new Error(`${file}, line ${line}: "${expected.join('|')}" is not in the list of names`);
    }
    return { query: cell('query'), kind, ids: kind === 'NONE' ? [] : known, rows: Number(cell('rows')) || 1 };
  });
};

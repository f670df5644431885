import type { Queryable } from './connection.ts';
import type { MainSchema } from './schema.ts';

/** A value as the driver takes it; JSON is handed over as text. */
type Cell = string | number | boolean | Date | readonly string[] | null;
export type Row = Readonly<Record<string, Cell>>;

// Names come from this program's own text, never from data; quoting guards against reserved words.
const quoted = (name: string): string => `"${name}"`;

/** PostgreSQL's JSON cannot hold a NUL or half a character; everything else goes through unchanged. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\u0000', '\uFFFD').toWellFormed() : inner,
  );

const present = (schema: MainSchema, table: string, row: Row): readonly [string, Cell][] =>
  Object.entries(row).filter(([column]) => schema.hasColumn(table, column));

/** Inserts rows of one shape in one statement, leaving out columns that this installation lacks. */
export const insertRows = async (
  db: Queryable,
  schema: MainSchema,
  table: string,
  rows: readonly Row[],
  conflict: '' | 'ON CONFLICT DO NOTHING' = '',
): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = present(schema, table, first).map(([column]) => column);
  const values: Cell[] = [];
  const tuples = rows.map((row) => {
    const marks = columns.map((column) => `$${values.push(row[column] ?? null)}`);
    return `(${marks.join(', ')})`;
  });
  const names = columns.map(quoted).join(', ');
  await db.rows(`INSERT INTO ${quoted(table)} (${names}) VALUES ${tuples.join(', ')} ${conflict}`, values);
};

/** Sets some columns of the row with this id; does nothing where no column is left. */
export const updateRow = async (
  db: Queryable,
  schema: MainSchema,
  table: string,
  id: string,
  row: Row,
): Promise<void> => {
  const cells = present(schema, table, row);
  if (cells.length === 0) return;
  const sets = cells.map(([column], at) => `${quoted(column)} = $${at + 2}`).join(', ');
  await db.rows(`UPDATE ${quoted(table)} SET ${sets} WHERE id = $1`, [id, ...cells.map(([, cell]) => cell)]);
};

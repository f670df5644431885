import { AppError } from '../../domain/errors.ts';
import type { Queryable } from './connection.ts';

/** Without these there is no main database to write to. */
const neededColumns: Readonly<Record<string, readonly string[]>> = {
  composers: ['id', 'name', 'name_normalized', 'birth_year', 'death_year', 'place'],
  ragas: ['id', 'name', 'name_normalized', 'melakarta_number', 'parent_raga_id', 'arohanam', 'avarohanam'],
  talas: ['id', 'name', 'name_normalized', 'beat_count'],
  deities: ['id', 'name', 'name_normalized'],
  temples: ['id', 'name', 'name_normalized', 'city'],
  krithis: [
    'id',
    'title',
    'title_normalized',
    'composer_id',
    'primary_raga_id',
    'tala_id',
    'sahitya_summary',
  ],
  krithi_ragas: ['krithi_id', 'raga_id', 'order_index', 'section'],
  krithi_sections: ['id', 'krithi_id', 'section_type', 'order_index', 'label'],
  krithi_lyric_variants: [
    'id',
    'krithi_id',
    'language',
    'script',
    'is_primary',
    'source_reference',
    'lyrics',
  ],
  krithi_lyric_sections: ['id', 'lyric_variant_id', 'section_id', 'text'],
  import_sources: ['id', 'name', 'base_url'],
  imported_krithis: [
    'id',
    'import_source_id',
    'source_key',
    'parsed_payload',
    'import_status',
    'mapped_krithi_id',
  ],
  audit_log: ['action', 'entity_table', 'entity_id', 'diff', 'metadata'],
};

/** Tables that older installations may lack, and what is lost without them. */
const newerTables = {
  composer_aliases: 'aliases of composers are not looked up',
  source_documents: 'the source page is not recorded as a document',
  krithi_source_evidence: 'the evidence of each field is not recorded',
  krithi_revisions: 'no revision is recorded',
  krithi_section_revisions: 'no revision of the sections is recorded',
  users: 'reviewers are not linked to users',
} as const;
type NewerTable = keyof typeof newerTables;

export type MainSchema = {
  readonly has: (table: NewerTable) => boolean;
  readonly hasColumn: (table: string, column: string) => boolean;
  /** Columns with a foreign key cannot take ids of ours. */
  readonly isForeignKey: (table: string, column: string) => boolean;
  /** One sentence per thing that cannot be recorded here. */
  readonly notes: readonly string[];
};

const columnsQuery = `
  SELECT c.relname AS "table", a.attname AS "column",
         EXISTS (SELECT 1 FROM pg_constraint k
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)) AS foreign
    FROM unnest($1::text[]) AS wanted (name)
    JOIN pg_class c ON c.oid = to_regclass(quote_ident(wanted.name))
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`;

/** Reads what the database has. Errors: publish.schema, naming what is missing. */
export const detectSchema = async (db: Queryable): Promise<MainSchema> => {
  const newer = Object.keys(newerTables) as NewerTable[];
  const found = await db.rows<{ table: string; column: string; foreign: boolean }>(columnsQuery, [
    [...Object.keys(neededColumns), ...newer],
  ]);
  const tables = new Set(found.map(({ table }) => table));
  const columns = new Set(found.map(({ table, column }) => `${table}.${column}`));
  const foreign = new Set(
    found.filter(({ foreign }) => foreign).map(({ table, column }) => `${table}.${column}`),
  );

  const missing = Object.entries(neededColumns).flatMap(([table, names]) =>
    tables.has(table)
      ? names.map((name) => `${table}.${name}`).filter((name) => !columns.has(name))
      : [table],
  );
  if (missing.length > 0) throw new AppError('publish.schema', { detail: missing.join(', ') });

  const isForeignKey = (table: string, column: string): boolean => foreign.has(`${table}.${column}`);
  // A revision of ours stands on its extraction; where that must be a row of theirs, we cannot write one.
  const revisionsClosed = isForeignKey('krithi_revisions', 'extraction_id');
  const has = (table: NewerTable): boolean =>
    tables.has(table) && !(revisionsClosed && /^krithi_(section_)?revisions$/.test(table));
  return {
    has,
    hasColumn: (table, column) => columns.has(`${table}.${column}`),
    isForeignKey,
    notes: newer.filter((table) => !has(table)).map((table) => `no ${table} here: ${newerTables[table]}`),
  };
};

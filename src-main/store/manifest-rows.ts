import type { ManifestRow, RowStatus } from '../domain/manifest.ts';
import type { RowCounts } from '../domain/batch.ts';
import type { Store } from './open.ts';

export type StoredRow = {
  readonly line: number;
  readonly status: RowStatus;
  readonly title: string;
  readonly raga: string | null;
  readonly composer: string | null;
  readonly hyperlink: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly krithiId: string | null;
};

/** A row of a manifest that names a krithi. */
export type ListedRow = {
  readonly batch: string;
  readonly name: string;
  readonly line: number;
  readonly title: string;
  readonly raga: string | null;
};

/** Queries of the rows of a manifest and what became of each. */
export const manifestRowQueries = (store: Store) => {
  const { db } = store;
  const insert = db.prepare(
    `INSERT INTO manifest_row (batch_id, line, status, title, raga, composer, tala, notes, hyperlink, link, code, message, krithi_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (batch_id, line) DO NOTHING`,
  );
  const counts = db.prepare<[string], { status: RowStatus; n: number }>(
    'SELECT status, count(*) AS n FROM manifest_row WHERE batch_id = ? GROUP BY status',
  );
  const has = db
    .prepare<[string, number], number>('SELECT 1 FROM manifest_row WHERE batch_id = ? AND line = ?')
    .pluck();
  const page = db.prepare<[string, string | null, string | null, number, number], StoredRow>(
    `SELECT line, status, title, raga, composer, hyperlink, code, message, krithi_id AS krithiId FROM manifest_row
     WHERE batch_id = ? AND (? IS NULL OR status = ?) AND line > ? ORDER BY line LIMIT ?`,
  );
  const elsewhere = db.prepare<[string, string], ListedRow>(
    `SELECT r.batch_id AS batch, b.name, r.line, r.title, r.raga FROM manifest_row r JOIN batch b ON b.id = r.batch_id
     WHERE r.krithi_id = ? AND r.batch_id <> ? AND b.deleted_at IS NULL ORDER BY r.batch_id, r.line LIMIT 50`,
  );
  return {
    /** Rows of other manifests that name the page of a krithi too. */
    elsewhere: (krithiId: string, batchId: string): ListedRow[] => elsewhere.all(krithiId, batchId),
    has: (batchId: string, line: number): boolean => has.get(batchId, line) === 1,
    /** Adds the row unless its line is there already: a re-run after a crash adds nothing twice. */
    insert: (
      batchId: string,
      row: ManifestRow,
      fate: { status: RowStatus; code: string | null; message: string | null; krithiId: string | null },
    ): void => {
      insert.run(
        batchId,
        row.line,
        fate.status,
        row.title,
        row.raga,
        row.composer,
        row.tala,
        row.notes,
        row.hyperlink,
        row.link === '' ? null : row.link,
        fate.code,
        fate.message,
        fate.krithiId,
      );
    },
    counts: (batchId: string): RowCounts => {
      const result = { total: 0, new: 0, known: 0, duplicate: 0, bad: 0 };
      for (const { status, n } of counts.all(batchId)) {
        result[status] = n;
        result.total += n;
      }
      return result;
    },
    page: (batchId: string, status: RowStatus | null, afterLine: number, limit: number): StoredRow[] =>
      page.all(batchId, status, status, afterLine, limit),
  };
};
export type ManifestRowQueries = ReturnType<typeof manifestRowQueries>;

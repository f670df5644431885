import type { ManifestRowView } from '../../contract/batches.ts';
import type { RowCounts } from '../../domain/batch.ts';
import type { ManifestReading } from '../../intake/index.ts';
import type { Records } from '../../store/index.ts';

/** The dry run of a manifest: counts, sites and the rows worth showing, without writing anything. */
export const canonicalPreview = (
  records: Records,
  reading: ManifestReading,
  most: number,
): {
  readonly rows: RowCounts;
  readonly sites: { site: string; rows: number }[];
  readonly preview: ManifestRowView[];
} => {
  const rows = { total: 0, new: 0, known: 0, duplicate: 0, bad: 0 };
  const bySite = new Map<string, number>();
  const fresh: ManifestRowView[] = [];
  const others: ManifestRowView[] = [];
  for (const row of reading.rows) {
    const krithiId = row.link === '' ? null : records.krithis.idOfLink(row.link);
    const status = row.status === 'new' && krithiId !== null ? 'known' : row.status;
    rows.total += 1;
    rows[status] += 1;
    if (row.site !== '') bySite.set(row.site, (bySite.get(row.site) ?? 0) + 1);
    const bucket = status === 'new' ? fresh : others;
    if (bucket.length < most) {
      bucket.push({
        line: row.line,
        status,
        title: row.title,
        raga: row.raga,
        hyperlink: row.hyperlink,
        code: row.code,
        message: row.message,
        krithiId,
      });
    }
  }
  return {
    rows,
    sites: [...bySite].map(([site, n]) => ({ site, rows: n })).sort((a, b) => b.rows - a.rows),
    preview: [...others, ...fresh].sort((a, b) => a.line - b.line),
  };
};

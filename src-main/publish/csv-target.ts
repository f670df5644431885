import Papa from 'papaparse';
import { AppError } from '../domain/errors.ts';
import { scripts } from '../domain/krithi.ts';
import { type FileFormat, type FileRecord, openFileTarget } from './file-target.ts';
import { lyricRecord } from './lyric-record.ts';
import type { PublishableKrithi, Target } from './types.ts';

const bom = '\uFEFF';

/**
 * A spreadsheet runs a cell that begins like a formula; a quote before it
 * makes it text. See OWASP, "CSV Injection".
 */
const neutralise = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const cells = (krithi: PublishableKrithi): Readonly<Record<string, string | null>> => {
  const { variants } = lyricRecord(krithi);
  const lyrics = (script: string): string =>
    variants.find((variant) => variant.script === script && variant.label === null)?.lyrics ?? '';
  return {
    link: krithi.link,
    title: krithi.title,
    composer: krithi.composer.name,
    raga: krithi.ragas.map(({ entity }) => entity.name).join(', '),
    tala: krithi.tala?.name ?? null,
    ragamalika: krithi.isRagamalika ? 'yes' : 'no',
    form: krithi.form,
    language: krithi.language,
    deity: krithi.deity?.name ?? null,
    temple: krithi.temple?.name ?? null,
    ...Object.fromEntries(scripts.map((script) => [`lyrics_${script}`, lyrics(script)])),
    gist: krithi.gist,
    meaning: krithi.meaning,
    notes: krithi.notes,
    quality: krithi.quality === null ? null : String(krithi.quality.score),
    approved_by: krithi.reviewer,
    approved_at: krithi.approvedAt === null ? null : new Date(krithi.approvedAt).toISOString(),
    fetched_at: new Date(krithi.fetchedAt).toISOString(),
    source_sha256: krithi.sourceHash,
    batch: krithi.batchName,
    manifest_row: String(krithi.csvRow),
    krithi_id: krithi.krithiId,
  };
};

const parse = (text: string): ReadonlyMap<string, FileRecord> => {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(bom, ''), {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  });
  if (text.trim() !== '' && !meta.fields?.includes('link')) {
    throw new AppError('publish.bad_target', {
      detail: 'the file was not written by Krithi Desk: it has no link column',
    });
  }
  const known = meta.fields ?? [];
  return new Map(
    data.map((row) => [row['link'] ?? '', new Map(known.map((field) => [field, row[field] ?? '']))]),
  );
};

/** With the mark and CRLF, spreadsheets read the Indian scripts as they are. */
function* serialise(records: ReadonlyMap<string, FileRecord>): Iterable<string> {
  const fields = [...new Set([...records.values()].flatMap((record) => [...record.keys()]))];
  const line = (cells: readonly string[]): string => `${Papa.unparse([[...cells]])}\r\n`;
  yield bom + line(fields);
  for (const record of records.values()) yield line(fields.map((field) => record.get(field) ?? ''));
}

const csv: FileFormat = {
  name: 'CSV',
  record: (krithi) =>
    new Map(Object.entries(cells(krithi)).map(([field, value]) => [field, neutralise(value ?? '')])),
  parse,
  serialise,
  show: (value) => (value === '' ? null : value),
};

/** A file for spreadsheets, one row per krithi. Errors: publish.bad_target. */
export const openCsvTarget = (path: string): Promise<Target> => openFileTarget(path, csv);

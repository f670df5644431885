import { AppError } from '../domain/errors.ts';
import { type FileFormat, type FileRecord, openFileTarget } from './file-target.ts';
import { incipitOf } from './lyric-record.ts';
import type { EntityRef, PublishableKrithi, Target } from './types.ts';

const named = (entity: EntityRef | null): { id: string; name: string } | null =>
  entity === null ? null : { id: entity.id, name: entity.name };

const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** One line of the file: names of the fields are a stable interface. */
const document = (krithi: PublishableKrithi): Readonly<Record<string, unknown>> => ({
  link: krithi.link,
  krithi_id: krithi.krithiId,
  title: krithi.title,
  title_plain: krithi.titlePlain ?? null,
  incipit: incipitOf(krithi),
  composer: named(krithi.composer),
  ragas: krithi.ragas.map(({ entity, section }) => ({ id: entity.id, name: entity.name, section })),
  tala: named(krithi.tala),
  deity: named(krithi.deity),
  temple: named(krithi.temple),
  is_ragamalika: krithi.isRagamalika,
  form: krithi.form,
  language: krithi.language,
  sections: krithi.sections,
  gist: krithi.gist,
  meaning: krithi.meaning,
  notes: krithi.notes,
  quality: krithi.quality === null ? null : { score: krithi.quality.score, tier: krithi.quality.tier },
  source: {
    site: krithi.site,
    printed_link: krithi.printedLink,
    sha256: krithi.sourceHash,
    fetched_at: time(krithi.fetchedAt),
    adapter: krithi.adapter,
    adapter_version: krithi.extraction.adapter_version,
    contributed_fields: krithi.contributedFields,
  },
  manifest: {
    batch_id: krithi.batchId,
    batch: krithi.batchName,
    row: krithi.csvRow,
    title: krithi.csvTitle,
    raga: krithi.csvRaga,
  },
  edits: krithi.edits,
  approved: { by: krithi.reviewer, at: time(krithi.approvedAt) },
  resolution: krithi.resolution,
  ...(krithi.looseNames.length === 0 ? {} : { loose_names: krithi.looseNames }),
});

/** A record keeps each value as JSON text, so that what we do not know comes back as it was. */
const toRecord = (value: object): FileRecord =>
  new Map(Object.entries(value).map(([field, inner]) => [field, JSON.stringify(inner)]));

const parseLine = (line: string, number: number): readonly [string, FileRecord] => {
  const foreign = (cause?: unknown): AppError =>
    new AppError('publish.bad_target', {
      detail: `line ${number} of the file was not written by Krithi Desk`,
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw foreign(cause);
  }
  if (typeof value !== 'object' || value === null || !('link' in value) || typeof value.link !== 'string') {
    throw foreign();
  }
  return [value.link, toRecord(value)];
};

const jsonLines: FileFormat = {
  name: 'JSON Lines',
  record: (krithi) => toRecord(document(krithi)),
  parse: (text) =>
    new Map(
      text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .map((line, at) => ({ line: line.trim(), number: at + 1 }))
        .filter(({ line }) => line !== '')
        .map(({ line, number }) => parseLine(line, number)),
    ),
  *serialise(records) {
    for (const record of records.values())
      yield `{${[...record].map(([field, json]) => `${JSON.stringify(field)}:${json}`).join(',')}}\n`;
  },
  show: (value) => {
    const inner: unknown = JSON.parse(value);
    if (inner === null) return null;
    return typeof inner === 'string' ? inner : value;
  },
};

/** A file with one JSON object per krithi and line. Errors: publish.bad_target. */
export const openJsonlTarget = (path: string): Promise<Target> => openFileTarget(path, jsonLines);

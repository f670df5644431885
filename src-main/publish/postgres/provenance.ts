import { v5 } from 'uuid';
import { type Comparison, type Kept, snapshotOf } from '../compare.ts';
import { fieldsOf, type KrithiState } from '../krithi-state.ts';
import type { PublishableKrithi, PublishPorts } from '../types.ts';
import { auditDiff, auditRow, tool } from './audit.ts';
import type { SettledBy } from './assess.ts';
import type { Queryable } from './connection.ts';
import type { ImportRecord } from './import-key.ts';
import { insertRows, json, type Row, updateRow } from './insert.ts';
import type { MainSchema } from './schema.ts';

type Written = {
  readonly krithi: PublishableKrithi;
  /** Id of the krithi over there. */
  readonly remoteId: string;
  readonly sourceId: string;
  /** The row under our key, where there is one already. */
  readonly known: ImportRecord | null;
  readonly state: KrithiState;
  readonly changes: Comparison['changes'];
  readonly action: 'create' | 'update';
  /** Fields that stay as they are there. */
  readonly kept: Kept;
  /** The choice of a person that this follows. */
  readonly settled: SettledBy | null;
};

/** Name space of the ids that we derive (RFC 9562, version 5): the same page read the same way is one extraction. */
const extractionSpace = 'b7d3f6f0-6c1e-5a55-9d0e-6b1f3a0c7d21';

const extractionId = ({ link, sourceHash, adapter, extraction }: PublishableKrithi): string =>
  v5([link, sourceHash, adapter, extraction.adapter_version].join('\n'), extractionSpace);

/** A share of 1 in the four decimals that the columns hold. */
const share = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10_000) / 10_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who approved, and which names stand for something that is not quite what the source prints. */
const reviewerNotes = ({ reviewer, looseNames }: PublishableKrithi): string | null => {
  const said = looseNames.map(
    ({ kind, printed, relation, entities, who, note }) =>
      `${kind} "${printed}" given as ${entities.join(', ')} (${relation}) by ${who}${note === null ? '' : `: ${note}`}`,
  );
  const lines = reviewer === null ? said : [`Approved by ${reviewer} in Krithi Desk`, ...said];
  return lines.length === 0 ? null : lines.join('\n');
};

const importCells = (
  { krithi, remoteId, state, kept }: Written,
  schema: MainSchema,
  reviewer: string | null,
): Row => {
  const { extraction, quality } = krithi;
  const batchFits = uuid.test(krithi.batchId) && !schema.isForeignKey('imported_krithis', 'import_batch_id');
  return {
    raw_title: krithi.csvTitle,
    raw_lyrics: state.variants.find(({ isPrimary }) => isPrimary)?.lyrics ?? null,
    raw_composer: extraction.composer,
    raw_raga: extraction.ragas.length === 0 ? krithi.csvRaga : extraction.ragas.join(', '),
    raw_tala: extraction.tala,
    raw_language: extraction.language,
    parsed_payload: json({
      krithi_desk: {
        format: 1,
        krithi_id: krithi.krithiId,
        batch: { id: krithi.batchId, name: krithi.batchName },
        source_hash: krithi.sourceHash,
        printed_link: krithi.printedLink,
        edits: krithi.edits,
        fields: snapshotOf(fieldsOf(state), kept),
        ...(kept.size === 0 ? {} : { kept: Object.fromEntries(kept) }),
      },
      extraction,
    }),
    import_status: 'approved',
    mapped_krithi_id: remoteId,
    reviewer_user_id: reviewer,
    reviewer_notes: reviewerNotes(krithi),
    reviewed_at: krithi.approvedAt === null ? null : new Date(krithi.approvedAt),
    resolution_data: json(krithi.resolution),
    import_batch_id: batchFits ? krithi.batchId : null,
    csv_row_number: krithi.csvRow,
    csv_krithi_name: krithi.csvTitle,
    csv_raga: krithi.csvRaga,
    extraction_confidence: share(extraction.confidence),
    quality_score: share(quality?.score),
    quality_tier: quality?.tier ?? null,
    completeness_score: share(quality?.parts.completeness),
    resolution_confidence: share(quality?.parts.resolution),
    source_quality: share(quality?.parts.source),
    validation_score: share(quality?.parts.validation),
  };
};

/** The reviewer's row in `users`, where the reviewer is named by an e-mail address. */
const findReviewer = async (
  db: Queryable,
  schema: MainSchema,
  reviewer: string | null,
): Promise<string | null> => {
  if (!reviewer?.includes('@') || !schema.has('users')) return null;
  const [user] = await db.rows<{ id: string }>('SELECT id::text FROM users WHERE lower(email) = lower($1)', [
    reviewer,
  ]);
  return user?.id ?? null;
};

const writeDocument = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  { krithi, sourceId }: Written,
): Promise<string | null> => {
  if (!schema.has('source_documents')) return null;
  const row = {
    id: ports.newId(),
    import_source_id: sourceId,
    source_url: krithi.link,
    source_format: 'HTML',
    checksum: krithi.sourceHash,
    retrieved_at: new Date(krithi.fetchedAt),
  };
  await insertRows(db, schema, 'source_documents', [row], 'ON CONFLICT DO NOTHING');
  const [document] = await db.rows<{ id: string }>(
    'SELECT id::text FROM source_documents WHERE import_source_id = $1 AND source_url = $2 AND checksum = $3',
    [sourceId, krithi.link, krithi.sourceHash],
  );
  return document?.id ?? null;
};

const writeEvidence = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  { krithi, remoteId, sourceId }: Written,
): Promise<void> => {
  if (!schema.has('krithi_source_evidence')) return;
  const row = {
    id: ports.newId(),
    krithi_id: remoteId,
    import_source_id: sourceId,
    source_url: krithi.link,
    source_format: 'HTML',
    // The list over there has no method of ours; this is its word for parsed HTML.
    extraction_method: 'HTML_JSOUP',
    extracted_at: new Date(krithi.fetchedAt),
    checksum: krithi.sourceHash,
    confidence: share(krithi.extraction.confidence),
    contributed_fields: krithi.contributedFields,
    raw_extraction: json({
      tool,
      ...krithi.extraction,
      adapter: krithi.adapter,
      ...(krithi.looseNames.length === 0 ? {} : { loose_names: krithi.looseNames }),
    }),
  };
  await insertRows(db, schema, 'krithi_source_evidence', [row]);
};

const writeRevision = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  { krithi, remoteId, state, action }: Written,
  documentId: string | null,
): Promise<void> => {
  if (!schema.has('krithi_revisions')) return;
  const [last] = await db.rows<{ no: number }>(
    'SELECT coalesce(max(revision_no), 0) AS no FROM krithi_revisions WHERE krithi_id = $1',
    [remoteId],
  );
  const revisionId = ports.newId();
  const extraction = extractionId(krithi);
  const edited = Object.keys(krithi.edits).length > 0;
  const now = new Date(ports.clock.now());
  const revision = {
    id: revisionId,
    krithi_id: remoteId,
    revision_no: (last?.no ?? 0) + 1,
    change_kind: action === 'update' && edited ? 'CURATOR_EDIT' : 'IMPORT',
    change_reason: `Published by Krithi Desk from ${krithi.link}`,
    extraction_id: extraction,
    valid_from: now,
  };
  await insertRows(db, schema, 'krithi_revisions', [revision]);
  if (!schema.has('krithi_section_revisions')) return;
  const sections = state.variants.flatMap(({ language, script, texts }) =>
    texts.map(({ section, text }) => ({
      id: ports.newId(),
      revision_id: revisionId,
      krithi_id: remoteId,
      section_type: section.type,
      order_index: state.sections.findIndex(
        ({ type, ordinal }) => type === section.type && ordinal === section.ordinal,
      ),
      label: section.label,
      language,
      script,
      text,
      extraction_id: extraction,
      source_document_id: documentId,
      valid_from: now,
    })),
  );
  await insertRows(db, schema, 'krithi_section_revisions', sections);
};

/** Who chose which side, when, and between what. */
const conflictNote = ({ keep, who, at, sides }: SettledBy) => ({
  kept: keep,
  by: who,
  at: new Date(at).toISOString(),
  sides: Object.fromEntries(
    sides.map(({ field, before, after }) => [field, { theirs: before, ours: after }]),
  ),
});

/** Where the krithi came from, what was written, by whom: in the same transaction as the krithi itself. */
export const writeProvenance = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  written: Written,
): Promise<void> => {
  const { krithi, remoteId, sourceId, known, changes, action, settled } = written;
  const reviewer = await findReviewer(db, schema, krithi.reviewer);
  const cells = importCells(written, schema, reviewer);
  if (known === null) {
    const key = { id: ports.newId(), import_source_id: sourceId, source_key: krithi.link };
    await insertRows(db, schema, 'imported_krithis', [{ ...key, ...cells }]);
  } else {
    await updateRow(db, schema, 'imported_krithis', known.id, cells);
  }
  // Where all of theirs stays, nothing of the krithi came from us.
  if (changes.length > 0) {
    const documentId = await writeDocument(db, schema, ports, written);
    await writeEvidence(db, schema, ports, written);
    await writeRevision(db, schema, ports, written, documentId);
  }
  const metadata = {
    krithi_id: krithi.krithiId,
    link: krithi.link,
    source_hash: krithi.sourceHash,
    adapter: krithi.adapter,
    batch: krithi.batchName,
    reviewer: krithi.reviewer,
    approved_at: krithi.approvedAt === null ? null : new Date(krithi.approvedAt).toISOString(),
    ...(settled === null ? {} : { conflict: conflictNote(settled) }),
  };
  const audit = action === 'create' ? 'CREATE' : 'UPDATE';
  await insertRows(db, schema, 'audit_log', [
    auditRow(ports, audit, 'krithis', remoteId, auditDiff(changes), metadata),
  ]);
  if (!schema.hasColumn('import_sources', 'last_harvested_at')) return;
  await db.rows(
    `UPDATE import_sources SET last_harvested_at = $2
      WHERE id = $1 AND (last_harvested_at IS NULL OR last_harvested_at < $2)`,
    [sourceId, new Date(krithi.fetchedAt)],
  );
};

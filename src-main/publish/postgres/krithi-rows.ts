import { tightKey, spacedKey } from '../name-keys.ts';
import type { KrithiState } from '../krithi-state.ts';
import type { PublishableKrithi } from '../types.ts';
import type { Queryable } from './connection.ts';
import { insertRows, type Row, updateRow } from './insert.ts';
import type { MainSchema } from './schema.ts';

/** The columns of `krithis` that each field fills. */
const columnsOf = (field: string, krithi: PublishableKrithi, state: KrithiState): Row => {
  switch (field) {
    case 'title':
      return { title: state.title, title_normalized: titleKey(krithi) };
    case 'incipit':
      return {
        incipit: state.incipit,
        incipit_normalized: state.incipit === null ? null : spacedKey(state.incipit),
      };
    case 'composer':
      return { composer_id: state.composer.id };
    case 'ragas':
      return { primary_raga_id: state.ragas[0]?.ref.id ?? null };
    case 'tala':
      return { tala_id: state.tala?.id ?? null };
    case 'deity':
      return { deity_id: state.deity?.id ?? null };
    case 'temple':
      return { temple_id: state.temple?.id ?? null };
    case 'language':
      return { primary_language: state.language };
    case 'form':
      return { musical_form: state.form };
    case 'is_ragamalika':
      return { is_ragamalika: state.isRagamalika };
    case 'gist':
      return { sahitya_summary: state.gist };
    case 'notes':
      return { notes: state.notes };
    default:
      return {}; // texts have tables of their own
  }
};

const titleKey = (krithi: PublishableKrithi): string =>
  spacedKey(krithi.titlePlain ?? krithi.title) || tightKey(krithi.title);

const ownFields = [
  'title',
  'incipit',
  'composer',
  'ragas',
  'tala',
  'deity',
  'temple',
  'language',
  'form',
  'is_ragamalika',
  'gist',
  'notes',
];

const writeRagas = async (
  db: Queryable,
  schema: MainSchema,
  id: string,
  ragas: KrithiState['ragas'],
): Promise<void> => {
  // The place is part of the key: a raga stands as often as it is sung.
  const rows = ragas.map(({ ref, section }, at) => ({
    krithi_id: id,
    raga_id: ref.id,
    order_index: at,
    section,
  }));
  await insertRows(db, schema, 'krithi_ragas', rows);
};

/** A new krithi, as a draft: publishing for readers is the main system's own step. */
export const insertKrithi = async (
  db: Queryable,
  schema: MainSchema,
  krithi: PublishableKrithi,
  state: KrithiState,
): Promise<void> => {
  const cells = ownFields.map((field) => columnsOf(field, krithi, state));
  const row: Row = Object.assign({ id: krithi.krithiId, workflow_state: 'draft' }, ...cells);
  await insertRows(db, schema, 'krithis', [row]);
  await writeRagas(db, schema, krithi.krithiId, state.ragas);
};

/** Changes only the named fields; whatever else stands in the row is left as it is. */
export const updateKrithi = async (
  db: Queryable,
  schema: MainSchema,
  id: string,
  krithi: PublishableKrithi,
  state: KrithiState,
  fields: ReadonlySet<string>,
  now: Date,
): Promise<void> => {
  const cells = [...fields].map((field) => columnsOf(field, krithi, state));
  const row: Row = Object.assign({ updated_at: now }, ...cells);
  await updateRow(db, schema, 'krithis', id, row);
  if (!fields.has('ragas')) return;
  await db.rows('DELETE FROM krithi_ragas WHERE krithi_id = $1', [id]);
  await writeRagas(db, schema, id, state.ragas);
};

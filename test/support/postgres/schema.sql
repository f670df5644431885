-- The main database as publishing meets it: PostgreSQL 18, empty.
-- Only what Krithi Desk reads or writes, and the rules that could refuse a row.

CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE language_code_enum AS ENUM ('sa', 'ta', 'te', 'kn', 'ml', 'hi', 'en');
CREATE TYPE script_code_enum AS ENUM ('devanagari', 'tamil', 'telugu', 'kannada', 'malayalam', 'latin');
CREATE TYPE musical_form_enum AS ENUM ('KRITHI', 'VARNAM', 'SWARAJATHI');
CREATE TYPE workflow_state_enum AS ENUM ('draft', 'in_review', 'published', 'archived');
CREATE TYPE import_status_enum AS ENUM ('pending', 'in_review', 'mapped', 'rejected', 'discarded', 'approved');
CREATE TYPE quality_tier_enum AS ENUM ('excellent', 'good', 'fair', 'poor');
CREATE TYPE raga_section_enum AS ENUM (
  'pallavi', 'anupallavi', 'charanam', 'other', 'samashti_charanam', 'chittaswaram', 'swara_sahitya',
  'madhyama_kala', 'solkattu_swara', 'anubandha', 'muktayi_swara', 'ettugada_swara', 'ettugada_sahitya',
  'viloma_chittaswaram'
);

CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  email text UNIQUE,
  full_name text NOT NULL,
  display_name text,
  password_hash text,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE composers (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  name_normalized text NOT NULL UNIQUE,
  birth_year int,
  death_year int,
  place text,
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE composer_aliases (
  alias_normalized text PRIMARY KEY,
  composer_id uuid NOT NULL REFERENCES composers (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE ragas (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  name_normalized text NOT NULL UNIQUE,
  melakarta_number int,
  parent_raga_id uuid REFERENCES ragas (id) ON DELETE SET NULL,
  arohanam text,
  avarohanam text,
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE talas (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  name_normalized text NOT NULL UNIQUE,
  anga_structure text,
  beat_count int,
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE deities (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  name_normalized text NOT NULL UNIQUE,
  description text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE temples (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  name_normalized text NOT NULL,
  city text,
  state text,
  country text,
  primary_deity_id uuid REFERENCES deities (id) ON DELETE SET NULL,
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (name_normalized, city, state, country)
);

CREATE TABLE sampradayas (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL UNIQUE
);

CREATE TABLE krithis (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  title text NOT NULL,
  incipit text,
  title_normalized text NOT NULL,
  incipit_normalized text,
  composer_id uuid NOT NULL REFERENCES composers (id),
  primary_raga_id uuid REFERENCES ragas (id),
  tala_id uuid REFERENCES talas (id),
  deity_id uuid REFERENCES deities (id),
  temple_id uuid REFERENCES temples (id),
  primary_language language_code_enum NOT NULL,
  musical_form musical_form_enum NOT NULL DEFAULT 'KRITHI',
  is_ragamalika boolean NOT NULL DEFAULT false,
  workflow_state workflow_state_enum NOT NULL DEFAULT 'draft',
  sahitya_summary text,
  notes text,
  created_by_user_id uuid REFERENCES users (id),
  updated_by_user_id uuid REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX krithis_composer ON krithis (composer_id);
CREATE INDEX krithis_title_trgm ON krithis USING gin (title_normalized gin_trgm_ops);

CREATE TABLE krithi_ragas (
  krithi_id uuid NOT NULL REFERENCES krithis (id) ON DELETE CASCADE,
  raga_id uuid NOT NULL REFERENCES ragas (id),
  order_index int NOT NULL DEFAULT 0,
  section raga_section_enum,
  notes text,
  PRIMARY KEY (krithi_id, raga_id, order_index)
);

CREATE TABLE krithi_sections (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  krithi_id uuid NOT NULL REFERENCES krithis (id) ON DELETE CASCADE,
  section_type text NOT NULL CHECK (section_type IN (
    'PALLAVI', 'ANUPALLAVI', 'CHARANAM', 'SAMASHTI_CHARANAM', 'CHITTASWARAM', 'SWARA_SAHITYA', 'MADHYAMA_KALA',
    'SOLKATTU_SWARA', 'ANUBANDHA', 'MUKTAYI_SWARA', 'ETTUGADA_SWARA', 'ETTUGADA_SAHITYA', 'VILOMA_CHITTASWARAM',
    'OTHER'
  )),
  order_index int NOT NULL,
  label text,
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (krithi_id, order_index)
);

CREATE TABLE krithi_lyric_variants (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  krithi_id uuid NOT NULL REFERENCES krithis (id) ON DELETE CASCADE,
  language language_code_enum NOT NULL,
  script script_code_enum NOT NULL,
  transliteration_scheme text,
  is_primary boolean NOT NULL DEFAULT false,
  variant_label text,
  source_reference text,
  lyrics text NOT NULL,
  sampradaya_id uuid REFERENCES sampradayas (id),
  created_by_user_id uuid REFERENCES users (id),
  updated_by_user_id uuid REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX krithi_lyric_variants_krithi ON krithi_lyric_variants (krithi_id);

CREATE TABLE krithi_lyric_sections (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  lyric_variant_id uuid NOT NULL REFERENCES krithi_lyric_variants (id) ON DELETE CASCADE,
  section_id uuid NOT NULL REFERENCES krithi_sections (id) ON DELETE CASCADE,
  text text NOT NULL,
  normalized_text text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (lyric_variant_id, section_id)
);

CREATE TABLE import_sources (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL UNIQUE,
  base_url text,
  description text,
  contact_info text,
  source_tier int NOT NULL DEFAULT 5 CHECK (source_tier BETWEEN 1 AND 5),
  supported_formats text[] NOT NULL DEFAULT '{HTML}',
  composer_affinity jsonb NOT NULL DEFAULT '{}',
  last_harvested_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE imported_krithis (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  import_source_id uuid NOT NULL REFERENCES import_sources (id),
  source_key text,
  raw_title text,
  raw_lyrics text,
  raw_composer text,
  raw_raga text,
  raw_tala text,
  raw_deity text,
  raw_temple text,
  raw_language text,
  parsed_payload jsonb,
  import_status import_status_enum NOT NULL DEFAULT 'pending',
  mapped_krithi_id uuid REFERENCES krithis (id) ON DELETE SET NULL,
  reviewer_user_id uuid REFERENCES users (id),
  reviewer_notes text,
  reviewed_at timestamptz,
  resolution_data jsonb,
  duplicate_candidates jsonb,
  import_batch_id uuid,
  csv_row_number int,
  csv_krithi_name text,
  csv_raga text,
  extraction_confidence numeric(5, 4),
  entity_mapping_confidence numeric(5, 4),
  quality_score numeric(5, 4),
  quality_tier quality_tier_enum,
  completeness_score numeric(5, 4),
  resolution_confidence numeric(5, 4),
  source_quality numeric(5, 4),
  validation_score numeric(5, 4),
  processing_errors jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (import_source_id, source_key)
);
CREATE INDEX imported_krithis_mapped ON imported_krithis (mapped_krithi_id);

CREATE TABLE source_documents (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  import_source_id uuid NOT NULL REFERENCES import_sources (id),
  source_url text NOT NULL,
  source_format text NOT NULL CHECK (source_format IN ('HTML', 'PDF', 'DOCX', 'API', 'MANUAL')),
  page_range text,
  checksum text,
  retrieved_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (import_source_id, source_url, checksum)
);

CREATE TABLE krithi_source_evidence (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  krithi_id uuid NOT NULL REFERENCES krithis (id) ON DELETE CASCADE,
  import_source_id uuid NOT NULL REFERENCES import_sources (id),
  source_url text NOT NULL,
  source_format text NOT NULL CHECK (source_format IN ('HTML', 'PDF', 'DOCX', 'API', 'MANUAL')),
  extraction_method text NOT NULL CHECK (extraction_method IN (
    'PDF_PYMUPDF', 'PDF_OCR', 'HTML_JSOUP', 'HTML_JSOUP_GEMINI', 'DOCX_PYTHON', 'MANUAL', 'TRANSLITERATION'
  )),
  page_range text,
  extracted_at timestamptz NOT NULL,
  checksum text,
  confidence numeric CHECK (confidence BETWEEN 0 AND 1),
  contributed_fields text[] NOT NULL DEFAULT '{}',
  raw_extraction jsonb,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE krithi_revisions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  krithi_id uuid NOT NULL REFERENCES krithis (id) ON DELETE CASCADE,
  revision_no int NOT NULL CHECK (revision_no >= 1),
  change_kind text NOT NULL CHECK (change_kind IN ('IMPORT', 'CURATOR_EDIT', 'MERGE', 'CORRECTION')),
  change_reason text,
  extraction_id uuid,
  created_by_user_id uuid REFERENCES users (id),
  valid_from timestamptz NOT NULL DEFAULT now(),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (krithi_id, revision_no),
  CHECK (extraction_id IS NOT NULL OR created_by_user_id IS NOT NULL)
);

CREATE TABLE krithi_section_revisions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  revision_id uuid NOT NULL REFERENCES krithi_revisions (id) ON DELETE CASCADE,
  krithi_id uuid NOT NULL REFERENCES krithis (id) ON DELETE CASCADE,
  section_type text NOT NULL,
  order_index int NOT NULL,
  label text,
  language language_code_enum,
  script script_code_enum,
  text text NOT NULL,
  normalized_text text,
  extraction_id uuid,
  source_document_id uuid REFERENCES source_documents (id),
  valid_from timestamptz NOT NULL DEFAULT now(),
  CHECK (source_document_id IS NULL OR extraction_id IS NOT NULL)
);

CREATE TABLE audit_log (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  actor_user_id uuid REFERENCES users (id),
  actor_ip inet,
  action text NOT NULL,
  entity_table text NOT NULL,
  entity_id uuid,
  changed_at timestamptz NOT NULL DEFAULT now(),
  diff jsonb,
  metadata jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_log_entity ON audit_log (entity_table, entity_id);

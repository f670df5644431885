import { z } from 'zod';
import type { KrithiState } from '../krithi-state.ts';
import type { WorkSection } from '../lyric-record.ts';
import type { Queryable } from './connection.ts';

const Ref = z.object({ id: z.string(), name: z.string() });

/** A krithi as the query below gives it. */
const Stored = z.object({
  title: z.string(),
  incipit: z.string().nullable(),
  composer: Ref,
  tala: Ref.nullable(),
  deity: Ref.nullable(),
  temple: Ref.nullable(),
  language: z.string(),
  form: z.string(),
  is_ragamalika: z.boolean(),
  gist: z.string().nullable(),
  notes: z.string().nullable(),
  ragas: z.array(z.object({ id: z.string(), name: z.string(), section: z.string().nullable() })),
  sections: z.array(z.object({ id: z.string(), type: z.string(), label: z.string().nullable() })),
  variants: z.array(
    z.object({
      id: z.string(),
      language: z.string(),
      script: z.string(),
      scheme: z.string().nullable(),
      is_primary: z.boolean(),
      label: z.string().nullable(),
      lyrics: z.string(),
      texts: z.array(z.object({ id: z.string(), section: z.string(), text: z.string() })),
    }),
  ),
});

/** Only variants with our link as reference are ours; others belong to people or other tools. */
const query = `
  SELECT k.title, k.incipit, k.primary_language AS language, k.musical_form AS form, k.is_ragamalika,
         k.sahitya_summary AS gist, k.notes,
         (SELECT jsonb_build_object('id', r.id, 'name', r.name) FROM composers r WHERE r.id = k.composer_id) AS composer,
         (SELECT jsonb_build_object('id', r.id, 'name', r.name) FROM talas r WHERE r.id = k.tala_id) AS tala,
         (SELECT jsonb_build_object('id', r.id, 'name', r.name) FROM deities r WHERE r.id = k.deity_id) AS deity,
         (SELECT jsonb_build_object('id', r.id, 'name', r.name) FROM temples r WHERE r.id = k.temple_id) AS temple,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'section', kr.section)
                                    ORDER BY kr.order_index), '[]')
            FROM krithi_ragas kr JOIN ragas r ON r.id = kr.raga_id WHERE kr.krithi_id = k.id) AS ragas,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'type', s.section_type, 'label', s.label)
                                    ORDER BY s.order_index), '[]')
            FROM krithi_sections s WHERE s.krithi_id = k.id) AS sections,
         (SELECT coalesce(jsonb_agg(jsonb_build_object(
                   'id', v.id, 'language', v.language, 'script', v.script, 'scheme', v.transliteration_scheme,
                   'is_primary', v.is_primary, 'label', v.variant_label, 'lyrics', v.lyrics,
                   'texts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'section', t.section_id,
                                                                          'text', t.text)), '[]')
                               FROM krithi_lyric_sections t WHERE t.lyric_variant_id = v.id)
                 ) ORDER BY v.created_at, v.id), '[]')
            FROM krithi_lyric_variants v WHERE v.krithi_id = k.id AND v.source_reference = $2) AS variants
    FROM krithis k WHERE k.id = $1`;

type StoredSection = WorkSection & { readonly id: string };

export type StoredKrithi = {
  readonly state: KrithiState;
  readonly sections: readonly StoredSection[];
  /** Ids of our variants, in the order of `state.variants`. */
  readonly variantIds: readonly string[];
};

/** Ordinals by counting: the place of a section among those of its type. */
const numbered = (
  sections: readonly { id: string; type: string; label: string | null }[],
): readonly StoredSection[] => {
  const counts = new Map<string, number>();
  return sections.map((section) => {
    const ordinal = (counts.get(section.type) ?? 0) + 1;
    counts.set(section.type, ordinal);
    return { ...section, ordinal };
  });
};

/** The krithi as it stands there now, or null where it is gone. */
export const readState = async (db: Queryable, id: string, link: string): Promise<StoredKrithi | null> => {
  const [row] = await db.rows(query, [id, link]);
  if (row === undefined) return null;
  const { variants, ragas, sections: stored, is_ragamalika, ...rest } = Stored.parse(row);
  const sections = numbered(stored);
  const places = new Map(sections.map((section) => [section.id, section]));
  return {
    sections,
    variantIds: variants.map(({ id }) => id),
    state: {
      ...rest,
      isRagamalika: is_ragamalika,
      sections,
      ragas: ragas.map(({ section, ...ref }) => ({ ref, section })),
      variants: variants.map(({ is_primary, texts, ...variant }) => ({
        ...variant,
        isPrimary: is_primary,
        texts: texts
          .map(({ section, text }) => ({ section: places.get(section), text }))
          .filter((part): part is { section: StoredSection; text: string } => part.section !== undefined)
          .toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section)),
      })),
    },
  };
};

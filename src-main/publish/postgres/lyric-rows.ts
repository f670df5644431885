import { AppError } from '../../domain/errors.ts';
import type { NewId } from '../../domain/ids.ts';
import type { LyricRecord, LyricVariant, WorkSection } from '../lyric-record.ts';
import type { Queryable } from './connection.ts';
import { insertRows, updateRow } from './insert.ts';
import type { StoredKrithi } from './read-state.ts';
import type { MainSchema } from './schema.ts';

type Writer = {
  readonly db: Queryable;
  readonly schema: MainSchema;
  readonly newId: NewId;
  readonly krithiId: string;
  /** Marks our variants: the canonical link. */
  readonly link: string;
  readonly now: Date;
};

const place = ({ type, ordinal }: Pick<WorkSection, 'type' | 'ordinal'>): string => `${type} ${ordinal}`;
const variantKey = ({ script, label }: Pick<LyricVariant, 'script' | 'label'>): string =>
  `${script} ${label ?? ''}`;

/** Sections of the work: kept ones keep their id, so that others' texts in them stay. */
const writeSections = async (
  { db, schema, newId, krithiId }: Writer,
  wanted: readonly WorkSection[],
  stored: StoredKrithi | null,
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map((stored?.sections ?? []).map((section) => [place(section), section.id]));
  const places = new Set(wanted.map(place));
  const gone = [...ids].filter(([key]) => !places.has(key)).map(([, id]) => id);
  if (gone.length > 0) {
    const ours = stored?.variantIds ?? [];
    const held = await db.rows(
      'SELECT 1 FROM krithi_lyric_sections WHERE section_id = ANY ($1) AND lyric_variant_id <> ALL ($2) LIMIT 1',
      [gone, ours],
    );
    if (held.length > 0) {
      throw new AppError('publish.conflict', {
        detail: 'a section to be removed holds a text that is not ours',
      });
    }
    await db.rows('DELETE FROM krithi_lyric_sections WHERE section_id = ANY ($1)', [gone]);
    await db.rows('DELETE FROM krithi_sections WHERE id = ANY ($1)', [gone]);
  }
  if (ids.size > 0) {
    // The place is unique, so kept sections step aside before they take their new places.
    await db.rows('UPDATE krithi_sections SET order_index = -1 - order_index WHERE krithi_id = $1', [
      krithiId,
    ]);
    const kept = wanted
      .map((section, at) => ({ id: ids.get(place(section)), at, label: section.label }))
      .filter(({ id }) => id);
    await db.rows(
      `UPDATE krithi_sections s SET order_index = w.at, label = w.label
         FROM unnest($1::uuid[], $2::int[], $3::text[]) AS w (id, at, label) WHERE s.id = w.id`,
      [kept.map(({ id }) => id), kept.map(({ at }) => at), kept.map(({ label }) => label)],
    );
  }
  const added = wanted.flatMap((section, at) => {
    if (ids.has(place(section))) return [];
    const id = newId();
    ids.set(place(section), id);
    return [{ id, krithi_id: krithiId, section_type: section.type, order_index: at, label: section.label }];
  });
  await insertRows(db, schema, 'krithi_sections', added);
  return ids;
};

/** The texts of one variant under its sections; the variant is ours, so they are replaced as a whole. */
const textRows = (
  { newId }: Writer,
  variantId: string,
  variant: LyricVariant,
  sectionIds: ReadonlyMap<string, string>,
): readonly { id: string; lyric_variant_id: string; section_id: string | null; text: string }[] =>
  variant.texts.map(({ section, text }) => ({
    id: newId(),
    lyric_variant_id: variantId,
    section_id: sectionIds.get(place(section)) ?? null,
    text,
  }));

const cells = (variant: LyricVariant) => ({
  language: variant.language,
  script: variant.script,
  transliteration_scheme: variant.scheme,
  is_primary: variant.isPrimary,
  lyrics: variant.lyrics,
});

/**
 * Writes sections, variants and their texts so that they are what `wanted`
 * says; `stored` is what is there, null for a new krithi. Variants of others
 * are never touched. Texts go in whole.
 */
export const writeLyrics = async (
  writer: Writer,
  wanted: LyricRecord,
  stored: StoredKrithi | null,
): Promise<void> => {
  const { db, schema, newId, krithiId, link, now } = writer;
  const sectionIds = await writeSections(writer, wanted.sections, stored);
  const present = new Map(
    (stored?.state.variants ?? []).map((variant, at) => [
      variantKey(variant),
      { variant, id: stored?.variantIds[at] ?? '' },
    ]),
  );
  const texts = [];
  const fresh = [];
  for (const variant of wanted.variants) {
    const old = present.get(variantKey(variant));
    present.delete(variantKey(variant));
    const id = old?.id ?? newId();
    if (old === undefined) {
      const own = { variant_label: variant.label, source_reference: link };
      fresh.push({ id, krithi_id: krithiId, ...own, ...cells(variant) });
    } else {
      if (sameVariant(old.variant, variant)) continue;
      await updateRow(db, schema, 'krithi_lyric_variants', id, { ...cells(variant), updated_at: now });
      await db.rows('DELETE FROM krithi_lyric_sections WHERE lyric_variant_id = $1', [id]);
    }
    texts.push(...textRows(writer, id, variant, sectionIds));
  }
  const gone = [...present.values()].map(({ id }) => id);
  if (gone.length > 0) {
    await db.rows('DELETE FROM krithi_lyric_sections WHERE lyric_variant_id = ANY ($1)', [gone]);
    await db.rows('DELETE FROM krithi_lyric_variants WHERE id = ANY ($1)', [gone]);
  }
  await insertRows(db, schema, 'krithi_lyric_variants', fresh);
  await insertRows(db, schema, 'krithi_lyric_sections', texts);
};

const signature = ({ language, scheme, isPrimary, lyrics, texts }: LyricVariant): string =>
  JSON.stringify([
    language,
    scheme,
    isPrimary,
    lyrics,
    texts.map(({ section, text }) => [place(section), text]),
  ]);

const sameVariant = (a: LyricVariant, b: LyricVariant): boolean => signature(a) === signature(b);

import { z } from 'zod';
import {
  type Extraction,
  KrithiEdits,
  Language,
  MusicalForm,
  Script,
  type Section,
  SectionKind,
  sectionKey,
} from './krithi.ts';

const texts = z.record(z.string().max(200), z.string().max(100_000).nullable());

/**
 * A change of the edits as a merge patch (RFC 7396): a named field changes, null
 * brings the extracted value back, what is not named stays as it is.
 */
export const KrithiPatch = z.strictObject({
  title: z.string().trim().min(1).max(1000).nullable().optional(),
  form: MusicalForm.nullable().optional(),
  language: Language.nullable().optional(),
  meaning: z.string().max(500_000).nullable().optional(),
  notes: z.string().max(500_000).nullable().optional(),
  gist: z.string().max(500_000).nullable().optional(),
  sections: texts.optional(),
  kinds: z.record(z.string().max(200), SectionKind.nullable()).optional(),
  labels: texts.optional(),
});
export type KrithiPatch = z.infer<typeof KrithiPatch>;

const plainFields = ['title', 'form', 'language', 'meaning', 'notes', 'gist'] as const;
const recordFields = ['sections', 'kinds', 'labels'] as const;

/** The edits with a patch laid over them; what ends up empty is left out. */
export const patchEdits = (edits: KrithiEdits, patch: KrithiPatch): KrithiEdits => {
  const next: Record<string, unknown> = { ...edits };
  for (const field of plainFields) {
    const value = patch[field];
    if (value === undefined) continue;
    if (value === null) delete next[field];
    else next[field] = value;
  }
  for (const field of recordFields) {
    const change = patch[field];
    if (change === undefined) continue;
    const merged = Object.entries({ ...edits[field], ...change }).filter(([, value]) => value !== null);
    if (merged.length === 0) delete next[field];
    else next[field] = Object.fromEntries(merged);
  }
  return KrithiEdits.parse(next);
};

/** The patch that brings the edits back to what they are now. */
export const inversePatch = (edits: KrithiEdits, patch: KrithiPatch): KrithiPatch => {
  const inverse: Record<string, unknown> = {};
  for (const field of plainFields) if (patch[field] !== undefined) inverse[field] = edits[field] ?? null;
  for (const field of recordFields) {
    const change = patch[field];
    if (change === undefined) continue;
    inverse[field] = Object.fromEntries(Object.keys(change).map((key) => [key, edits[field]?.[key] ?? null]));
  }
  return KrithiPatch.parse(inverse);
};

type Original = { readonly extraction: Extraction | null; readonly csvTitle: string };

/** The patch without what changes nothing: a text set to what the page says is no edit of it. */
export const sparsePatch = ({ extraction, csvTitle }: Original, patch: KrithiPatch): KrithiPatch => {
  const sections = extraction?.sections ?? [];
  const original = new Map(sections.map((s) => [sectionKey(s), s]));
  const same = {
    title: extraction?.title ?? csvTitle,
    form: extraction?.form ?? null,
    language: extraction?.language ?? null,
    meaning: extraction?.meaning ?? '',
    notes: extraction?.notes ?? '',
    gist: extraction?.gist ?? '',
  };
  const each = <V>(
    record: Readonly<Record<string, V | null>> | undefined,
    unchanged: (key: string) => V | undefined,
  ): Record<string, V | null> | undefined =>
    record === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(record).map(([key, value]) => [key, value === unchanged(key) ? null : value]),
        );
  const next: KrithiPatch = { ...patch };
  for (const field of plainFields) if (patch[field] === same[field]) next[field] = null;
  const records = {
    sections: each(patch.sections, (key) => original.get(key)?.text ?? ''),
    kinds: each(patch.kinds, (key) => original.get(key)?.kind),
    labels: each(patch.labels, () => ''),
  };
  return KrithiPatch.parse({
    ...next,
    ...Object.fromEntries(Object.entries(records).filter(([, value]) => value !== undefined)),
  });
};

/** A section as it stands now, beside the one that was extracted. */
export type EditedSection = Section & {
  /** Its key in the edits: `script/kind/ordinal` as extracted. */
  readonly key: string;
  readonly original: Section | null;
};

/** The section that a key of the edits names; null for a key of another form. */
export const parseSectionKey = (key: string): Omit<Section, 'text'> | null => {
  const [script, kind, ordinal] = key.split('/');
  const parsed = z
    .object({ script: Script, kind: SectionKind, ordinal: z.coerce.number().int().positive() })
    .safeParse({ script, kind, ordinal });
  return parsed.success ? parsed.data : null;
};

/**
 * Every section with the edits of people in place, in the order of the page, those
 * added by hand last. What was taken out stays, with an empty text. A section that
 * was given another kind is counted among its new ones.
 */
export const editedSections = (extraction: Extraction | null, edits: KrithiEdits): EditedSection[] => {
  const read = (extraction?.sections ?? []).map((section) => ({
    ...section,
    key: sectionKey(section),
    original: section,
  }));
  const known = new Set(read.map(({ key }) => key));
  const added = Object.keys(edits.sections ?? {}).flatMap((key) => {
    const place = known.has(key) ? null : parseSectionKey(key);
    return place === null ? [] : [{ ...place, text: '', key, original: null }];
  });
  const counts = new Map<string, number>();
  return [...read, ...added].map((section) => {
    const kind = edits.kinds?.[section.key] ?? section.kind;
    const text = edits.sections?.[section.key] ?? section.text;
    const label = edits.labels?.[section.key];
    const place = `${section.script}/${kind}`;
    const ordinal = (counts.get(place) ?? 0) + (text === '' ? 0 : 1);
    counts.set(place, ordinal);
    return {
      ...section,
      kind,
      text,
      ordinal: text === '' ? section.ordinal : ordinal,
      ...(label === undefined ? {} : { label }),
    };
  });
};

/** The sections that are left to sing: what was taken out is gone. */
export const sungSections = (extraction: Extraction | null, edits: KrithiEdits): Section[] =>
  editedSections(extraction, edits)
    .filter(({ text }) => text.trim() !== '')
    .map(({ key: _key, original: _original, ...section }) => section);

/** The prose of a krithi as it stands now; null where there is none. */
export const editedProse = (
  extraction: Extraction | null,
  edits: KrithiEdits,
  field: 'meaning' | 'notes' | 'gist',
): string | null => {
  const text = edits[field] ?? extraction?.[field] ?? '';
  return text.trim() === '' ? null : text;
};

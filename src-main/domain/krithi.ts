import { z } from 'zod';

/** What a page says of a krithi, as extracted: nothing guessed, every field with its place. */
export const scripts = ['latin', 'devanagari', 'tamil', 'telugu', 'kannada', 'malayalam'] as const;
export const Script = z.enum(scripts);
export type Script = z.infer<typeof Script>;

export const sectionKinds = [
  'pallavi',
  'anupallavi',
  'charanam',
  'samashti_charanam',
  'madhyama_kala',
  'svara_sahitya',
  'chittasvaram',
  'other',
] as const;
export const SectionKind = z.enum(sectionKinds);
export type SectionKind = z.infer<typeof SectionKind>;

export const Section = z.object({
  script: Script,
  kind: SectionKind,
  /** 1-based among the sections of this kind in this script. */
  ordinal: z.number().int().positive(),
  /** Lines parted by `\n`; no footnote digits, no headings. */
  text: z.string(),
  /** A name of a person's own wording; pages never have one. */
  label: z.string().optional(),
});
export type Section = z.infer<typeof Section>;

/** Where a field came from: UTF-16 offsets into the decoded page, and the rule that read it. */
export const FieldEvidence = z.object({
  value: z.string(),
  rule: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  confidence: z.number().min(0).max(1),
});
export type FieldEvidence = z.infer<typeof FieldEvidence>;

export const Flag = z.object({ code: z.string(), message: z.string() });
export type Flag = z.infer<typeof Flag>;

export const musicalForms = ['KRITHI', 'VARNAM', 'SWARAJATHI'] as const;
export const MusicalForm = z.enum(musicalForms);
export type MusicalForm = z.infer<typeof MusicalForm>;

export const languages = ['sa', 'ta', 'te', 'kn', 'ml', 'hi', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** The JSON of `krithi-desk extract`: a stable interface. `null` means "the page does not state it". */
export const Extraction = z.object({
  title: z.string().nullable(),
  composer: z.string().nullable(),
  ragas: z.array(z.string()),
  tala: z.string().nullable(),
  is_ragamalika: z.boolean(),
  sections: z.array(Section),
  meaning: z.string().nullable(),
  notes: z.string().nullable(),
  /** A short prose summary, where the page has one. */
  gist: z.string().nullable(),
  form: MusicalForm.nullable(),
  language: Language.nullable(),
  adapter: z.string(),
  adapter_version: z.string(),
  confidence: z.number().min(0).max(1),
  fields: z.record(z.string(), FieldEvidence),
  flags: z.array(Flag),
});
export type Extraction = z.infer<typeof Extraction>;

/**
 * What a person changed on a krithi: sparse, per field. An absent key means
 * "as extracted"; an override is only what a person changed. An empty text
 * means that a person took it out.
 */
export const KrithiEdits = z.object({
  title: z.string().min(1).optional(),
  form: MusicalForm.optional(),
  language: Language.optional(),
  meaning: z.string().optional(),
  notes: z.string().optional(),
  gist: z.string().optional(),
  /** Section texts by `script/kind/ordinal` as extracted; a key that the page has not is a section added by hand. */
  sections: z.record(z.string(), z.string()).optional(),
  /** Corrected kinds, by the same keys. */
  kinds: z.record(z.string(), SectionKind).optional(),
  /** Names of sections of a person's own wording, by the same keys. */
  labels: z.record(z.string(), z.string()).optional(),
});
export type KrithiEdits = z.infer<typeof KrithiEdits>;

/** The key of one section in `KrithiEdits`. */
export const sectionKey = (s: Pick<Section, 'script' | 'kind' | 'ordinal'>): string =>
  `${s.script}/${s.kind}/${s.ordinal}`;

/** One check of the quality score, with what to do when it does not hold. */
export const QualityCheck = z.object({
  part: z.enum(['completeness', 'resolution', 'source', 'validation']),
  name: z.string(),
  passed: z.boolean(),
  remedy: z.string(),
  /** What did not hold, in words: which sections, which name. */
  detail: z.string().optional(),
  /** What to look at: `section:KEY`, `name:KIND`, `field:NAME`, `source` or `duplicates`. */
  at: z.string().optional(),
});
export const Quality = z.object({
  score: z.number().min(0).max(1),
  tier: z.enum(['excellent', 'good', 'fair', 'poor']),
  parts: z.object({
    completeness: z.number(),
    resolution: z.number(),
    source: z.number(),
    validation: z.number(),
  }),
  checks: z.array(QualityCheck),
});
export type QualityCheck = z.infer<typeof QualityCheck>;
export type Quality = z.infer<typeof Quality>;

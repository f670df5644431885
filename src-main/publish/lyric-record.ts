import type { Language, Script, Section, SectionKind } from '../domain/krithi.ts';
import type { PublishableKrithi } from './types.ts';

/**
 * A krithi's sections and texts in the shape of the main database: one list
 * of sections for the work, and for each script one variant whose texts
 * point into that list.
 */
type SectionType =
  | 'PALLAVI'
  | 'ANUPALLAVI'
  | 'CHARANAM'
  | 'SAMASHTI_CHARANAM'
  | 'MADHYAMA_KALA'
  | 'SWARA_SAHITYA'
  | 'CHITTASWARAM'
  | 'OTHER';

export type WorkSection = {
  /** A `SectionType` where we wrote it; the main database knows more of them. */
  readonly type: string;
  /** 1-based among the sections of this type. */
  readonly ordinal: number;
  readonly label: string | null;
};

export type LyricVariant = {
  readonly language: string;
  readonly script: string;
  readonly scheme: string | null;
  readonly isPrimary: boolean;
  readonly label: string | null;
  /** The whole text, sections parted by a blank line. */
  readonly lyrics: string;
  readonly texts: readonly { readonly section: WorkSection; readonly text: string }[];
};

export type LyricRecord = {
  readonly sections: readonly WorkSection[];
  /** The lyric in each script, then the meaning. */
  readonly variants: readonly LyricVariant[];
};

/** Marks the English variant as what it is: somebody's words about the lyric, not the lyric. */
export const meaningLabel = 'Word-by-word meaning (translation)';

const sectionTypes: Record<SectionKind, SectionType> = {
  pallavi: 'PALLAVI',
  anupallavi: 'ANUPALLAVI',
  charanam: 'CHARANAM',
  samashti_charanam: 'SAMASHTI_CHARANAM',
  madhyama_kala: 'MADHYAMA_KALA',
  svara_sahitya: 'SWARA_SAHITYA',
  chittasvaram: 'CHITTASWARAM',
  other: 'OTHER',
};

/** The enum `raga_section` over there: the section types in lower case. */
export const ragaSection = (kind: SectionKind): string => sectionTypes[kind].toLowerCase();

const ownScripts: Record<Language, Script> = {
  sa: 'devanagari',
  hi: 'devanagari',
  te: 'telugu',
  ta: 'tamil',
  kn: 'kannada',
  ml: 'malayalam',
  en: 'latin',
};

const sectionName = (type: string): string =>
  type
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');

const identity = (section: Pick<Section, 'kind' | 'ordinal'>): string => `${section.kind} ${section.ordinal}`;

const byScript = (sections: readonly Section[]): ReadonlyMap<Script, readonly Section[]> =>
  Map.groupBy(
    sections.filter(({ text }) => text.trim() !== ''),
    ({ script }) => script,
  );

/** The script that the lyric is written in, or the nearest to it that the page has. */
export const primaryScript = (language: Language, sections: readonly Section[]): Script | null => {
  const present = byScript(sections);
  const own = ownScripts[language];
  if (present.has(own)) return own;
  if (present.has('latin')) return 'latin';
  return present.keys().next().value ?? null;
};

/**
 * One order for all scripts: the primary script's, with sections that only
 * other scripts have put after the section they follow there.
 */
const commonOrder = (
  scripts: ReadonlyMap<Script, readonly Section[]>,
  primary: Script,
): readonly Pick<Section, 'kind' | 'ordinal' | 'label'>[] => {
  const order: Pick<Section, 'kind' | 'ordinal' | 'label'>[] = [...(scripts.get(primary) ?? [])];
  for (const sections of scripts.values()) {
    let after = -1;
    for (const section of sections) {
      const at = order.findIndex((known) => identity(known) === identity(section));
      if (at >= 0) after = at;
      else order.splice(++after, 0, section);
    }
  }
  return order;
};

/** Harvard-Kyoto is plain ASCII; letters with marks are another romanisation, which we do not name. */
const latinScheme = (lyrics: string): string | null =>
  /[\u0300-\u036f]/.test(lyrics.normalize('NFD')) ? null : 'HK';

/** Aligns the scripts of a krithi by (kind, ordinal); every text is kept whole. */
export const lyricRecord = (krithi: PublishableKrithi): LyricRecord => {
  const scripts = byScript(krithi.sections);
  const primary = primaryScript(krithi.language, krithi.sections);
  const order = primary === null ? [] : commonOrder(scripts, primary);
  // Over there the ordinal is the place among the sections of a type, so it is counted anew.
  const counts = new Map<string, number>();
  const places = new Map<string, WorkSection>();
  for (const known of order) {
    const type = sectionTypes[known.kind];
    const ordinal = (counts.get(type) ?? 0) + 1;
    counts.set(type, ordinal);
    places.set(identity(known), { type, ordinal, label: known.label ?? null });
  }
  for (const [key, section] of places) {
    const repeated = (counts.get(section.type) ?? 0) > 1;
    const label = repeated ? `${sectionName(section.type)} ${section.ordinal}` : sectionName(section.type);
    places.set(key, { ...section, label: section.label ?? label });
  }

  const sections = [...places.values()];
  const variants = [...scripts].map(([script, printed]): LyricVariant => {
    const texts = printed
      .map(({ text, ...section }) => ({ section: places.get(identity(section)), text }))
      .filter((part): part is { section: WorkSection; text: string } => part.section !== undefined)
      .toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section));
    const lyrics = texts.map(({ text }) => text).join('\n\n');
    return {
      language: krithi.language,
      script,
      scheme: script === 'latin' ? latinScheme(lyrics) : null,
      isPrimary: script === primary,
      label: null,
      lyrics,
      texts,
    };
  });
  if (krithi.meaning === null || krithi.meaning.trim() === '') return { sections, variants };
  const meaning: LyricVariant = {
    language: 'en',
    script: 'latin',
    scheme: null,
    isPrimary: false,
    label: meaningLabel,
    lyrics: krithi.meaning,
    texts: [],
  };
  return { sections, variants: [...variants, meaning] };
};

/** The first line sung: what people know a krithi by. */
export const incipitOf = (krithi: PublishableKrithi): string | null => {
  if (krithi.incipit !== undefined && krithi.incipit !== null) return krithi.incipit;
  const scripts = byScript(krithi.sections);
  const primary = primaryScript(krithi.language, krithi.sections);
  const sections = scripts.get('latin') ?? (primary === null ? undefined : scripts.get(primary));
  const line = sections?.[0]?.text.split('\n').find((text) => text.trim() !== '');
  return line?.trim() ?? null;
};

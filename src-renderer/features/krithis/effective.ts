import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';

type Extraction = NonNullable<KrithiDetail['extraction']>;
export type Section = Extraction['sections'][number];
export type Script = Section['script'];
export type Edits = KrithiDetail['edits'];

/** A value with what it was before a person changed it; `original` is null while it is unchanged. */
export type Kept<T> = { readonly value: T; readonly original: { readonly value: T } | null };

const kept = <T>(original: T, edit: T | undefined): Kept<T> =>
  edit === undefined || edit === original
    ? { value: original, original: null }
    : { value: edit, original: { value: original } };

/** The key of one section in the sparse edits: `script/kind/ordinal`. */
export const sectionKey = (section: Pick<Section, 'script' | 'kind' | 'ordinal'>): string =>
  `${section.script}/${section.kind}/${section.ordinal}`;

export const titleOf = (krithi: KrithiDetail): Kept<string> =>
  kept(krithi.extraction?.title ?? krithi.manifest.title, krithi.edits.title);

export const formOf = (krithi: KrithiDetail): Kept<Extraction['form']> =>
  kept(krithi.extraction?.form ?? null, krithi.edits.form);

export const languageOf = (krithi: KrithiDetail): Kept<Extraction['language']> =>
  kept(krithi.extraction?.language ?? null, krithi.edits.language);

/** Prose fields: null in the edits brings the original back, so it never hides it. */
export const proseOf = (krithi: KrithiDetail, field: 'meaning' | 'notes' | 'gist'): Kept<string | null> =>
  kept(krithi.extraction?.[field] ?? null, krithi.edits[field] ?? undefined);

export const sectionTextOf = (section: Section, edits: Edits): Kept<string> =>
  kept(section.text, edits.sections?.[sectionKey(section)]);

/** The scripts that a krithi is written in, in the order of the page. */
export const scriptsOf = (sections: readonly Section[]): readonly Script[] => [
  ...new Set(sections.map((section) => section.script)),
];

export type SectionRow = {
  readonly kind: Section['kind'];
  readonly ordinal: number;
  /** One per script; null where that script lacks the section. */
  readonly cells: readonly (Section | null)[];
};

/** Sections of several scripts beside each other, in the order of the first script that has them. */
export const sectionRows = (
  sections: readonly Section[],
  scripts: readonly Script[],
): readonly SectionRow[] => {
  const wanted = sections.filter((section) => scripts.includes(section.script));
  const order = new Map<string, Pick<Section, 'kind' | 'ordinal'>>();
  for (const script of scripts)
    for (const section of wanted)
      if (section.script === script) {
        const place = `${section.kind}/${section.ordinal}`;
        if (!order.has(place)) order.set(place, section);
      }
  return [...order.values()].map(({ kind, ordinal }) => ({
    kind,
    ordinal,
    cells: scripts.map(
      (script) =>
        wanted.find((each) => each.script === script && each.kind === kind && each.ordinal === ordinal) ??
        null,
    ),
  }));
};

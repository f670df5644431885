import type {
  DiffPiece,
  KrithiDetail,
  KrithiPatch,
  SectionView,
} from '../../../src-main/contract/krithis.ts';

export type Script = SectionView['script'];
export type Patch = KrithiPatch;
/** Saves a change; false when it was refused, and said so. */
export type OnEdit = (patch: Patch) => Promise<boolean>;

/** A value with what it was before a person changed it; `original` is null while it is unchanged. */
export type Kept<T> = {
  readonly value: T;
  readonly original: { readonly value: T } | null;
  readonly diff: readonly DiffPiece[];
};

const kept = <T>(original: T, edit: T | undefined, diff: readonly DiffPiece[] = []): Kept<T> =>
  edit === undefined
    ? { value: original, original: null, diff: [] }
    : { value: edit, original: { value: original }, diff };

export const titleOf = (krithi: KrithiDetail): Kept<string> =>
  kept(krithi.extraction?.title ?? krithi.manifest.title, krithi.edits.title, krithi.diffs['title']);

type Extraction = NonNullable<KrithiDetail['extraction']>;

export const formOf = (krithi: KrithiDetail): Kept<Extraction['form']> =>
  kept(krithi.extraction?.form ?? null, krithi.edits.form);

export const languageOf = (krithi: KrithiDetail): Kept<Extraction['language']> =>
  kept(krithi.extraction?.language ?? null, krithi.edits.language);

/** Prose fields: an empty text is one that a person took out. */
export const proseOf = (krithi: KrithiDetail, field: 'meaning' | 'notes' | 'gist'): Kept<string | null> =>
  kept(krithi.extraction?.[field] ?? null, krithi.edits[field], krithi.diffs[field]);

export const sectionTextOf = (section: SectionView): Kept<string> =>
  section.original === null
    ? { value: section.text, original: null, diff: [] }
    : kept(
        section.original.text,
        section.text === section.original.text ? undefined : section.text,
        section.diff,
      );

/** The scripts that a krithi is written in, in the order of the page. */
export const scriptsOf = (sections: readonly SectionView[]): readonly Script[] => [
  ...new Set(sections.map((section) => section.script)),
];

export type SectionRow = {
  readonly kind: SectionView['kind'];
  readonly ordinal: number;
  readonly label: string | null;
  /** Of every script, also of those that are not shown: what a correction of the kind is made to. */
  readonly all: readonly SectionView[];
  /** One per script shown; null where that script lacks the section. */
  readonly cells: readonly (SectionView | null)[];
};

/** Sections of several scripts beside each other, in the order of the first script that has them. */
export const sectionRows = (
  sections: readonly SectionView[],
  scripts: readonly Script[],
): readonly SectionRow[] => {
  const placeOf = ({ kind, ordinal, text, key }: SectionView): string =>
    // What was taken out keeps a row of its own: its place in the count is free again.
    text === '' ? `out/${key.split('/').slice(1).join('/')}` : `${kind}/${ordinal}`;
  const rows = Map.groupBy(sections, placeOf);
  return [...rows.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const cells = scripts.map((script) => all.find((each) => each.script === script) ?? null);
    if (cells.every((cell) => cell === null)) return [];
    const label = all.find((each) => each.label !== undefined)?.label ?? null;
    return [{ kind: first.kind, ordinal: first.ordinal, label, all, cells }];
  });
};

/** A key for a section that a person adds: the next of its kind in its script. */
export const keyOfNew = (
  sections: readonly SectionView[],
  script: Script,
  kind: SectionView['kind'],
): string => {
  const taken = new Set(sections.map(({ key }) => key));
  let ordinal = 1;
  while (taken.has(`${script}/${kind}/${ordinal}`)) ordinal += 1;
  return `${script}/${kind}/${ordinal}`;
};

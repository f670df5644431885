import { createHash } from 'node:crypto';
import { type LyricRecord, meaningLabel, type WorkSection } from './lyric-record.ts';

/** Stands behind the name of a row that would be created. */
export const newRef = ' (new)';

/**
 * What a krithi is, field by field, in one shape for both sides: as it stands
 * in the main database and as we would write it. Fields that a person there
 * owns (workflow state, other variants) are not in it.
 */
export type RefState = {
  /** Id over there, or `new:...` for a row that would be created. */
  readonly id: string;
  readonly name: string;
};

export type KrithiState = LyricRecord & {
  readonly title: string;
  readonly incipit: string | null;
  readonly composer: RefState;
  readonly ragas: readonly { readonly ref: RefState; readonly section: string | null }[];
  readonly tala: RefState | null;
  readonly deity: RefState | null;
  readonly temple: RefState | null;
  readonly language: string;
  readonly form: string;
  readonly isRagamalika: boolean;
  readonly gist: string | null;
  readonly notes: string | null;
};

/** A field: what is compared, and what people are shown. */
export type Field = { readonly key: string | null; readonly shown: string | null };
export type Fields = ReadonlyMap<string, Field>;

const plain = (value: string | null): Field => ({ key: value, shown: value });
const reference = (ref: RefState | null): Field => ({ key: ref?.id ?? null, shown: ref?.name ?? null });
const sectionWords = ({ type, ordinal }: WorkSection): string => `${type.toLowerCase()} ${ordinal}`;

/** Lyrics, meaning and the sections that they share: written together, and left to the other side together. */
export const isTextField = (field: string): boolean =>
  /^(?:lyrics\.|sections$|sections\.|meaning$)/.test(field);

/** All fields of a krithi by name. Labels and texts stand per section, so that a change shows where it is. */
export const fieldsOf = (state: KrithiState): Fields => {
  const fields = new Map<string, Field>([
    ['title', plain(state.title)],
    ['incipit', plain(state.incipit)],
    ['composer', reference(state.composer)],
    [
      'ragas',
      state.ragas.length === 0
        ? plain(null)
        : {
            key: JSON.stringify(state.ragas.map(({ ref, section }) => [ref.id, section])),
            shown: state.ragas
              .map(({ ref, section }) => (section === null ? ref.name : `${ref.name} (${section})`))
              .join(', '),
          },
    ],
    ['tala', reference(state.tala)],
    ['deity', reference(state.deity)],
    ['temple', reference(state.temple)],
    ['language', plain(state.language)],
    ['form', plain(state.form)],
    ['is_ragamalika', plain(state.isRagamalika ? 'yes' : 'no')],
    ['gist', plain(state.gist)],
    ['notes', plain(state.notes)],
    ['sections', plain(state.sections.length === 0 ? null : state.sections.map(sectionWords).join(', '))],
  ]);
  for (const section of state.sections) fields.set(`sections.${sectionWords(section)}`, plain(section.label));
  for (const variant of state.variants) {
    if (variant.label === meaningLabel) {
      fields.set('meaning', plain(variant.lyrics));
      continue;
    }
    let name = `lyrics.${variant.script}`;
    while (fields.has(name)) name += '+';
    const { language, scheme, isPrimary, lyrics } = variant;
    fields.set(name, { key: JSON.stringify([language, scheme, isPrimary, lyrics]), shown: lyrics });
    for (const { section, text } of variant.texts) {
      fields.set(`${name}.${sectionWords(section)}`, plain(text));
    }
  }
  return fields;
};

/** A field's value as kept in a snapshot: short ones as they are, long texts as their hash. */
export const fingerprint = (key: string | null): string | null =>
  key === null || key.length <= 120 ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;

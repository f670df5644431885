import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { ChecksView } from './checks-view.tsx';
import { Editable } from './editable.tsx';
import { type Kept, type OnEdit, type Script, formOf, languageOf, proseOf, titleOf } from './effective.ts';
import { type NameKind, NamesView } from './names-view.tsx';
import { Outcome } from './outcome.tsx';
import { SectionsView } from './sections-view.tsx';

type Props = {
  readonly krithi: KrithiDetail;
  readonly shown: readonly Script[];
  readonly onShow: (scripts: readonly Script[]) => void;
  readonly choosing: NameKind | null;
  readonly onChoosing: (kind: NameKind | null) => void;
  readonly onSetNames: (kind: NameKind, entities: readonly string[] | null) => Promise<boolean>;
  readonly onEdit: OnEdit;
  readonly onGo: (at: string) => void;
};

const prose = ['gist', 'meaning', 'notes'] as const;

/** Everything that was read from the page, each field changeable in place. */
export const Extracted = ({
  krithi,
  shown,
  onShow,
  choosing,
  onChoosing,
  onSetNames,
  onEdit,
  onGo,
}: Props) => (
  <>
    <div className="kr-heading">
      <Editable
        what={words.page.titleField}
        field="title"
        kept={titleOf(krithi)}
        lines={false}
        className="kr-heading-text"
        onSave={(value) => (value.trim() === '' ? Promise.resolve(false) : onEdit({ title: value.trim() }))}
        onRestore={() => onEdit({ title: null })}
      />
      <Outcome krithi={krithi} />
    </div>
    <ChecksView krithi={krithi} onGo={onGo} />
    <NamesView krithi={krithi} choosing={choosing} onChoosing={onChoosing} onSet={onSetNames} />
    <FormAndLanguage krithi={krithi} onEdit={onEdit} />
    <h2>{words.page.text}</h2>
    {krithi.extraction === null ? <p className="kr-quiet">{words.page.noExtraction}</p> : null}
    <SectionsView krithi={krithi} shown={shown} onShow={onShow} onEdit={onEdit} />
    <h2>{words.page.other}</h2>
    {prose.map((field) => (
      <section key={field} aria-label={words.page[field]}>
        <h3>{words.page[field]}</h3>
        <Editable
          what={words.page[field]}
          field={field}
          kept={proseOf(krithi, field)}
          lines
          onSave={(value) => onEdit({ [field]: value })}
          onRestore={() => onEdit({ [field]: null })}
        />
      </section>
    ))}
  </>
);

const FormAndLanguage = ({ krithi, onEdit }: Pick<Props, 'krithi' | 'onEdit'>) => (
  <div className="kr-choices">
    <Choice
      field="form"
      label={words.page.form}
      kept={formOf(krithi)}
      names={words.forms}
      onChoose={(form) => void onEdit({ form })}
    />
    <Choice
      field="language"
      label={words.page.language}
      kept={languageOf(krithi)}
      names={words.languages}
      onChoose={(language) => void onEdit({ language })}
    />
  </div>
);

type ChoiceProps<K extends string> = {
  readonly field: string;
  readonly label: string;
  readonly kept: Kept<K | null>;
  readonly names: Readonly<Record<K, string>>;
  /** Null: what was read again. */
  readonly onChoose: (chosen: K | null) => void;
};

/** A field with a fixed set of values, and what was read before it was changed. */
const Choice = <K extends string>({ field, label, kept, names, onChoose }: ChoiceProps<K>) => (
  <label data-field={field} tabIndex={-1}>
    {label}
    <select
      value={kept.value ?? ''}
      onChange={(event) => {
        const found = choices(names).find(([name]) => name === event.target.value);
        if (found) onChoose(found[0]);
      }}
    >
      {kept.value === null ? <option value="">{words.none}</option> : null}
      {choices(names).map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
    {kept.original ? (
      <Was
        text={kept.original.value === null ? words.none : names[kept.original.value]}
        what={label}
        onRestore={() => onChoose(null)}
      />
    ) : null}
  </label>
);

type WasProps = { readonly text: string; readonly what: string; readonly onRestore: () => void };

const Was = ({ text, what, onRestore }: WasProps) => (
  <span className="kr-quiet">
    {words.page.original}: {text}{' '}
    <button type="button" className="kr-link" aria-label={words.actions.restoreOf(what)} onClick={onRestore}>
      {words.actions.restore}
    </button>
  </span>
);

/** The entries of a word table with their keys kept as literals. */
const choices = <K extends string>(table: Readonly<Record<K, string>>): readonly (readonly [K, string])[] =>
  (Object.keys(table) as K[]).map((key) => [key, table[key]] as const);

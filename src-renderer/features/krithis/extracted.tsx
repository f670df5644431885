import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { ChecksView } from './checks-view.tsx';
import { Editable } from './editable.tsx';
import { type Edits, formOf, languageOf, proseOf, titleOf } from './effective.ts';
import { NamesView } from './names-view.tsx';
import { SectionsView } from './sections-view.tsx';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  readonly krithi: KrithiDetail;
  readonly onEdit: (edits: Edits) => Promise<boolean>;
  readonly onOpen: (id: string) => void;
};

const prose = ['gist', 'meaning', 'notes'] as const;

/** Everything that was read from the page, each field changeable in place. */
export const Extracted = ({ krithi, onEdit, onOpen }: Props) => {
  const title = titleOf(krithi);
  const original = title.original?.value ?? title.value;
  return (
    <>
      <div className="kr-heading">
        <Editable
          what={words.page.titleField}
          kept={title}
          lines={false}
          className="kr-heading-text"
          onSave={(value) => (value.trim() === '' ? Promise.resolve(false) : onEdit({ title: value.trim() }))}
          onRestore={() => onEdit({ title: original })}
        />
        <p className={`kr-state kr-state-${krithi.state}`}>
          <span aria-hidden="true">{words.stateShape[krithi.state]}</span> {words.states[krithi.state]}
          <span className="kr-quiet"> · {words.page.line(krithi.manifest.line)}</span>
        </p>
        {krithi.rejectReason === null ? null : (
          <p className="kr-bad">{words.rejectedBecause(krithi.rejectReason)}</p>
        )}
      </div>
      <ChecksView krithi={krithi} onOpen={onOpen} />
      <NamesView krithi={krithi} />
      <FormAndLanguage krithi={krithi} onEdit={onEdit} />
      <h2>{words.page.text}</h2>
      {krithi.extraction ? (
        <SectionsView krithi={krithi} sections={krithi.extraction.sections} onEdit={onEdit} />
      ) : (
        <p className="kr-quiet">{words.page.noExtraction}</p>
      )}
      <h2>{words.page.other}</h2>
      {prose.map((field) => (
        <section key={field} aria-label={words.page[field]}>
          <h3>{words.page[field]}</h3>
          <Editable
            what={words.page[field]}
            kept={proseOf(krithi, field)}
            lines
            onSave={(value) => onEdit({ [field]: value })}
            onRestore={() => onEdit({ [field]: null })}
          />
        </section>
      ))}
      <h2>{words.page.record}</h2>
      <ol className="kr-record">
        {krithi.events.map((event) => (
          <li key={event.seq}>
            <span className="kr-quiet">{words.when(event.at)}</span> {event.actor}:{' '}
            {event.to === null ? event.type : stateWord(event.to)}
            {event.reason === null ? '' : ` (${event.reason})`}
          </li>
        ))}
      </ol>
    </>
  );
};

const stateWord = (state: string): string =>
  Object.entries(words.states).find(([name]) => name === state)?.[1] ?? state;

const FormAndLanguage = ({ krithi, onEdit }: Omit<Props, 'onOpen'>) => {
  const form = formOf(krithi);
  const language = languageOf(krithi);
  return (
    <div className="kr-choices">
      <label>
        {words.page.form}
        <select
          value={form.value ?? ''}
          onChange={(event) => {
            const found = choices(words.forms).find(([name]) => name === event.target.value);
            if (found) void onEdit({ form: found[0] });
          }}
        >
          {form.value === null ? <option value="">{words.none}</option> : null}
          {choices(words.forms).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        {form.original ? (
          <Was text={form.original.value === null ? words.none : words.forms[form.original.value]} />
        ) : null}
      </label>
      <label>
        {words.page.language}
        <select
          value={language.value ?? ''}
          onChange={(event) => {
            const found = choices(words.languages).find(([name]) => name === event.target.value);
            if (found) void onEdit({ language: found[0] });
          }}
        >
          {language.value === null ? <option value="">{words.none}</option> : null}
          {choices(words.languages).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        {language.original ? (
          <Was
            text={language.original.value === null ? words.none : words.languages[language.original.value]}
          />
        ) : null}
      </label>
    </div>
  );
};

const Was = ({ text }: { readonly text: string }) => (
  <span className="kr-quiet">
    {words.page.original}: {text}
  </span>
);

/** The entries of a word table with their keys kept as literals. */
const choices = <K extends string>(table: Readonly<Record<K, string>>): readonly (readonly [K, string])[] =>
  (Object.keys(table) as K[]).map((key) => [key, table[key]] as const);

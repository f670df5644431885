import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Button } from '../../ui/button.tsx';
import { settingsWords as words } from '../../words/settings.ts';
import { type Draft, type NumberField, draftOf, errorsOf, numberFields, settingsOf } from './fields.ts';

type Props = {
  readonly settings: Settings;
  readonly onSave: (settings: Omit<Settings, 'keys'>) => void;
  readonly onRefused: () => void;
};

/** Everything a person may set. Mistakes are named beside their field when saving is tried, and as they are mended. */
export const SettingsForm = ({ settings, onSave, onRefused }: Props) => {
  const [draft, setDraft] = useState<Draft>(() => draftOf(settings));
  const [isTried, setTried] = useState(false);
  const errors = errorsOf(draft);
  const isClean = JSON.stringify(draft) === JSON.stringify(draftOf(settings));
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length === 0) onSave(settingsOf(draft));
    else onRefused();
  };
  const shown = (name: keyof Draft): string | null => (isTried ? (errors[name] ?? null) : null);
  const numbers = (group: NumberField['group']): ReactNode =>
    numberFields
      .filter((field) => field.group === group)
      .map(({ name, step }) => (
        <Field key={name} name={name} error={shown(name)}>
          {(props) => (
            <input
              {...props}
              type="number"
              inputMode="decimal"
              step={step}
              value={draft[name]}
              onChange={(e) => change({ [name]: e.target.value })}
            />
          )}
        </Field>
      ));
  return (
    <form className="se-form" noValidate onSubmit={submit}>
      <fieldset>
        <legend>{words.groups.you}</legend>
        {(['reviewer', 'contact'] as const).map((name) => (
          <Field key={name} name={name} error={shown(name)}>
            {(props) => (
              <input
                {...props}
                type="text"
                value={draft[name]}
                onChange={(e) => change({ [name]: e.target.value })}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.groups.pace}</legend>
        {numbers('pace')}
      </fieldset>
      <fieldset>
        <legend>{words.groups.names}</legend>
        <Field name="acceptTamilSpelling" error={null}>
          {(props) => (
            <input
              {...props}
              type="checkbox"
              checked={draft.acceptTamilSpelling}
              onChange={(e) => change({ acceptTamilSpelling: e.target.checked })}
            />
          )}
        </Field>
        {numbers('names')}
      </fieldset>
      <fieldset>
        <legend>{words.groups.targets}</legend>
        {numbers('targets')}
      </fieldset>
      <div className="se-acts">
        <Button type="submit" variant="primary" disabled={isClean}>
          {words.save}
        </Button>
        <Button
          disabled={isClean}
          onClick={() => {
            setDraft(draftOf(settings));
            setTried(false);
          }}
        >
          {words.reset}
        </Button>
      </div>
    </form>
  );
};

type FieldProps = {
  readonly name: keyof Draft;
  readonly error: string | null;
  readonly children: (props: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
  }) => ReactNode;
};

const Field = ({ name, error, children }: FieldProps) => {
  const id = useId();
  const { label, help } = words.fields[name];
  return (
    <div className="se-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-help`, 'aria-invalid': error !== null })}
      <p id={`${id}-help`} className={error === null ? 'se-quiet' : 'se-wrong'}>
        {error === null ? help : `▲ ${error}`}
      </p>
    </div>
  );
};

import { useId } from 'react';
import type { IntakeSheet, ReadingOptions } from '../../../src-main/contract/batches.ts';
import { roles, withComposer, withOption, withRole } from './intake-model.ts';
import type { Entry } from './intake-state.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.intake;

type Props = {
  readonly entry: Entry;
  readonly sheet: IntakeSheet;
  readonly onName: (name: string) => void;
  readonly onOptions: (options: ReadingOptions) => void;
  readonly onRoles: (options: ReadingOptions) => void;
  readonly onForget: () => void;
};

/** How a file is read: what was found, each of which a person may overrule. */
export const IntakeReading = ({ entry, sheet, onName, onOptions, onRoles, onForget }: Props) => {
  const { options } = entry;
  const encodings = Object.entries(words.encodings) as [IntakeSheet['encoding'], string][];
  const delimiters = Object.entries(words.delimiters) as [IntakeSheet['delimiter'], string][];
  return (
    <section className="bt-reading" aria-label={words.read}>
      <label>
        <span>{words.name}</span>
        <input
          type="text"
          value={entry.name}
          maxLength={200}
          onChange={(event) => onName(event.target.value)}
        />
      </label>
      <h3>{words.read}</h3>
      <label>
        <span>{words.encoding}</span>
        <select
          value={options.encoding ?? ''}
          onChange={(event) => {
            const chosen = encodings.find(([encoding]) => encoding === event.target.value)?.[0];
            onOptions(withOption(options, 'encoding', chosen));
          }}
        >
          <option value="">
            {options.encoding === undefined ? words.detected(words.encodings[sheet.encoding]) : words.find}
          </option>
          {encodings.map(([encoding, name]) => (
            <option key={encoding} value={encoding}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.delimiter}</span>
        <select
          value={options.delimiter ?? ''}
          onChange={(event) => {
            const chosen = delimiters.find(([delimiter]) => delimiter === event.target.value)?.[0];
            onOptions(withOption(options, 'delimiter', chosen));
          }}
        >
          <option value="">
            {options.delimiter === undefined ? words.detected(words.delimiters[sheet.delimiter]) : words.find}
          </option>
          {delimiters.map(([delimiter, name]) => (
            <option key={delimiter} value={delimiter}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {sheet.header.length === 0 ? null : (
        <Columns entry={entry} sheet={sheet} onOptions={onOptions} onRoles={onRoles} onForget={onForget} />
      )}
    </section>
  );
};

const Columns = ({ entry, sheet, onOptions, onRoles, onForget }: Omit<Props, 'onName'>) => {
  const id = useId();
  const { options } = entry;
  return (
    <>
      <h3 id={`${id}-columns`}>{words.columnsTitle}</h3>
      <div role="group" aria-labelledby={`${id}-columns`} className="bt-roles">
        {roles.map((role) => (
          <label key={role}>
            <span>{words.role[role]}</span>
            <select
              value={sheet.roles[role] ?? ''}
              onChange={(event) =>
                onRoles(withRole(options, sheet, role, event.target.value === '' ? null : event.target.value))
              }
            >
              <option value="">{words.noColumn}</option>
              {sheet.header.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {entry.remembered ? (
        <p className="bt-quiet">
          {words.remembered}{' '}
          <button type="button" className="bt-link" onClick={onForget}>
            {words.forget}
          </button>
        </p>
      ) : null}
      {(sheet.roles.composer ?? null) === null ? (
        <label>
          <span>{words.composerAll}</span>
          <input
            type="text"
            defaultValue={options.composer ?? ''}
            placeholder={words.composerExample}
            maxLength={200}
            title={words.composerHelp}
            onBlur={(event) => {
              if (event.target.value.trim() !== (options.composer ?? ''))
                onOptions(withComposer(options, event.target.value));
            }}
          />
        </label>
      ) : null}
    </>
  );
};

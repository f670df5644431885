import { type RefObject, useEffect, useRef, useState } from 'react';
import { type WorkFilter, isFiltered, present, taskKinds, taskStates } from './filter.ts';
import { taskWords as words } from '../../words/tasks.ts';

const patienceMs = 120;

type Props = {
  readonly filter: WorkFilter;
  readonly sites: readonly string[];
  readonly reasons: readonly { readonly code: string; readonly words: string }[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: WorkFilter) => void;
};

/** Which work is listed: by state, step, site, reason and text. */
export const TaskFilterBar = ({ filter, sites, reasons, search, onFilter }: Props) => {
  const choose = (change: { [K in keyof WorkFilter]?: WorkFilter[K] | undefined }): void =>
    onFilter(present({ ...filter, ...change }));
  return (
    <div className="tk-filter" role="search" aria-label={words.filter.name}>
      <Choice
        name={words.filter.state}
        any={words.filter.any.state}
        value={filter.state}
        options={taskStates.map((state) => ({ value: state, name: words.states[state] }))}
        onChoose={(state) => choose({ state })}
      />
      <Choice
        name={words.filter.kind}
        any={words.filter.any.kind}
        value={filter.kind}
        options={taskKinds.map((kind) => ({ value: kind, name: words.kinds[kind] }))}
        onChoose={(kind) => choose({ kind })}
      />
      <Choice
        name={words.filter.site}
        any={words.filter.any.site}
        value={filter.site}
        options={withCurrent(sites, filter.site).map((site) => ({ value: site, name: site }))}
        onChoose={(site) => choose({ site })}
      />
      <Choice
        name={words.filter.reason}
        any={words.filter.any.reason}
        value={filter.reason}
        options={reasonOptions(reasons, filter.reason)}
        onChoose={(reason) => choose({ reason })}
      />
      <SearchField text={filter.text ?? ''} field={search} onText={(text) => choose({ text })} />
      {isFiltered(filter) ? (
        <button type="button" className="bt-link" onClick={() => onFilter({})}>
          {words.filter.clear}
        </button>
      ) : null}
    </div>
  );
};

const withCurrent = (values: readonly string[], current: string | undefined): readonly string[] =>
  current === undefined || values.includes(current) ? values : [...values, current];

const reasonOptions = (
  reasons: Props['reasons'],
  current: string | undefined,
): readonly { readonly value: string; readonly name: string }[] => {
  const named = reasons.map(({ code, words: name }) => ({ value: code, name }));
  return current === undefined || named.some(({ value }) => value === current)
    ? named
    : [...named, { value: current, name: current }];
};

type ChoiceProps<T extends string> = {
  readonly name: string;
  readonly any: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly onChoose: (value: T | undefined) => void;
};

const Choice = <T extends string>({ name, any, value, options, onChoose }: ChoiceProps<T>) => (
  <select
    aria-label={name}
    data-chosen={value !== undefined}
    value={value ?? ''}
    onChange={(event) => onChoose(options.find((option) => option.value === event.target.value)?.value)}
  >
    <option value="">{any}</option>
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.name}
      </option>
    ))}
  </select>
);

type SearchProps = {
  readonly text: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string | undefined) => void;
};

/** Typing is never held up: the list follows a moment after the last letter. */
const SearchField = ({ text, field, onText }: SearchProps) => {
  const [typed, setTyped] = useState(text);
  const [sent, setSent] = useState(text);
  if (text !== sent) {
    // The filter was changed from elsewhere: "show all", the back button.
    setSent(text);
    setTyped(text);
  }
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  const wanted = typed.trim() === '' ? '' : typed;
  useEffect(() => {
    if (wanted === sent) return undefined;
    const timer = setTimeout(() => {
      setSent(wanted);
      latest.current(wanted === '' ? undefined : wanted);
    }, patienceMs);
    return () => clearTimeout(timer);
  }, [wanted, sent]);
  return (
    <input
      ref={field}
      type="search"
      aria-label={words.filter.text}
      placeholder={words.filter.text}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
};

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { CandidateView, QueueItem } from '../../../src-main/contract/review.ts';
import { factPhrases } from './facts.ts';
import { plainSpelling } from './spelling.ts';
import { useNameSearch } from './use-name-search.ts';
import { reviewWords as words } from '../../words/review.ts';

type Facts = CandidateView['facts'];
type Twin = { readonly id: string; readonly name: string; readonly facts: Facts };

type Props = {
  readonly item: QueueItem;
  readonly candidates: readonly CandidateView[];
  readonly onUse: (twin: { readonly id: string; readonly name: string }) => void;
  readonly onCreate: (name: string, facts: Facts) => void;
  readonly onLeaveEmpty: () => void;
  readonly onCancel: () => void;
};

/** Which facts are asked for, by kind: few, and none must be given. */
const fieldsOf: Record<QueueItem['kind'], readonly (keyof typeof labels)[]> = {
  raga: ['parent_melakarta', 'arohanam', 'avarohanam'],
  composer: ['life', 'place'],
  tala: ['aksharas'],
  deity: ['place'],
  temple: ['city'],
};
const labels = {
  parent_melakarta: words.create.parent,
  arohanam: words.create.arohanam,
  avarohanam: words.create.avarohanam,
  life: words.create.life,
  place: words.create.place,
  aksharas: words.create.aksharas,
  city: words.create.city,
} as const;

/** A new entry in the list: what is already near stands first, because twins are the costly mistake. */
export const CreateForm = ({ item, candidates, onUse, onCreate, onLeaveEmpty, onCancel }: Props) => {
  const [name, setName] = useState(() => plainSpelling(item.value));
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const ids = useId();
  useEffect(() => field.current?.select(), []);
  const found = useNameSearch(item.kind, name);
  const twins = nearTwins(candidates, found.items);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') {
      setProblem(words.create.nameMissing);
      field.current?.focus();
      return;
    }
    const read = readFacts(facts);
    if (typeof read === 'string') setProblem(read);
    else onCreate(name.trim(), read);
  };

  return (
    <form className="rv-create" onSubmit={submit} aria-label={words.create.title(item.kind)} noValidate>
      <h3>{words.create.twins}</h3>
      <p className="rv-quiet">{words.create.twinsHelp}</p>
      <ul className="rv-twins">
        {twins.map((twin) => (
          <li key={twin.id}>
            <button type="button" onClick={() => onUse(twin)}>
              {words.create.takeThis(twin.name)}
            </button>
            <span className="rv-quiet">{factPhrases(twin.facts).join(' · ')}</span>
          </li>
        ))}
        {twins.length === 0 ? <li className="rv-quiet">{words.create.noTwins}</li> : null}
      </ul>
      <h3>{words.create.title(item.kind)}</h3>
      <label htmlFor={`${ids}-name`}>{words.create.name}</label>
      <input
        id={`${ids}-name`}
        ref={field}
        value={name}
        maxLength={200}
        autoComplete="off"
        aria-describedby={`${ids}-help`}
        aria-invalid={problem === words.create.nameMissing}
        onChange={(event) => setName(event.target.value)}
      />
      <p id={`${ids}-help`} className="rv-quiet">
        {words.create.nameHelp}
      </p>
      <fieldset>
        <legend>{words.create.facts}</legend>
        {fieldsOf[item.kind].map((key) => (
          <label key={key}>
            <span>{labels[key]}</span>
            <input
              value={facts[key] ?? ''}
              maxLength={200}
              autoComplete="off"
              inputMode={key === 'parent_melakarta' || key === 'aksharas' ? 'numeric' : 'text'}
              onChange={(event) => setFacts({ ...facts, [key]: event.target.value })}
            />
          </label>
        ))}
      </fieldset>
      {problem ? (
        <p className="rv-inline-error" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="rv-create-acts">
        <button type="submit" className="rv-primary">
          {words.create.submit} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {words.create.cancel} <kbd>Esc</kbd>
        </button>
        <button type="button" className="rv-link" onClick={onLeaveEmpty}>
          {words.create.leaveEmpty(item.kind)}
        </button>
      </div>
    </form>
  );
};

/** Candidates and search hits, each entity once, the candidates first. */
const nearTwins = (candidates: readonly CandidateView[], hits: readonly Twin[]): readonly Twin[] => {
  const seen = new Set<string>();
  return [...candidates, ...hits].filter((twin) => !seen.has(twin.id) && seen.add(twin.id)).slice(0, 6);
};

/** The facts that were filled in; a sentence when one cannot be right. */
const readFacts = (raw: Readonly<Record<string, string>>): Facts | string => {
  const filled = Object.entries(raw)
    .map(([key, value]) => [key, value.trim()] as const)
    .filter(([, value]) => value !== '');
  const facts: Record<string, string | number> = {};
  for (const [key, value] of filled) {
    if (key === 'parent_melakarta') {
      const n = Number(value);
      if (!Number.isInteger(n) || n < 1 || n > 72) return words.create.parentWrong;
      facts[key] = n;
    } else if (key === 'aksharas') {
      const n = Number(value);
      if (!Number.isInteger(n) || n < 1) return words.create.aksharasWrong;
      facts[key] = n;
    } else facts[key] = value;
  }
  return facts;
};

import { type KeyboardEvent, useId } from 'react';
import './tabs.css';

type Props<K extends string> = {
  readonly name: string;
  readonly tabs: readonly { readonly key: K; readonly label: string; readonly count?: string }[];
  readonly active: K;
  readonly onChange: (key: K) => void;
};

/** One of a few views; arrows move between them, as radio buttons do. */
export const Tabs = <K extends string>({ name, tabs, active, onChange }: Props<K>) => {
  const id = useId();
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ key }) => key === active);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div className="ui-tabs" role="radiogroup" aria-label={name} tabIndex={-1} onKeyDown={onKey}>
      {tabs.map(({ key, label, count }) => (
        <button
          key={key}
          id={`${id}-${key}`}
          type="button"
          role="radio"
          aria-checked={key === active}
          tabIndex={key === active ? 0 : -1}
          onClick={() => onChange(key)}
        >
          {label}
          {count === undefined ? null : <span className="ui-tabs-count">{count}</span>}
        </button>
      ))}
    </div>
  );
};

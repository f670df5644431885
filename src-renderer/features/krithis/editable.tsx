import { type KeyboardEvent, useState } from 'react';
import { langOf } from '../review/spelling.ts';
import type { Kept } from './effective.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  /** What is edited, for the buttons' names: "Pallavi, Telugu". */
  readonly what: string;
  readonly kept: Kept<string | null>;
  readonly lines: boolean;
  readonly className?: string;
  readonly onSave: (value: string) => Promise<boolean>;
  readonly onRestore: () => Promise<boolean>;
};

/** A text that can be changed in place; once changed, the original stays in sight and can be brought back. */
export const Editable = ({ what, kept, lines, className, onSave, onRestore }: Props) => {
  const [draft, setDraft] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    if (draft === null) return;
    if (draft === (kept.value ?? '')) {
      setDraft(null);
      return;
    }
    setSaving(true);
    const ok = await onSave(draft);
    setSaving(false);
    if (ok) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  if (draft !== null) {
    const shared = {
      value: draft,
      lang: langOf(draft),
      'aria-label': what,
      disabled: saving,
      onKeyDown,
    };
    return (
      <div className="kr-editing">
        {lines ? (
          <textarea
            {...shared}
            ref={(field) => field?.focus()}
            rows={Math.max(2, draft.split('\n').length + 1)}
            onChange={(event) => setDraft(event.target.value)}
          />
        ) : (
          <input
            {...shared}
            ref={(field) => field?.focus()}
            onChange={(event) => setDraft(event.target.value)}
          />
        )}
        <span className="kr-editing-acts">
          <button type="button" className="kr-primary" disabled={saving} onClick={() => void save()}>
            {words.actions.save} <kbd aria-hidden="true">{lines ? 'Ctrl Enter' : 'Enter'}</kbd>
          </button>
          <button type="button" onClick={() => setDraft(null)}>
            {words.actions.cancel} <kbd aria-hidden="true">Esc</kbd>
          </button>
        </span>
      </div>
    );
  }
  return (
    <div className={`kr-editable ${className ?? ''}`}>
      <div className="kr-text" lang={langOf(kept.value ?? '')} dir="auto">
        {kept.value ?? <span className="kr-quiet">{words.none}</span>}
      </div>
      <button
        type="button"
        className="kr-edit"
        aria-label={words.actions.editOf(what)}
        onClick={() => setDraft(kept.value ?? '')}
      >
        {words.actions.edit}
      </button>
      {kept.original ? (
        <details className="kr-original">
          <summary>{words.page.edited}</summary>
          <p className="kr-quiet">{words.page.original}</p>
          <div className="kr-text" lang={langOf(kept.original.value ?? '')} dir="auto">
            {kept.original.value ?? words.none}
          </div>
          <button type="button" aria-label={words.actions.restoreOf(what)} onClick={() => void onRestore()}>
            {words.actions.restore}
          </button>
        </details>
      ) : null}
    </div>
  );
};

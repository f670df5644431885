import { type KeyboardEvent, useState } from 'react';
import { krithiWords as words } from '../../words/krithis.ts';
import { langOf } from '../review/spelling.ts';
import { DiffView } from './diff-view.tsx';
import type { Kept } from './effective.ts';

type Props = {
  /** What is edited, for the buttons' names: "Pallavi, Telugu". */
  readonly what: string;
  /** The field by which it is found on the page, and the page by it. */
  readonly field: string;
  readonly kept: Kept<string | null>;
  readonly lines: boolean;
  readonly className?: string;
  readonly empty?: string;
  readonly onSave: (value: string) => Promise<boolean>;
  readonly onRestore: () => Promise<boolean>;
};

/** A text that can be changed in place; once changed, the original stays in sight and can be brought back. */
export const Editable = ({ what, field, kept, lines, className, empty, onSave, onRestore }: Props) => {
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
      <div className="kr-editing" data-field={field}>
        {lines ? (
          <textarea
            {...shared}
            ref={(element) => element?.focus()}
            rows={Math.min(24, Math.max(2, draft.split('\n').length + 1))}
            onChange={(event) => setDraft(event.target.value)}
          />
        ) : (
          <input
            {...shared}
            ref={(element) => element?.focus()}
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
  const text = kept.value ?? '';
  return (
    <div className={`kr-editable ${className ?? ''}`} data-field={field}>
      <div className="kr-text" lang={langOf(text)} dir="auto">
        {text === '' ? <span className="kr-quiet">{empty ?? words.none}</span> : text}
      </div>
      <button
        type="button"
        className="kr-edit"
        aria-label={words.actions.editOf(what)}
        onClick={() => setDraft(text)}
      >
        {words.actions.edit}
      </button>
      {kept.original ? (
        <details className="kr-original">
          <summary>{words.page.edited}</summary>
          {kept.diff.length > 0 ? <DiffView pieces={kept.diff} /> : null}
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

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Echo, ReviewState } from './session-state.ts';
import { type KeyMap, isByNumber } from './key-map.ts';
import { keyCap } from './keys.ts';
import { hasScope, scopes } from './review-commands.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly state: ReviewState;
  readonly session: ReviewSession;
  readonly keys: KeyMap;
  /** Goes up when the note of the parked name is to be typed now. */
  readonly noteAsked: number;
};

/**
 * One line of fixed height under the panes: what was just decided, whether it is saved, how far
 * its spelling is remembered, and any warning. It takes the place of every confirm dialog.
 */
export const EchoLine = ({ state, session, keys, noteAsked }: Props) => {
  const { echo, notice } = state;
  if (notice)
    return (
      <div className="rv-echo rv-echo-notice" role="status">
        <span>
          <strong>{notice.message}</strong> {notice.remedy}
        </span>
        <button type="button" className="rv-link" onClick={() => session.notice(null)}>
          {words.actions.close}
        </button>
      </div>
    );
  if (!echo)
    return (
      <div className="rv-echo">
        {state.rows.length === 0 ? null : (
          <span className="rv-quiet">{isByNumber(keys) ? words.echo.idle : words.echo.idleKeys}</span>
        )}
      </div>
    );
  const act = echo.entry.input.act;
  return (
    <div className={`rv-echo${echo.warnings.length > 0 ? ' rv-echo-warn' : ''}`}>
      <span className="rv-echo-what">
        {sentence(echo)}
        {echo.state === 'failed' ? <strong> · {words.echo.failedTitle}</strong> : null}
        {echo.state === 'sending' ? <Saving key={echo.entry.serial} /> : null}
      </span>
      {echo.warnings.map((warning) => (
        <span key={warning} className="rv-warning" role="alert">
          <span aria-hidden="true">▲</span> {warning}
        </span>
      ))}
      {hasScope(echo) ? <Scope echo={echo} session={session} keys={keys} /> : null}
      {act === 'unsure' && echo.state !== 'failed' ? (
        <Note
          key={echo.entry.serial}
          echo={echo}
          session={session}
          isAsked={noteAsked === echo.entry.serial}
        />
      ) : null}
    </div>
  );
};

const sentence = ({ entry }: Echo): string => {
  const { value } = entry.item;
  switch (entry.input.act) {
    case 'accept':
      return entry.input.krithi === undefined
        ? words.echo.accepted(value, entry.names, entry.krithis)
        : words.echo.acceptedHere(value, entry.names);
    case 'create':
      return words.echo.created(value, entry.names);
    case 'unsure':
      return words.echo.unsure(value);
    case 'none':
      return words.echo.none(value);
    case 'reject':
      return words.echo.rejected(value, entry.names);
  }
};

/** Said only when saving takes longer than anyone would notice. */
const Saving = () => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return late ? <span className="rv-quiet"> · {words.echo.saving}</span> : null;
};

type ScopeProps = { readonly echo: Echo; readonly session: ReviewSession; readonly keys: KeyMap };

const Scope = ({ echo, session, keys }: ScopeProps) => {
  const chosen = echo.entry.input.alias ?? 'always';
  return (
    <span className="rv-scope" role="group" aria-label={words.echo.remember}>
      <span>
        {words.echo.remember} <kbd aria-hidden="true">{keyCap(keys.remember[0])}</kbd>
      </span>
      <span className="rv-segments">
        {scopes.map((scope) => (
          <button
            key={scope}
            type="button"
            aria-pressed={scope === chosen}
            title={words.echo.scopeHelp[scope]}
            onClick={() => scope !== chosen && session.amend({ alias: scope })}
          >
            {words.echo.scopes[scope]}
          </button>
        ))}
      </span>
    </span>
  );
};

type NoteProps = { readonly echo: Echo; readonly session: ReviewSession; readonly isAsked: boolean };

const Note = ({ echo, session, isAsked }: NoteProps) => {
  const [open, setOpen] = useState(isAsked);
  const [note, setNote] = useState(echo.entry.input.note ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  if (!open)
    return (
      <button type="button" className="rv-link" onClick={() => setOpen(true)}>
        {echo.entry.input.note ?? words.echo.addNote}
      </button>
    );
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setOpen(false);
    if (note.trim() !== '') session.amend({ note: note.trim() });
  };
  return (
    <form className="rv-note-form" onSubmit={save}>
      <input
        ref={field}
        aria-label={words.echo.addNote}
        placeholder={words.echo.notePlaceholder}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <button type="submit">{words.echo.saveNote}</button>
    </form>
  );
};

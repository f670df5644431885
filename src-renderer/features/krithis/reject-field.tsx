import { type FormEvent, useState } from 'react';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  readonly title: string;
  readonly onReject: (reason: string) => void;
  readonly onCancel: () => void;
};

/** The reason, asked for in place and never in a dialog. */
export const RejectField = ({ title, onReject, onCancel }: Props) => {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') setMissing(true);
    else onReject(reason.trim());
  };
  return (
    <form className="kr-reject" onSubmit={submit} aria-label={`${words.actions.reject}: ${title}`}>
      <label>
        <span>{words.reject.label}</span>
        <input
          ref={(field) => field?.focus()}
          value={reason}
          maxLength={2000}
          placeholder={words.reject.placeholder}
          aria-invalid={missing}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onCancel();
          }}
        />
      </label>
      <button type="submit" className="kr-danger">
        {words.reject.submit} <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button type="button" onClick={onCancel}>
        {words.actions.cancel} <kbd aria-hidden="true">Esc</kbd>
      </button>
      {missing ? <span role="alert">{words.reject.missing}</span> : null}
    </form>
  );
};

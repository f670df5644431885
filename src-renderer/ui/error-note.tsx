import { failureShapeOf } from '../client/failure.ts';
import { commonWords as words } from '../words/common.ts';
import { Button } from './button.tsx';
import './error-note.css';

type Props = {
  /** What was thrown, or `{ data: { code, message, remedy } }`. */
  readonly error: unknown;
  /** What was being tried. */
  readonly title?: string;
  readonly onRetry?: () => void;
};

/** What went wrong, what to do about it, and the code to quote. */
export const ErrorNote = ({ error, title, onRetry }: Props) => {
  const { code, message, remedy } = failureShapeOf(error);
  return (
    <div className="ui-error" role="alert">
      <span className="ui-error-shape" aria-hidden="true">
        ▲
      </span>
      <div>
        {title === undefined ? null : <strong>{title}</strong>}
        <p>
          {message} {remedy}
        </p>
        {code === '' ? null : (
          <p className="ui-error-code">
            {words.errorCode} <code>{code}</code>
          </p>
        )}
      </div>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{words.tryAgain}</Button>}
    </div>
  );
};

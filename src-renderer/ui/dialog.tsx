import { type ReactNode, useEffect, useId, useRef } from 'react';
import { commonWords as words } from '../words/common.ts';
import './dialog.css';

type Props = {
  readonly title: string;
  /** Escape, the cross or a press beside it. */
  readonly onClose: () => void;
  readonly size?: 'normal' | 'wide';
  readonly children: ReactNode;
};

const focusable =
  '[data-first-focus], a[href], button:not(:disabled, [tabindex="-1"]), input:not(:disabled, [hidden]), select:not(:disabled), textarea:not(:disabled)';

/** A modal sheet for as long as it is rendered; the focus goes back to where it was. */
export const Dialog = ({ title, onClose, size = 'normal', children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return undefined;
    const before = document.activeElement;
    element.showModal();
    // Not the cross, which comes first: what the sheet is about, or the sheet itself.
    (body.current?.querySelector<HTMLElement>(focusable) ?? element).focus({ preventScroll: true });
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  // A press that began inside and ended outside, as when text is marked, does not close.
  const beganBeside = useRef(false);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    const isBeside = (event: Event): boolean => event.target === element;
    const down = (event: Event): void => {
      beganBeside.current = isBeside(event);
    };
    const click = (event: Event): void => {
      if (isBeside(event) && beganBeside.current) onClose();
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('click', click);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('click', click);
    };
  }, [onClose]);

  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={`ui-dialog ui-dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // The parent takes it away; the element must not close by itself.
        event.preventDefault();
        onClose();
      }}
    >
      <div className="ui-dialog-sheet">
        <header className="ui-dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="ui-dialog-close" aria-label={words.close} onClick={onClose}>
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <div className="ui-dialog-body" ref={body}>
          {children}
        </div>
      </div>
    </dialog>
  );
};

import { useId, useRef } from 'react';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly label: string;
  readonly accept: string;
  /** By which a script finds the field. */
  readonly field: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
};

/** A button that asks for one file. */
export const FileButton = ({ label, accept, field, keys, disabled, onFile }: Props) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={disabled} aria-keyshortcuts={keys} onClick={() => input.current?.click()}>
        {label} <kbd aria-hidden="true">{keys}</kbd>
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        data-files={field}
        aria-label={label}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
};

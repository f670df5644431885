import { useRef } from 'react';
import { batchWords as words } from '../../words/batches.ts';

const accept = '.csv,.tsv,.txt,.krithipack,.jsonl,.json,text/csv,text/tab-separated-values';

type Props = {
  readonly onFiles: (files: readonly File[]) => void;
  readonly isPrimary?: boolean;
  readonly label: string;
};

/** A button that lets a person choose manifests. */
export const AddFiles = ({ onFiles, isPrimary = false, label }: Props) => {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={words.choose}
        data-files="manifests"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <button
        type="button"
        className={isPrimary ? 'bt-primary' : undefined}
        data-choose="manifests"
        onClick={() => field.current?.click()}
      >
        {label}
      </button>
    </>
  );
};

/** Presses the button that chooses files, for keys and the palette; false where the page has none. */
export const chooseFiles = (): boolean => {
  const button = document.querySelector<HTMLElement>('[data-choose="manifests"]');
  button?.click();
  return button !== null;
};

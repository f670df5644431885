import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { download } from '../../client/files.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { contradictionWords, packWords } from '../../words/packs.ts';

const words = packWords.make;

const nameKinds = ['raga', 'composer', 'tala', 'deity', 'temple'] as const;

type Made = Awaited<ReturnType<typeof client.review.packs.make>>;

type Props = {
  readonly first: RefObject<HTMLInputElement | null>;
  /** Told in the place of results, so that nothing moves here. */
  readonly onFailed: (error: unknown) => void;
};

/** Makes a pack of the names that wait, of one batch or kind or of all. */
export const PacksMake = ({ first, onFailed }: Props) => {
  const batches = useQuery(orpc.batches.list.queryOptions({ input: { archived: false } }));
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const [batch, setBatch] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Made | null>(null);

  const chosen = nameKinds.find((each) => each === kind);
  const choice = {
    ...(chosen === undefined ? {} : { kind: chosen }),
    ...(batch === '' ? {} : { batch }),
  };
  // The figure of the choice before stays until the new one is there: nothing jumps.
  const size = useQuery(
    orpc.review.packs.size.queryOptions({ input: choice, placeholderData: keepPreviousData }),
  );
  const isNothing = size.data?.values === 0;

  const make = async (): Promise<void> => {
    setBusy(true);
    setMade(null);
    try {
      const result = await client.review.packs.make({ name: name.trim(), ...choice });
      setMade(result);
      download(result.download);
    } catch (thrown) {
      onFailed(thrown);
    }
    setBusy(false);
  };
  /** Another choice: what was made before is no longer what the line speaks of. */
  const choose = (set: () => void): void => {
    set();
    setMade(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && !isBusy && !isNothing) void make();
  };

  return (
    <section className="pk-part" aria-labelledby="pk-make">
      <h2 id="pk-make">{words.title}</h2>
      <p className="pk-quiet">{words.help}</p>
      <form className="pk-form" onSubmit={submit}>
        <label className="pk-field pk-field-wide">
          <span>
            {words.name} <kbd aria-hidden="true">m</kbd>
          </span>
          <input
            ref={first}
            value={name}
            maxLength={200}
            aria-keyshortcuts="m"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className="pk-field">
          <span>{words.kind}</span>
          <select value={kind} onChange={({ target }) => choose(() => setKind(target.value))}>
            <option value="">{words.allKinds}</option>
            {nameKinds.map((each) => (
              <option key={each} value={each}>
                {contradictionWords.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        <label className="pk-field">
          <span>{words.batch}</span>
          <select value={batch} onChange={({ target }) => choose(() => setBatch(target.value))}>
            <option value="">{words.allBatches}</option>
            {(batches.data?.items ?? []).map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <Button variant="primary" type="submit" disabled={isBusy || isNothing || name.trim() === ''}>
          {isBusy ? words.busy : words.go}
        </Button>
      </form>
      <div role="status" className="pk-said">
        {size.data === undefined || made !== null ? null : (
          <p className="pk-quiet">
            {isNothing ? words.nothing : words.size(size.data.values, size.data.krithis)}
          </p>
        )}
        {made === null ? null : (
          <p>
            {words.made(made.values, made.krithis)}{' '}
            <button type="button" className="pk-link" onClick={() => download(made.download)}>
              {words.save}
            </button>
          </p>
        )}
      </div>
      {size.isError ? <ErrorNote error={size.error} onRetry={() => void size.refetch()} /> : null}
    </section>
  );
};

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PublishStatus, TargetChoice } from '../../../src-main/contract/publish.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { publishWords as words } from '../../words/publish.ts';

const targets = ['postgres', 'jsonl', 'csv'] as const;

type Props = {
  readonly status: PublishStatus;
  readonly target: TargetChoice;
  readonly onTarget: (target: TargetChoice) => void;
  readonly onSaid: (text: string) => void;
};

/** Where the krithis go, and the main database's address, which is never shown again once given. */
export const TargetPicker = ({ status, target, onTarget, onSaid }: Props) => (
  <section className="pb-target" aria-label={words.whereTo}>
    <Tabs
      name={words.whereTo}
      active={target}
      onChange={onTarget}
      tabs={targets.map((key) => ({ key, label: words.targets[key] }))}
    />
    <p className="pb-quiet">{words.targetHelp[target]}</p>
    {target === 'postgres' ? <Address status={status} onSaid={onSaid} /> : null}
  </section>
);

const Address = ({ status, onSaid }: Pick<Props, 'status' | 'onSaid'>) => {
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const queries = useQueryClient();
  const { postgres } = status;

  const send = async (value: string | null): Promise<void> => {
    setFailure(null);
    try {
      // An address is no event of the log: what it changes is shown from the answer.
      const changed = await client.publish.setPostgres({ address: value });
      queries.setQueryData(orpc.publish.status.queryKey(), changed);
      const after = changed.postgres;
      setOpen(false);
      setAddress('');
      onSaid(after.describe === null ? words.address.forgotten : words.address.saved(after.describe));
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const tryAgain = (): void => void queries.invalidateQueries({ queryKey: orpc.publish.status.queryKey() });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '') void send(address.trim());
  };

  if (postgres.set && !isOpen)
    return (
      <div className="pb-address">
        <p>
          <strong>{postgres.describe}</strong>
          <span className="pb-quiet">
            {' '}
            {postgres.remembered ? words.address.remembered : words.address.session}
          </span>
        </p>
        <Button size="small" onClick={() => setOpen(true)}>
          {words.address.change}
        </Button>
        <Button size="small" onClick={() => void send(null)}>
          {words.address.forget}
        </Button>
      </div>
    );
  return (
    <form className="pb-address" onSubmit={submit}>
      <label className="pb-field">
        <span>{words.address.label}</span>
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.address.placeholder}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      <Button type="submit" variant="primary" disabled={address.trim() === ''}>
        {words.address.save}
      </Button>
      <p className="pb-quiet">{postgres.remembered ? words.address.remembered : words.address.session}</p>
      {postgres.sealed === null ? null : <ErrorNote error={{ data: postgres.sealed }} onRetry={tryAgain} />}
      {failure === null ? null : <ErrorNote error={failure} />}
    </form>
  );
};

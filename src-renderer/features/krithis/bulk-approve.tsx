import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import type { BulkResult, KrithiRow } from '../../../src-main/contract/krithis.ts';
import { failureOf } from '../review/failure.ts';
import { krithiWords as words } from '../../words/krithis.ts';

const shown = 200;
const atOnce = 8;

type Step =
  | { readonly is: 'asking' }
  | { readonly is: 'previewed'; readonly result: BulkResult }
  | { readonly is: 'done'; readonly result: BulkResult }
  | { readonly is: 'undone'; readonly count: number }
  | { readonly is: 'failed'; readonly message: string; readonly remedy: string };

type Rule = { readonly minQuality: number; readonly noDuplicates: boolean; readonly noFlags: boolean };
type Props = { readonly rows: readonly KrithiRow[]; readonly onClose: () => void };

/** Approval by rule: what would happen is shown first, one answer per krithi, and one step takes it back. */
export const BulkApprove = ({ rows, onClose }: Props) => {
  const queries = useQueryClient();
  const [rule, setRule] = useState<Rule>({ minQuality: 0.9, noDuplicates: true, noFlags: true });
  const [step, setStep] = useState<Step>({ is: 'asking' });
  const [busy, setBusy] = useState(false);
  const change = (next: Partial<Rule>): void => {
    setRule({ ...rule, ...next });
    setStep({ is: 'asking' });
  };
  const work = async (job: () => Promise<Step>): Promise<void> => {
    setBusy(true);
    try {
      setStep(await job());
    } catch (thrown) {
      setStep({ is: 'failed', ...failureOf(thrown) });
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: orpc.krithis.key() });
  };
  const preview = (event: FormEvent): void => {
    event.preventDefault();
    void work(async () => ({
      is: 'previewed',
      result: await client.krithis.approveMany({ where: rule, preview: true }),
    }));
  };
  /** Exactly what was previewed, by id: what came in since waits for the next preview. */
  const apply = (previewed: BulkResult): void =>
    void work(async () => ({
      is: 'done',
      result: await client.krithis.approveMany({ ids: passing(previewed), preview: false }),
    }));
  const undo = (result: BulkResult): void =>
    void work(async () => {
      const ids = passing(result);
      for (let at = 0; at < ids.length; at += atOnce)
        await Promise.all(
          ids.slice(at, at + atOnce).map((id) => client.krithis.review({ id, decision: 'reopen' })),
        );
      return { is: 'undone', count: ids.length };
    });

  return (
    <section className="kr-bulk" aria-label={words.bulk.open}>
      <form onSubmit={preview}>
        <strong>{words.bulk.title}</strong>
        <label>
          {words.bulk.minQuality}
          <input
            type="number"
            min={0}
            max={100}
            value={Math.round(rule.minQuality * 100)}
            onChange={(event) =>
              change({ minQuality: Math.max(0, Math.min(100, Number(event.target.value))) / 100 })
            }
          />
        </label>
        <label>
          <input
            type="checkbox"
            checked={rule.noDuplicates}
            onChange={(event) => change({ noDuplicates: event.target.checked })}
          />
          {words.bulk.noDuplicates}
        </label>
        <label>
          <input
            type="checkbox"
            checked={rule.noFlags}
            onChange={(event) => change({ noFlags: event.target.checked })}
          />
          {words.bulk.noFlags}
        </label>
        <button type="submit" disabled={busy}>
          {words.bulk.preview}
        </button>
        <button type="button" className="kr-link" onClick={onClose}>
          {words.actions.close}
        </button>
      </form>
      <div role="status" className="kr-bulk-answer">
        {step.is === 'failed' ? (
          <span className="kr-bad">
            ▲ {step.message} {step.remedy}
          </span>
        ) : null}
        {step.is === 'undone' ? words.bulk.undone(step.count) : null}
        {step.is === 'previewed' ? (
          <>
            <span>
              {passing(step.result).length === 0
                ? words.bulk.nothing
                : words.bulk.would(passing(step.result).length)}
              {failing(step.result) > 0 ? ` · ${words.bulk.wouldNot(failing(step.result))}` : ''}
            </span>
            {passing(step.result).length > 0 ? (
              <button type="button" className="kr-primary" disabled={busy} onClick={() => apply(step.result)}>
                {words.bulk.apply(passing(step.result).length)}
              </button>
            ) : null}
          </>
        ) : null}
        {step.is === 'done' ? (
          <>
            <span>
              {words.bulk.done(passing(step.result).length)}
              {failing(step.result) > 0 ? ` · ${words.bulk.wouldNot(failing(step.result))}` : ''}
            </span>
            <button type="button" disabled={busy} onClick={() => undo(step.result)}>
              {words.actions.undo}
            </button>
          </>
        ) : null}
      </div>
      {step.is === 'previewed' || step.is === 'done' ? (
        <Results result={step.result} rows={rows} done={step.is === 'done'} />
      ) : null}
    </section>
  );
};

const passing = (result: BulkResult): string[] =>
  result.results.filter((each) => each.ok).map((each) => each.id);
const failing = (result: BulkResult): number => result.results.filter((each) => !each.ok).length;

const Results = ({
  result,
  rows,
  done,
}: {
  readonly result: BulkResult;
  readonly rows: readonly KrithiRow[];
  readonly done: boolean;
}) => {
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  // What does not pass needs a person, so it stands first.
  const ordered = result.results.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <ul className="kr-results" aria-label={words.bulk.results} tabIndex={0}>
      {ordered.slice(0, shown).map((each) => (
        <li key={each.id}>
          <span aria-hidden="true">{each.ok ? '✓' : '▲'}</span> {titles.get(each.id) ?? each.id}
          <span className="kr-quiet">
            {' '}
            {each.ok ? (done ? words.bulk.okDone : words.bulk.ok) : each.message}
          </span>
        </li>
      ))}
      {ordered.length > shown ? (
        <li className="kr-quiet">{words.bulk.more(ordered.length - shown)}</li>
      ) : null}
    </ul>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BulkRow } from '../../../src-main/contract/review-log.ts';
import { client, orpc } from '../../client/api.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './session-state.ts';
import { langOf } from './spelling.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly batch: string | null;
  /** Called when the names were accepted; the queue is read anew. */
  readonly onDone: (said: string) => void;
};

/** Names that one exact rule settles, by class, each to be unticked; accepted as one step that one undo takes back. */
export const BulkSheet = ({ batch, onDone }: Props) => {
  const input = batch === null ? {} : { batch };
  const preview = useQuery({ ...orpc.review.bulkPreview.queryOptions({ input }), gcTime: 0, staleTime: 0 });
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const failed = failure ?? (preview.error ? failureOf(preview.error) : null);
  const items = preview.data?.items ?? [];
  const ticked = items.filter((item) => !unticked.has(item.id));

  const tick = (rows: readonly BulkRow[], on: boolean): void => {
    const next = new Set(unticked);
    for (const { id } of rows) {
      if (on) next.delete(id);
      else next.add(id);
    }
    setUnticked(next);
  };
  const apply = async (): Promise<void> => {
    setBusy(true);
    try {
      const values = ticked.map(({ id, entity }) => ({ id, entity: entity.id }));
      const { decided, freed, left } = await client.review.bulkApply({ values });
      onDone(
        [words.bulk.done(decided, freed), left.length > 0 ? words.bulk.left(left.length) : '']
          .filter(Boolean)
          .join('; '),
      );
    } catch (thrown) {
      setFailure(failureOf(thrown));
      setBusy(false);
    }
  };

  if (failed !== null)
    return (
      <p className="rv-inline-error" role="alert">
        <strong>{failed.message}</strong> {failed.remedy}
      </p>
    );
  if (preview.data === undefined) return <p aria-busy="true" />;
  if (items.length === 0) return <p className="rv-quiet">{words.bulk.none}</p>;
  return (
    <div className="rv-bulk">
      <p className="rv-quiet">{words.bulk.help}</p>
      <p className="rv-bulk-apply">
        <button
          type="button"
          className="rv-primary"
          disabled={isBusy || ticked.length === 0}
          onClick={() => void apply()}
        >
          {words.bulk.apply(ticked.length)}
        </button>{' '}
        <span className="rv-quiet">
          {words.bulk.summary(
            ticked.length,
            ticked.reduce((sum, { krithis }) => sum + krithis, 0),
          )}
        </span>
        {isBusy ? <Accepting n={ticked.length} /> : null}
      </p>
      {byClass(items).map(([evidence, rows]) => (
        <section key={evidence}>
          <h4>
            <label>
              <input
                type="checkbox"
                aria-label={words.bulk.tickAll(words.evidenceClasses[evidence])}
                checked={rows.every(({ id }) => !unticked.has(id))}
                onChange={(event) => tick(rows, event.target.checked)}
              />
              {words.bulk.ofClass(rows.length, words.evidenceClasses[evidence])}
            </label>
          </h4>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={!unticked.has(row.id)}
                    onChange={(event) => tick([row], event.target.checked)}
                  />
                  <span lang={langOf(row.value)}>{words.bulk.entity(row.value, row.entity.name)}</span>
                  <span className="rv-quiet">
                    {words.krithis(row.krithis)} · {row.reasons.join('; ')}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

/** Said when accepting takes longer than anyone would notice. */
const Accepting = ({ n }: { readonly n: number }) => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span className="rv-quiet" role="status">
      {isLate ? words.bulk.running(n) : ''}
    </span>
  );
};

const byClass = (items: readonly BulkRow[]): readonly [BulkRow['evidence'], BulkRow[]][] => [
  ...Map.groupBy(items, ({ evidence }) => evidence),
];

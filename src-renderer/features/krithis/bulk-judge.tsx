import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { BulkView, KrithiFilter } from '../../../src-main/contract/krithis.ts';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { krithiWords as words } from '../../words/krithis.ts';
import { failureOf } from '../review/failure.ts';
import { langOf } from '../review/spelling.ts';

type Decision = 'approve' | 'reject';
type Props = {
  /** All that fits: what the list shows, on every page of it. */
  readonly where: KrithiFilter;
  /** The filter in words, kept as the reason of an approval. */
  readonly whereWords: string;
  readonly decision: Decision;
  readonly onDone: (changed: number) => void;
  readonly onClose: () => void;
};

/** Judging all that the list shows: what would happen is shown first, each can be unticked, one step takes it back. */
export const BulkJudge = ({ where, whereWords, decision, onDone, onClose }: Props) => {
  const queries = useQueryClient();
  const [rest, setRest] = useState<BulkView | null>(null);
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const reasonField = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [look, setLook] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [failed, setFailed] = useState<{ readonly message: string; readonly remedy: string } | null>(null);
  // Asked once: what comes in meanwhile waits for the next preview.
  const preview = useQuery({
    queryKey: ['preview of a bulk', where, decision],
    // Leaving the panel ends the look.
    queryFn: async ({ signal }) => {
      for await (const step of await client.krithis.previewBulk({ where, decision }, { signal })) {
        if (step.is === 'ready') return step.view;
        setLook(step);
      }
      throw new Error('the look ended without an answer');
    },
    gcTime: 0,
  });
  // The reason is what is asked for first.
  useEffect(() => reasonField.current?.focus(), []);
  const first = preview.data ?? null;
  const view = first === null ? null : { ...first, ...rest };
  const problem = failed ?? (preview.isError ? failureOf(preview.error) : null);
  const left = view === null ? 0 : view.passing - except.size;

  const more = async (): Promise<void> => {
    if (view === null || view.nextCursor === null) return;
    const next = await client.krithis.bulkItems({ id: view.id, cursor: view.nextCursor });
    setRest({ ...next, items: [...view.items, ...next.items] });
  };
  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (view === null || left === 0 || (decision === 'reject' && reason.trim() === '')) return;
    setBusy(true);
    try {
      const { changed } = await client.krithis.applyBulk({
        id: view.id,
        except: [...except],
        reason: decision === 'reject' ? reason.trim() : whereWords,
      });
      await queries.invalidateQueries({ queryKey: orpc.krithis.key() });
      onDone(changed);
    } catch (thrown) {
      // Stopped by a person: the foot says how far it came.
      if (failureShapeOf(thrown).code === 'review.step_stopped') {
        await queries.invalidateQueries({ queryKey: orpc.krithis.key() });
        onClose();
        return;
      }
      setFailed(failureOf(thrown));
    }
    setBusy(false);
  };
  const tick = (id: string, on: boolean): void => {
    const next = new Set(except);
    if (on) next.delete(id);
    else next.add(id);
    setExcept(next);
  };

  return (
    <form className="kr-bulk" aria-label={words.bulk.name[decision]} onSubmit={(event) => void apply(event)}>
      <div className="kr-bulk-head">
        <strong>{words.bulk.title[decision]}</strong>
        <span className="kr-quiet">{whereWords}</span>
      </div>
      <div className="kr-bulk-answer">
        <span role="status">
          {view === null && problem === null && look !== null ? (
            <ProgressLine label={words.bulk.looking} done={look.done} total={look.of} />
          ) : null}
          {view === null ? null : (
            <>
              {view.passing === 0 ? words.bulk.nothing : words.bulk.would[decision](left)}
              {view.refused > 0 ? ` · ${words.bulk.wouldNot(view.refused)}` : ''}
            </>
          )}
          {problem === null ? null : (
            <span className="kr-bad">
              ▲ {problem.message} {problem.remedy}
            </span>
          )}
        </span>
        {decision === 'reject' ? (
          <label>
            <span>{words.reject.label}</span>
            <input
              ref={reasonField}
              value={reason}
              maxLength={2000}
              placeholder={words.reject.placeholder}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        ) : null}
        <button
          type="submit"
          ref={(button) => {
            if (view !== null && decision === 'approve' && document.activeElement === document.body)
              button?.focus();
          }}
          className={decision === 'approve' ? 'kr-primary' : 'kr-danger'}
          disabled={busy || left === 0 || (decision === 'reject' && reason.trim() === '')}
        >
          {words.bulk.apply[decision](left)}
        </button>
        <button type="button" onClick={onClose}>
          {words.actions.cancel} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
      {view === null ? null : (
        <ul className="kr-results" aria-label={words.bulk.results}>
          {view.items.map((each) => (
            <li key={each.id}>
              <label>
                <input
                  type="checkbox"
                  disabled={!each.ok}
                  checked={each.ok && !except.has(each.id)}
                  onChange={(event) => tick(each.id, event.target.checked)}
                />
                <span lang={langOf(each.krithi?.title ?? '')}>{each.krithi?.title ?? each.id}</span>
              </label>
              <span className="kr-quiet">
                {each.ok
                  ? [each.krithi?.ragas.join(', '), each.krithi?.composer].filter(Boolean).join(' · ')
                  : `▲ ${each.message ?? ''}`}
              </span>
            </li>
          ))}
          {view.nextCursor === null ? null : (
            <li>
              <button type="button" className="kr-link" onClick={() => void more()}>
                {words.bulk.more(view.passing + view.refused - view.items.length)}
              </button>
            </li>
          )}
        </ul>
      )}
    </form>
  );
};

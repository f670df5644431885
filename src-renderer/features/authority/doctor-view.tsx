import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import type { Finding } from '../../../src-main/contract/authority-care.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { careWords } from '../../words/authority-care.ts';
import { useAuthorityKeys } from './keys.ts';
import type { Care } from './use-care.ts';

const words = careWords.doctor;

type Props = {
  readonly kind: EntityRow['kind'];
  readonly care: Care;
  readonly onMerge: (finding: Finding) => void;
  readonly onEdit: (id: string) => void;
};

/** What a keeper of the list should look at: each finding with one key for what to do about it. */
export const DoctorView = ({ kind, care, onMerge, onEdit }: Props) => {
  const query = useQuery(orpc.authority.doctor.queryOptions());
  const [cursor, setCursor] = useState(0);
  const [noting, setNoting] = useState<string | null>(null);
  const [showsAnswered, setShowsAnswered] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const all = (query.data?.findings ?? []).filter((finding) => finding.kind === kind);
  const open = all.filter(({ answer }) => answer === null);
  const answered = all.filter(({ answer }) => answer !== null);
  const at = Math.min(cursor, Math.max(0, open.length - 1));
  const current = open[at];
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const answer = (finding: Finding, as: 'two' | 'dismissed', note: string): void => {
    setNoting(null);
    void care.run(
      () =>
        client.authority.answerFinding({
          key: finding.key,
          about: finding.entities.map(({ name }) => name),
          answer: as,
          note,
        }),
      as === 'two' ? words.saidTwo : words.saidDismissed,
    );
  };
  const merge = (finding: Finding): void => {
    if (finding.entities.length > 1) onMerge(finding);
  };

  useAuthorityKeys((action) => {
    if (action === 'next' || action === 'previous') {
      setCursor(Math.max(0, Math.min(open.length - 1, at + (action === 'next' ? 1 : -1))));
      return true;
    }
    if (action === 'leave' && noting !== null) {
      setNoting(null);
      return true;
    }
    if (current === undefined) return false;
    const [first] = current.entities;
    if (action === 'merge') merge(current);
    else if (action === 'two' && current.entities.length > 1) answer(current, 'two', '');
    else if (action === 'dismiss') setNoting(current.key);
    else if (action === 'edit' && first) onEdit(first.id);
    else return false;
    return true;
  });

  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="au-page au-wide">
      <h2>{words.title}</h2>
      {query.data === undefined ? <p className="au-quiet">{words.looking}</p> : null}
      {query.data !== undefined && open.length === 0 ? (
        <p>
          <strong>{words.none}</strong> <span className="au-quiet">{words.noneText}</span>
        </p>
      ) : null}
      <ol className="au-findings" ref={list} aria-label={words.title}>
        {open.map((finding, i) => (
          <li key={finding.key} aria-current={i === at} className={i === at ? 'au-current' : ''}>
            <span className="au-check">{words.checks[finding.check]}</span>
            <span>{finding.words}</span>
            <span className="au-acts">
              {finding.entities.length > 1 ? (
                <>
                  <Button size="small" onClick={() => merge(finding)}>
                    {words.merge}
                  </Button>
                  <Button size="small" onClick={() => answer(finding, 'two', '')}>
                    {words.two}
                  </Button>
                </>
              ) : null}
              <Button
                size="small"
                onClick={() => {
                  const [first] = finding.entities;
                  if (first) onEdit(first.id);
                }}
              >
                {words.edit}
              </Button>
              <Button size="small" onClick={() => setNoting(finding.key)}>
                {words.dismiss}
              </Button>
            </span>
            {noting === finding.key ? <Note onNote={(note) => answer(finding, 'dismissed', note)} /> : null}
          </li>
        ))}
      </ol>
      {answered.length > 0 ? (
        <section>
          <p>
            {words.answered(answered.length)}{' '}
            <Button size="small" onClick={() => setShowsAnswered(!showsAnswered)}>
              {showsAnswered ? words.hide : words.show}
            </Button>
          </p>
          {showsAnswered ? (
            <ul className="au-findings">
              {answered.map((finding) => (
                <Answered key={finding.key} finding={finding} care={care} />
              ))}
            </ul>
          ) : null}
        </section>
      ) : null}
      {query.data === undefined ? null : <Shadow kind={kind} />}
    </div>
  );
};

const Note = ({ onNote }: { readonly onNote: (note: string) => void }) => {
  const field = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="au-note"
      onSubmit={(event) => {
        event.preventDefault();
        onNote(note);
      }}
    >
      <input
        ref={field}
        aria-label={words.note}
        placeholder={words.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button size="small" type="submit">
        {words.keep}
      </Button>
    </form>
  );
};

const Answered = ({ finding, care }: { readonly finding: Finding; readonly care: Care }) => {
  const { answer } = finding;
  if (answer === null) return null;
  return (
    <li>
      <span className="au-check">{words.checks[finding.check]}</span>
      <span>
        {finding.words}{' '}
        <span className="au-quiet">{words.answer(answer.as, answer.who, answer.at, answer.note)}</span>
      </span>
      <span className="au-acts">
        <Button
          size="small"
          onClick={() => void care.run(() => client.authority.revert({ seq: answer.change }), words.back)}
        >
          {words.back}
        </Button>
      </span>
    </li>
  );
};

/** The shadow report: started by hand, worked off in the background, shown as it grows. */
const Shadow = ({ kind }: { readonly kind: EntityRow['kind'] }) => {
  const queries = useQueryClient();
  const query = useQuery({
    ...orpc.authority.shadow.queryOptions(),
    refetchInterval: ({ state }) => {
      const report = state.data;
      return report && report.done < report.total ? 500 : false;
    },
  });
  const report = query.data?.kind === kind ? query.data : null;
  const isRunning = report !== null && report.done < report.total;
  const start = async (): Promise<void> => {
    await client.authority.startShadow({ kind });
    await queries.invalidateQueries({ queryKey: orpc.authority.shadow.key() });
  };
  return (
    <section aria-label={words.shadow}>
      <h3>{words.shadow}</h3>
      <p className="au-quiet">{words.shadowText}</p>
      {isRunning ? (
        <ProgressLine label={words.shadowLabel} done={report.done} total={report.total} />
      ) : (
        <Button onClick={() => void start()}>{words.shadowStart}</Button>
      )}
      {report?.stale === true ? <p className="au-quiet">{words.shadowStale}</p> : null}
      {report !== null && !isRunning && report.found.length === 0 ? <p>{words.shadowNone}</p> : null}
      <ul className="au-short">
        {report?.found.map((each) => (
          <li key={`${each.id} ${each.spelling}`}>
            {words.shadowLine(each.spelling, each.name, each.takenFor.name)}
          </li>
        ))}
      </ul>
    </section>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import type { Finding } from '../../../src-main/contract/authority-shapes.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LongList, type LongListHandle } from '../../ui/long-list.tsx';
import { careWords } from '../../words/authority-care.ts';
import { useAuthorityKeys } from './keys.ts';
import { ShadowReport } from './shadow-report.tsx';
import type { Care } from './use-care.ts';

const words = careWords.doctor;

const keyOf = ({ key }: Finding): string => key;

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
  const list = useRef<LongListHandle>(null);
  const all = (query.data?.findings ?? []).filter((finding) => finding.kind === kind);
  const open = all.filter(({ answer }) => answer === null);
  const answered = all.filter(({ answer }) => answer !== null);
  const at = Math.min(cursor, Math.max(0, open.length - 1));
  const current = open[at];

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
      const to = Math.max(0, Math.min(open.length - 1, at + (action === 'next' ? 1 : -1)));
      setCursor(to);
      list.current?.go(to);
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
      {open.length === 0 ? null : (
        <LongList
          ref={list}
          rows={open}
          keyOf={keyOf}
          total={open.length}
          label={words.title}
          estimate={44}
          className="au-findings"
          rowClass={(_, i) => `au-finding ${i === at ? 'au-current' : ''}`}
        >
          {(finding) => (
            <>
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
            </>
          )}
        </LongList>
      )}
      {answered.length > 0 ? (
        <section>
          <p>
            {words.answered(answered.length)}{' '}
            <Button size="small" onClick={() => setShowsAnswered(!showsAnswered)}>
              {showsAnswered ? words.hide : words.show}
            </Button>
          </p>
          {showsAnswered ? (
            <LongList
              rows={answered}
              keyOf={keyOf}
              total={answered.length}
              label={words.answered(answered.length)}
              estimate={44}
              className="au-findings"
              rowClass={() => 'au-finding'}
            >
              {(finding) => <Answered finding={finding} care={care} />}
            </LongList>
          ) : null}
        </section>
      ) : null}
      {query.data === undefined ? null : <ShadowReport kind={kind} />}
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
    <>
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
    </>
  );
};

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orpc } from '../../client/api.ts';
import type { ReviewState } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = { readonly state: ReviewState; readonly session: ReviewSession };

/** Where no name is in question: why, and what to do next. */
export const NothingHere = ({ state, session }: Props) => {
  switch (state.phase) {
    case 'loading':
      return <div className="rv-nothing" aria-busy="true" />;
    case 'failed':
      return (
        <div className="rv-nothing" role="alert">
          <h2>{state.failure?.message}</h2>
          <p>{state.failure?.remedy}</p>
          <button type="button" onClick={() => void session.load()}>
            {words.candidates.retry}
          </button>
        </div>
      );
    case 'ready':
      return isNarrowed(state) ? (
        <NoneFits state={state} session={session} />
      ) : (
        <NoneWaits state={state} session={session} />
      );
  }
};

const isNarrowed = ({ filter }: ReviewState): boolean =>
  filter.kind !== null || filter.text !== '' || filter.state !== 'open' || filter.batch !== null;

type NothingProps = { readonly title: string; readonly text: string; readonly children: ReactNode };

const Nothing = ({ title, text, children }: NothingProps) => (
  <div className="rv-nothing">
    <h2>{title}</h2>
    <p>{text}</p>
    <p className="rv-nothing-acts">{children}</p>
  </div>
);

/** The batch stands in the address, the rest in the session. */
const NoneFits = ({ state, session }: Props) => {
  const navigate = useNavigate();
  const { kind, text, batch, state: of } = state.filter;
  const isOfState = kind === null && text === '' && batch === null;
  return (
    <Nothing
      title={isOfState ? words.queue.noneOf[of] : words.queue.emptyOf[of]}
      text={isOfState ? words.queue.noneOfText[of] : words.queue.emptyFilteredText}
    >
      <button
        type="button"
        onClick={() => {
          session.setFilter({ kind: null, text: '', state: 'open' });
          void navigate({ to: '/review', search: {} });
        }}
      >
        {words.queue.showWaiting}
      </button>
    </Nothing>
  );
};

/** Nothing is imported, nothing had to wait, or all of it is decided. */
const NoneWaits = ({ state, session }: Props) => {
  const asked = state.progress?.totalValues ?? 0;
  const batches = useQuery({
    ...orpc.batches.list.queryOptions({ input: {} }),
    enabled: asked === 0,
  });
  if (asked > 0)
    return (
      <Nothing
        title={words.queue.allDecided}
        text={words.queue.allDecidedText(asked, state.progress?.freedKrithis ?? 0)}
      >
        <Link to="/krithis">{words.queue.toKrithis}</Link>
        <button type="button" onClick={() => session.setFilter({ state: 'decided' })}>
          {words.queue.seeDecided}
        </button>
      </Nothing>
    );
  // Which of the two it is must not be guessed: until it is known nothing is said.
  if (batches.isPending) return <div className="rv-nothing" aria-busy="true" />;
  const hasBatches = (batches.data?.items.length ?? 0) > 0;
  return (
    <Nothing
      title={hasBatches ? words.queue.underWay : words.queue.nothingYet}
      text={hasBatches ? words.queue.underWayText : words.queue.nothingYetText}
    >
      <Link to="/batches">{hasBatches ? words.queue.seeBatches : words.queue.toBatches}</Link>
    </Nothing>
  );
};

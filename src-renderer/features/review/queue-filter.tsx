import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { orpc } from '../../client/api.ts';
import type { Kind } from './rows.ts';
import type { ReviewState } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

/** Kinds that block a krithi come first; the others only where a list has them. */
export const filterKinds: readonly (Kind | null)[] = [null, 'raga', 'composer', 'tala'];
const states = ['open', 'unsure', 'decided', 'none'] as const;

type Props = { readonly state: ReviewState; readonly session: ReviewSession };

/** Which names the queue shows: kind, state, text. */
export const QueueFilter = ({ state, session }: Props) => {
  const { filter, newValues } = state;
  const [text, setText] = useState(filter.text);
  // A filter that was set elsewhere (a link, the palette) shows in the field at once.
  const [asked, setAsked] = useState(filter.text);
  if (asked !== filter.text) {
    setAsked(filter.text);
    setText(filter.text);
  }
  useEffect(() => {
    if (text === filter.text) return undefined;
    const timer = setTimeout(() => session.setFilter({ text }), 150);
    return () => clearTimeout(timer);
  }, [text, filter.text, session]);
  return (
    <div className="rv-filter">
      <div className="rv-segments" role="group" aria-label={words.queue.filterKind}>
        {filterKinds.map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            aria-pressed={filter.kind === kind}
            onClick={() => session.setFilter({ kind })}
          >
            {kind === null ? words.queue.allKinds : capital(words.kindMany(kind))}
          </button>
        ))}
      </div>
      <div className="rv-filter-line">
        <input
          type="search"
          aria-label={words.queue.filterText}
          placeholder={words.queue.filterShort}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          aria-label={words.queue.filterState}
          value={filter.state}
          onChange={(event) => {
            const found = states.find((name) => name === event.target.value);
            if (found) session.setFilter({ state: found });
          }}
        >
          {states.map((name) => (
            <option key={name} value={name}>
              {words.queue.states[name]}
            </option>
          ))}
        </select>
      </div>
      {filter.batch === null ? null : <BatchChip batch={filter.batch} />}
      {newValues > 0 ? (
        <button type="button" className="rv-new" onClick={() => void session.load()}>
          {words.queue.newValues(newValues)}
        </button>
      ) : null}
    </div>
  );
};

/** Says that one batch alone is shown, and leads back to all. */
const BatchChip = ({ batch }: { readonly batch: string }) => {
  const { data } = useQuery(orpc.batches.get.queryOptions({ input: { id: batch } }));
  return (
    <p className="rv-batch">
      <span>{words.queue.batch(data?.name ?? '…')}</span>
      <Link to="/review" search={{}}>
        {words.queue.allBatches}
      </Link>
    </p>
  );
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

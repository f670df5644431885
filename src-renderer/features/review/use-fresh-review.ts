import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { orpc } from '../../client/api.ts';
import type { ReviewSession } from './session.ts';

/** Long enough that nothing is fetched between two quick decisions. */
const calmMs = 700;

/**
 * Takes in what changed elsewhere. The event stream marks this screen's queries as stale; when
 * the progress has been read anew for that reason, the session looks at its queue once it is calm.
 */
export const useFreshReview = (session: ReviewSession): void => {
  const { dataUpdatedAt } = useQuery(orpc.review.progress.queryOptions());
  const first = useRef(true);
  useEffect(() => {
    if (dataUpdatedAt === 0) return undefined;
    if (first.current) {
      first.current = false;
      return undefined;
    }
    const timer = setTimeout(() => void session.refresh(), calmMs);
    return () => clearTimeout(timer);
  }, [dataUpdatedAt, session]);
};

import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { v7 as newId } from 'uuid';
import { client, connection } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { failureOf } from './failure.ts';
import { createMailbag } from './mailbag.ts';
import type { ReviewState } from './session-state.ts';
import { type ReviewSession, createReviewSession } from './session.ts';
import { snippetOptions } from './snippet.ts';

/** The session's state in a component; every change paints at once, because a key press waits for it. */
export const useReviewState = (session: ReviewSession): ReviewState =>
  useSyncExternalStore(session.subscribe, session.getState);

/** Failures that are no answer of the engine: there is no line, or it broke in the middle. */
const isLineDown = (thrown: unknown): boolean =>
  connection.getState() !== 'open' ||
  ['internal.no_connection', 'internal.no_answer'].includes(failureShapeOf(thrown).code);

const isDoneAlready = (thrown: unknown): boolean => failureShapeOf(thrown).code === 'store.bad_transition';

/** A moment's wait at least: a line that breaks at every message must not be asked without end. */
const whenUp = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  await connection.whenOpen();
};

/** One review for as long as the screen is open, begun with the batch of the address. */
export const useReviewSession = (): ReviewSession => {
  const queries = useQueryClient();
  const { batch } = useSearch({ from: '/review' });
  const [session] = useState(() =>
    createReviewSession({
      api: client.review,
      failureOf,
      isLineDown,
      isDoneAlready,
      whenUp,
      newId,
      mailbag: createMailbag(async () => (await client.live.info()).dataDir, window.localStorage),
      filter: { batch: batch ?? null },
      // The sentence of the page is there too when its name's turn comes.
      onDetail: ({ id, krithiList: [first] }) => {
        if (first) void queries.prefetchQuery(snippetOptions(id, first.id));
      },
    }),
  );
  useEffect(() => {
    session.start().catch((thrown: unknown) => session.notice(failureOf(thrown)));
  }, [session]);
  const shown = useRef(batch ?? null);
  useEffect(() => {
    const next = batch ?? null;
    if (shown.current === next) return;
    shown.current = next;
    session.setFilter({ batch: next });
  }, [batch, session]);
  useEffect(
    () =>
      connection.subscribe(() => {
        if (connection.getState() === 'open') session.retryFailed();
      }),
    [session],
  );
  return session;
};

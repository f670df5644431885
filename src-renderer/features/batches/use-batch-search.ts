import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type BatchSearch, readBatchSearch, toSearch } from './batch-search.ts';

/** What the batch page shows, kept in its address; `replace` leaves no step for the back button. */
export const useBatchSearch = () => {
  const { id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const raw: unknown = useSearch({ strict: false });
  const shown = useMemo(
    () => readBatchSearch(typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}),
    [raw],
  );
  const show = useCallback(
    (next: BatchSearch, replace = false): void =>
      void navigate({ to: '/batches/$id', params: { id }, search: toSearch(next), replace }),
    [navigate, id],
  );
  return { id, shown, show };
};

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { orpc } from '../../client/api.ts';
import type { SearchHit } from '../../../src-main/contract/authority.ts';
import { failureOf } from './failure.ts';
import type { Kind } from './rows.ts';
import type { Failure } from './session-state.ts';

const settleMs = 80;

/** Names, aliases and ids near a text, best first; empty text asks nothing. The last hits stay until new ones are here. */
export const useNameSearch = (
  kind: Kind,
  text: string,
): { readonly items: readonly SearchHit[]; readonly searching: boolean; readonly failed: Failure | null } => {
  const [asked, setAsked] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    ...orpc.authority.search.queryOptions({ input: { kind, text: asked || ' ', limit: 9 } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    items: asked === '' ? [] : (query.data?.items ?? []),
    searching: query.isFetching || asked !== text.trim(),
    failed: query.error ? failureOf(query.error) : null,
  };
};

import { QueryClient } from '@tanstack/react-query';

/**
 * The engine is on this machine: an answer is good until an event says otherwise,
 * the network has no say, and a failure is shown rather than tried again in silence.
 */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

import { useQueries, useQuery } from '@tanstack/react-query';
import { client, orpc } from '../../client/api.ts';

export type RestingSite = {
  readonly site: string;
  /** False when it rests until a person lets it go on. */
  readonly isPaused: boolean;
  readonly until: number | null;
  readonly reason: string | null;
  /** Pages of this batch that wait for it. */
  readonly waiting: number;
};

/** The sites that a batch waits for: under way in name, but nothing moves until the site has rested. */
export const useRestingSites = (batch: string): readonly RestingSite[] => {
  // Named as a part of the batches, so that it is read anew whenever they are: a rest begins with a failed page.
  const sites = useQuery({ queryKey: [['batches', 'sites']], queryFn: () => client.health.sites() });
  const resting = sites.data?.items.filter(({ state }) => state === 'paused' || state === 'blocked') ?? [];
  const counts = useQueries({
    queries: resting.map(({ site }) =>
      orpc.tasks.list.queryOptions({ input: { batch, site, kind: 'scrape', state: 'pending', limit: 1 } }),
    ),
  });
  return resting
    .map(({ site, state, pausedUntil, reason }, at) => ({
      site,
      isPaused: state === 'paused',
      until: pausedUntil,
      reason,
      waiting: counts[at]?.data?.total ?? 0,
    }))
    .filter(({ waiting }) => waiting > 0);
};

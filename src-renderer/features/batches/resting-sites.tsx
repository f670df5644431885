import { useQueryClient } from '@tanstack/react-query';
import { client, orpc } from '../../client/api.ts';
import type { RestingSite } from './use-resting-sites.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.resting;

type Props = { readonly sites: readonly RestingSite[]; readonly onFailed: (thrown: unknown) => void };

/** Why nothing moves just now, until when, and how to go on before that. */
export const RestingSites = ({ sites, onFailed }: Props) => {
  const queries = useQueryClient();
  const goOn = async (site: string): Promise<void> => {
    try {
      await client.health.resumeSite({ site });
      await queries.invalidateQueries({ queryKey: orpc.batches.key() });
    } catch (thrown) {
      onFailed(thrown);
    }
  };
  return sites.map(({ site, isPaused, until, reason, waiting }) => (
    <div key={site} className="bt-note bt-resting" role="status">
      <span>
        <b>
          {isPaused
            ? until === null
              ? words.rests(site)
              : words.restsUntil(site, until)
            : words.stopped(site)}
        </b>{' '}
        {reason} <span className="bt-quiet">{words.waiting(waiting)}</span>
      </span>
      <button type="button" title={words.goOnHelp} onClick={() => void goOn(site)}>
        {words.goOn}
      </button>
    </div>
  ));
};

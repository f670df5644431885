import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { careWords } from '../../words/authority-care.ts';

const words = careWords.doctor;

/** The shadow report: started by hand, worked off in the background, shown as it grows. */
export const ShadowReport = ({ kind }: { readonly kind: EntityRow['kind'] }) => {
  const queries = useQueryClient();
  const query = useQuery({
    ...orpc.authority.shadow.queryOptions(),
    refetchInterval: ({ state }) => {
      const report = state.data;
      return report && report.done < report.total ? 500 : false;
    },
  });
  const report = query.data?.kind === kind ? query.data : null;
  const isRunning = report !== null && report.done < report.total;
  const start = async (): Promise<void> => {
    await client.authority.startShadow({ kind });
    await queries.invalidateQueries({ queryKey: orpc.authority.shadow.key() });
  };
  return (
    <section aria-label={words.shadow}>
      <h3>{words.shadow}</h3>
      <p className="au-quiet">{words.shadowText}</p>
      {isRunning ? (
        <ProgressLine label={words.shadowLabel} done={report.done} total={report.total} />
      ) : (
        <Button onClick={() => void start()}>{words.shadowStart}</Button>
      )}
      {report?.stale === true ? <p className="au-quiet">{words.shadowStale}</p> : null}
      {report !== null && !isRunning && report.found.length === 0 ? <p>{words.shadowNone}</p> : null}
      <ul className="au-short">
        {report?.found.map((each) => (
          <li key={`${each.id} ${each.spelling}`}>
            {words.shadowLine(each.spelling, each.name, each.takenFor.name)}
          </li>
        ))}
      </ul>
    </section>
  );
};

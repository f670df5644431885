import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../../client/api.ts';
import { automationWords as words, classNameOf } from '../../words/automation.ts';

/** Whether the machine still decides as it may, in a sentence, and the way to the figures. */
export const AutomationSummary = () => {
  const { data } = useQuery(orpc.automation.overview.queryOptions());
  const demoted = data?.classes.filter(({ state }) => state === 'demoted').map(classNameOf) ?? [];
  return (
    <section aria-labelledby="he-automation">
      <h2 id="he-automation">{words.summary.title}</h2>
      <p>
        {data === undefined ? '' : demoted.length === 0 ? words.summary.well : words.summary.demoted(demoted)}{' '}
        {data === undefined || data.audited.of === 0
          ? ''
          : `${words.blind.title}: ${words.blind.wrong(data.audited)}. `}
        <Link to="/health/automation">{words.summary.open}</Link>
      </p>
    </section>
  );
};

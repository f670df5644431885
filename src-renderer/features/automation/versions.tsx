import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { When } from '../../ui/when.tsx';
import { automationWords } from '../../words/automation.ts';

const words = automationWords.versions;

type Props = { readonly onRestore: (version: number) => void };

/** Where the figures come from: each version, and the way back to it. */
export const Versions = ({ onRestore }: Props) => {
  const versions = useQuery(orpc.automation.versions.queryOptions());
  return (
    <section aria-labelledby="am-versions">
      <h2 id="am-versions">{words.title}</h2>
      {versions.isError ? (
        <ErrorNote
          error={versions.error}
          title={automationWords.failedToLoad}
          onRetry={() => void versions.refetch()}
        />
      ) : null}
      <table className="am-table am-versions">
        <thead>
          <tr>
            {Object.entries(words.columns).map(([column, label]) => (
              <th key={column} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(versions.data?.items ?? []).map((each) => (
            <tr key={each.version}>
              <th scope="row">{each.version}</th>
              <td>{each.at === null ? '' : <When at={each.at} />}</td>
              <td>{words.what(each)}</td>
              <td>
                {each.holds ? (
                  <Chip tone="good" label={words.holds} />
                ) : (
                  <Button
                    size="small"
                    aria-label={words.restoreOf(each.version)}
                    onClick={() => onRestore(each.version)}
                  >
                    {words.restore}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

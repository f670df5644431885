import type { PageInfo } from '../../../src-main/contract/tasks.ts';
import { taskWords } from '../../words/tasks.ts';

const words = taskWords.drawer;

/** The request and its answer, as kept: the facts first, every header behind a fold. */
export const DrawerPage = ({ page }: { readonly page: PageInfo | null }) => {
  if (page === null)
    return (
      <section aria-label={words.fetched}>
        <h3>{words.fetched}</h3>
        <p className="bt-quiet">{words.notFetched}</p>
      </section>
    );
  const header = (name: string): string | null =>
    Object.entries(page.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.facts.url, page.url],
    [words.facts.finalUrl, page.finalUrl === page.url ? null : page.finalUrl],
    [words.facts.status, String(page.status)],
    [words.facts.at, taskWords.when(page.fetchedAt)],
    [words.facts.size, words.size(page.bytes)],
    [words.facts.type, header('content-type')],
    [words.facts.encoding, header('content-encoding')],
    [words.facts.modified, header('last-modified')],
    [words.facts.etag, header('etag')],
    [words.facts.sha256, page.sha256.slice(0, 16)],
  ];
  const headers = Object.entries(page.headers);
  return (
    <section aria-label={words.fetched}>
      <h3>{words.fetched}</h3>
      <dl className="tk-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {headers.length > 0 ? (
        <details>
          <summary>{words.headers(headers.length)}</summary>
          <dl className="tk-facts">
            {headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  );
};

import { useState } from 'react';
import { client } from '../../client/api.ts';
import type { ProblemGroup } from '../../../src-main/contract/batches.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.problems;
const few = 2;

type Props = {
  readonly batch: string;
  readonly groups: readonly ProblemGroup[];
  readonly onShow: (group: ProblemGroup) => void;
  readonly onSaid: (text: string) => void;
  readonly onFailed: (thrown: unknown) => void;
};

/** What went wrong, by reason and site: the reason in words, what to do, and one button to try all of them again. */
export const Problems = ({ batch, groups, onShow, onSaid, onFailed }: Props) => {
  const [isOpen, setOpen] = useState(false);
  if (groups.length === 0) return null;
  const shown = isOpen ? groups : groups.slice(0, few);
  const retry = async (group: ProblemGroup): Promise<void> => {
    try {
      const { changed } = await client.tasks.retry({
        batch,
        reason: group.code,
        state: group.state,
        ...(group.site === '' ? {} : { site: group.site }),
      });
      onSaid(words.retried(changed));
    } catch (thrown) {
      onFailed(thrown);
    }
  };
  return (
    <section className="bt-problems" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        {groups.length > few ? (
          <button type="button" className="bt-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.fewer : words.all(groups.length)}
          </button>
        ) : null}
      </header>
      <ul data-open={isOpen}>
        {shown.map((group) => (
          <li key={`${group.code} ${group.site} ${group.state}`} data-state={group.state}>
            <span className="bt-problem-count">{words.count(group.count)}</span>
            <span className="bt-problem-words">
              <b>{group.words}</b>{' '}
              <span className="bt-quiet">
                {group.site === '' ? '' : `${words.on(group.site)} · `}
                {whenOf(group)}
              </span>
              <span className="bt-remedy" title={group.remedy}>
                {group.remedy}
              </span>
            </span>
            <span className="bt-problem-acts">
              <button
                type="button"
                aria-label={words.showName(group.words, group.site)}
                onClick={() => onShow(group)}
              >
                {words.show}
              </button>
              <button
                type="button"
                aria-label={words.retryName(group.count, group.words, group.site)}
                onClick={() => void retry(group)}
              >
                {words.retry(group.count)}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const whenOf = (group: ProblemGroup): string => {
  if (group.state === 'failed') return words.stopped;
  if (group.state === 'blocked') return words.waits;
  return group.nextAt === null ? words.soon : words.next(group.nextAt);
};

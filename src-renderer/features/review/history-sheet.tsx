import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DecisionView } from '../../../src-main/contract/review.ts';
import { orpc } from '../../client/api.ts';
import { langOf } from './spelling.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  /** Changes when a decision was made or taken back. */
  readonly version: number;
  readonly onRevert: (decision: string) => Promise<void>;
};

/** Every decision, newest first; any single one can be taken back while later ones stay. */
export const HistorySheet = ({ version, onRevert }: Props) => {
  const [text, setText] = useState('');
  const log = useInfiniteQuery(
    orpc.review.log.infiniteOptions({
      input: (cursor: string | null) => ({ limit: 100, ...(cursor === null ? {} : { cursor }) }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const { refetch } = log;
  useEffect(() => void refetch(), [version, refetch]);
  const wanted = text.trim().toLowerCase();
  const all = log.data?.pages.flatMap((page) => page.items) ?? [];
  const items = all.filter((item) => wanted === '' || sentence(item).toLowerCase().includes(wanted));
  return (
    <div className="rv-history">
      <input
        type="search"
        aria-label={words.sheet.historyFilter}
        placeholder={words.sheet.historyFilter}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {log.isSuccess && items.length === 0 ? <p className="rv-quiet">{words.sheet.historyEmpty}</p> : null}
      <ol>
        {items.map((item) => (
          <li key={item.id} className={item.revertedBy === null ? '' : 'rv-reverted'}>
            <span lang={langOf(item.value)}>{sentence(item)}</span>
            <span className="rv-quiet">
              {words.when(item.at)} · {item.who}
              {item.note === null ? '' : ` · “${item.note}”`}
              {item.revertedBy === null ? '' : ` · ${words.sheet.reverted}`}
            </span>
            {item.act !== 'revert' && item.revertedBy === null ? (
              <button
                type="button"
                aria-label={words.sheet.revertName(item.value)}
                onClick={() => void onRevert(item.id).then(() => log.refetch())}
              >
                {words.sheet.revert}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {log.hasNextPage ? (
        <button type="button" className="rv-link" onClick={() => void log.fetchNextPage()}>
          {words.sheet.more}
        </button>
      ) : null}
    </div>
  );
};

const sentence = (item: DecisionView): string => {
  const names = item.entities.map((entity) => entity.name).join(' · ');
  return words.sheet.acts[item.act](item.value, names);
};

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ContradictionSide, ContradictionView } from '../../../src-main/contract/review-log.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { contradictionWords as words } from '../../words/packs.ts';
import { ContradictionCard, answerText } from './contradiction-card.tsx';
import { useSheetKeys } from './use-sheet-keys.ts';
import './packs.css';

/** Listed at once; the next ones come up as these are settled. */
const shown = 100;
const mostSides = 9;

/** Contradictions between reviewers, each settled with one key. */
export const ContradictionsScreen = () => {
  const queries = useQueryClient();
  const query = useQuery(orpc.review.contradictions.queryOptions({ input: { limit: shown } }));
  const [cursor, setCursor] = useState(0);
  const [said, setSaid] = useState('');
  const [settled, setSettled] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const items = query.data?.items ?? [];
  const at = Math.min(cursor, Math.max(0, items.length - 1));
  const current = items[at];

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, items.length]);

  const act = async (work: () => Promise<string>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      setSaid(await work());
    } catch (thrown) {
      setFailure(thrown);
    }
    await queries.invalidateQueries({ queryKey: orpc.review.key() });
    setBusy(false);
  };
  const keep = (view: ContradictionView, side: ContradictionSide): Promise<void> =>
    act(async () => {
      await client.review.settle({ keep: side.decision });
      setSettled((n) => n + 1);
      return words.settled(view.value, answerText(side));
    });
  const undo = (): void => {
    if (settled === 0) return;
    void act(async () => {
      await client.review.undo({});
      setSettled((n) => n - 1);
      return words.undone;
    });
  };
  const keepNumber = (n: number): void => {
    const side = current?.sides[n];
    if (current !== undefined && side !== undefined) void keep(current, side);
  };
  const numbers = Array.from({ length: mostSides }, (_, n) => [String(n + 1), () => keepNumber(n)] as const);
  useSheetKeys({
    ...Object.fromEntries(numbers),
    j: () => setCursor(Math.min(at + 1, items.length - 1)),
    k: () => setCursor(Math.max(at - 1, 0)),
    ArrowDown: () => setCursor(Math.min(at + 1, items.length - 1)),
    ArrowUp: () => setCursor(Math.max(at - 1, 0)),
    z: undo,
    'Mod+z': undo,
  });

  return (
    <div className="pk">
      <header className="pk-top">
        <Link to="/review">← {words.back}</Link>
        <h1>{words.title}</h1>
        <p className="pk-quiet">{words.lead}</p>
      </header>
      <div className="pk-main" tabIndex={0} role="group" aria-label={words.list}>
        {failure === null ? null : <ErrorNote error={failure} />}
        {query.isError ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.data && items.length === 0 ? <EmptyState title={words.none} text={words.noneText} /> : null}
        <ul className="ct-list" ref={list} aria-label={words.list}>
          {items.map((view, i) => (
            <li key={`${view.valueId}:${view.krithi?.link ?? ''}`}>
              <ContradictionCard
                view={view}
                isCurrent={i === at}
                isBusy={isBusy}
                onKeep={(side) => void keep(view, side)}
              />
            </li>
          ))}
        </ul>
      </div>
      <footer className="pk-foot">
        <span role="status">{said}</span>
        <span className="pk-quiet">{words.keys}</span>
        <Button size="small" disabled={settled === 0 || isBusy} aria-keyshortcuts="z" onClick={undo}>
          {words.undo} <kbd aria-hidden="true">z</kbd>
        </Button>
      </footer>
    </div>
  );
};

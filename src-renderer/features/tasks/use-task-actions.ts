import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import type { BulkSaid } from './task-bulk.tsx';
import { taskWords as words } from '../../words/tasks.ts';

/** What can be done to one piece of work, and what came of it. */
export const useTaskActions = () => {
  const queries = useQueryClient();
  const [said, setSaid] = useState<BulkSaid | null>(null);

  const retry = useCallback(
    async (id: number, done: string): Promise<void> => {
      try {
        const { changed } = await client.tasks.retry({ ids: [id] });
        setSaid({ is: 'done', text: changed > 0 ? done : words.drawer.nothingChanged });
        await queries.invalidateQueries({ queryKey: orpc.tasks.key() });
      } catch (thrown) {
        setSaid({ is: 'failed', failure: failureShapeOf(thrown) });
      }
    },
    [queries],
  );

  /** The page in the person's own browser, by its record; in the browser host this window opens it. */
  const openPage = useCallback(async (krithi: string): Promise<void> => {
    try {
      const { opened, url } = await client.live.openLink({ krithi });
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
      setSaid({ is: 'done', text: words.drawer.opened });
    } catch (thrown) {
      setSaid({ is: 'failed', failure: failureShapeOf(thrown) });
    }
  }, []);

  return { said, setSaid, retry, openPage };
};

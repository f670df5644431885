import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { failureOf } from '../review/failure.ts';
import { krithiWords as words } from '../../words/krithis.ts';

export type Said =
  | { readonly is: 'done'; readonly text: string; readonly krithi: string; readonly canReopen: boolean }
  | { readonly is: 'failed'; readonly text: string; readonly remedy: string };

type Decision = 'approve' | 'reject' | 'reopen';

/** Approve, reject and reopen one krithi; the answer of the engine is kept as one line to show. */
export const useReviewKrithi = () => {
  const queries = useQueryClient();
  const [said, setSaid] = useState<Said | null>(null);

  const review = async (
    krithi: { id: string; title: string },
    decision: Decision,
    reason?: string,
  ): Promise<boolean> => {
    try {
      const answer = await client.krithis.review({
        id: krithi.id,
        decision,
        ...(reason === undefined ? {} : { reason }),
      });
      const result = answer.results.find((each) => each.id === krithi.id);
      const ok = result?.ok ?? answer.changed > 0;
      setSaid(
        ok
          ? {
              is: 'done',
              text: words.done[decision](krithi.title),
              krithi: krithi.id,
              canReopen: decision !== 'reopen',
            }
          : { is: 'failed', text: result?.message ?? '', remedy: '' },
      );
      await queries.invalidateQueries({ queryKey: orpc.krithis.key() });
      return ok;
    } catch (thrown) {
      const failure = failureOf(thrown);
      setSaid({ is: 'failed', text: failure.message, remedy: failure.remedy });
      return false;
    }
  };
  return { said, setSaid, review };
};

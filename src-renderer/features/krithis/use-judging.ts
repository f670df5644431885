import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UndoResult } from '../../../src-main/contract/krithis.ts';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { failureOf } from '../review/failure.ts';

export type Said = { readonly is: 'done' | 'failed'; readonly text: string; readonly remedy: string };
type Decision = 'approve' | 'reject' | 'reopen';

const done = (text: string): Said => ({ is: 'done', text, remedy: '' });

/** What undo or redo went over, in words: what came back, what could not, what was passed over. */
const undoWords = (way: 'undo' | 'redo', result: UndoResult): Said => {
  if (result.act === null) return done(words.undo.nothing[way]);
  const parts = [
    words.undo.did[way](words.acts[result.act], result.restored, result.title),
    result.refused.length > 0 ? words.undo.refused(result.refused.length) : '',
    result.passed > 0 ? words.undo.passed(result.passed) : '',
  ];
  return done(parts.filter((part) => part !== '').join(' '));
};

/** Judging, undo and redo; the answer of the engine is kept as one line to show. */
export const useJudging = () => {
  const queries = useQueryClient();
  const [said, setSaid] = useState<Said | null>(null);

  /** Does something that changes krithis; says what came of it and whether it went well. */
  const run = async (work: () => Promise<Said>): Promise<boolean> => {
    try {
      const answer = await work();
      setSaid(answer);
      await queries.invalidateQueries({ queryKey: orpc.krithis.key() });
      return answer.is === 'done';
    } catch (thrown) {
      // Of what was stopped the foot says how far it came, and how to go on.
      const isStopped = failureShapeOf(thrown).code === 'review.step_stopped';
      setSaid(isStopped ? null : { is: 'failed', ...textOf(thrown) });
      if (isStopped) await queries.invalidateQueries({ queryKey: orpc.krithis.key() });
      return false;
    }
  };

  const review = (
    krithi: { readonly id: string; readonly title: string },
    decision: Decision,
    reason?: string,
  ): Promise<boolean> =>
    run(async () => {
      const answer = await client.krithis.review({
        id: krithi.id,
        decision,
        ...(reason === undefined ? {} : { reason }),
      });
      const [result] = answer.results;
      return result?.ok === true
        ? done(words.done[decision](krithi.title))
        : { is: 'failed', text: result?.message ?? '', remedy: '' };
    });

  /** Takes the last step back, or does it again; answers a krithi of it to go to. */
  const travel = async (way: 'undo' | 'redo'): Promise<string | null> => {
    let krithi: string | null = null;
    await run(async () => {
      const result = await client.krithis[way]();
      krithi = result.krithi;
      return undoWords(way, result);
    });
    return krithi;
  };

  /** Stops the step on many krithis that runs; it ends by itself, and says so. */
  const stopStep = (): void => void client.krithis.stopStep();

  return { said, setSaid, run, review, travel, stopStep, say: (text: string) => setSaid(done(text)) };
};
export type Judging = ReturnType<typeof useJudging>;

const textOf = (thrown: unknown): { text: string; remedy: string } => {
  const { message, remedy } = failureOf(thrown);
  return { text: message, remedy };
};

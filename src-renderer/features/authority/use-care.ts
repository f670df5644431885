import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ListEffect } from '../../../src-main/contract/authority-shapes.ts';
import { client, orpc } from '../../client/api.ts';
import type { Said } from '../../ui/said.tsx';
import { careWords as words } from '../../words/authority-care.ts';
import { failureOf } from '../review/failure.ts';

/** Does acts on the list, says what they did, and reads the screen anew; undo and redo are always at hand. */
export const useCare = () => {
  const queries = useQueryClient();
  const [said, setSaid] = useState<Said | null>(null);

  const failed = useCallback((thrown: unknown): void => {
    const failure = failureOf(thrown);
    setSaid({ tone: 'failed', text: `${failure.message} ${failure.remedy}` });
  }, []);
  const reread = useCallback(
    (): Promise<void> => queries.invalidateQueries({ queryKey: orpc.authority.key() }),
    [queries],
  );

  const step = useCallback(
    async (which: 'undo' | 'redo'): Promise<void> => {
      try {
        const done = await client.authority[which]();
        const text = which === 'undo' ? words.undone : words.redone;
        const nothing = which === 'undo' ? words.nothingToUndo : words.nothingToRedo;
        setSaid({
          tone: 'done',
          text: done === null ? nothing : words.effect(text(done.about), done.freed, done.blocked),
        });
        await reread();
      } catch (thrown) {
        failed(thrown);
      }
    },
    [failed, reread],
  );

  /** Resolves to what the act gave, or null where it was refused and said so. */
  const run = useCallback(
    async <T extends ListEffect>(
      act: () => Promise<T>,
      what: string | ((done: T) => string),
    ): Promise<T | null> => {
      try {
        const done = await act();
        setSaid({
          tone: 'done',
          text: words.effect(typeof what === 'string' ? what : what(done), done.freed, done.blocked),
          ...(done.change === null ? {} : { onUndo: () => void step('undo') }),
        });
        await reread();
        return done;
      } catch (thrown) {
        failed(thrown);
        return null;
      }
    },
    [failed, reread, step],
  );
  return { said, run, step, failed };
};
export type Care = ReturnType<typeof useCare>;

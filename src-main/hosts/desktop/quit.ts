import { app } from 'electron/main';
import { type Clock, sleepOr } from '../../domain/clock.ts';

const atMostMs = 5000;

/**
 * Holds a quit back until `end` is through, for five seconds at most: what the
 * app said is done is on disk, the rest is taken up at the next start.
 */
export const endBeforeQuit = (
  clock: Clock,
  end: () => Promise<void>,
  onTrouble: (thrown: unknown) => void,
): void => {
  let phase: 'open' | 'ending' | 'over' = 'open';
  const finish = async (): Promise<void> => {
    const limit = new AbortController();
    await Promise.race([end().catch(onTrouble), sleepOr(clock, atMostMs, limit.signal)]);
    limit.abort();
    phase = 'over';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (phase === 'over') return;
    event.preventDefault();
    if (phase === 'ending') return;
    phase = 'ending';
    void finish();
  });
};

import type { LiveMessage } from '../../src-main/contract/live.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';

/** Opens the stream of what changed after a message; without a number, from now on. */
type Watch = (after: number | undefined, signal: AbortSignal) => Promise<AsyncIterable<LiveMessage>>;

type Parts = {
  readonly watch: Watch;
  readonly connection: Pick<Connection, 'whenOpen'>;
  readonly clock: Clock;
  readonly onMessage: (message: Pick<LiveMessage, 'reset' | 'changed'>) => void;
};

const waitMs = 500;

/**
 * Follows the log of changes for as long as the page lives, over as many lines as it
 * takes. What happened between two lines is asked for by the last number seen; a host
 * that was started anew, or a long gap, answers with a reset.
 */
export const followChanges = ({ watch, connection, clock, onMessage }: Parts): (() => void) => {
  const stop = new AbortController();
  let seen: number | undefined;

  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await connection.whenOpen();
      try {
        // A line before the first message: nobody can tell what was missed in between.
        const isAgain = seen === undefined && wasOpen;
        const messages = await watch(seen, stop.signal);
        if (isAgain) onMessage({ reset: true, changed: {} });
        wasOpen = true;
        for await (const message of messages) {
          seen = message.seq;
          onMessage(message);
        }
      } catch {
        // The line broke or the host is gone: the connection's state tells people, and the loop goes on.
      }
      await clock.sleep(waitMs, stop.signal);
    }
  };
  let wasOpen = false;
  void follow();
  return () => stop.abort();
};

import { type ClientContext, type ClientLink, ORPCError } from '@orpc/client';
import { connectionWords as words } from '../words/common.ts';
import type { Clock } from './clock.ts';
import type { Line, OpenLine } from './line.ts';

/** `connecting`: at the start; `lost`: there was a line and it is gone. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

export type Connection = {
  /** Calls go over the line of the moment; without one they wait for the try that is under way. */
  readonly link: ClientLink<ClientContext>;
  readonly getState: () => ConnectionState;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Resolves when there is a line. */
  readonly whenOpen: () => Promise<void>;
  /** Tries at once instead of waiting longer. */
  readonly tryNow: () => void;
};

const firstWaitMs = 250;
const longestWaitMs = 8000;
/** A line that held this long counts as good: the next wait starts small again. */
const goodAfterMs = 5000;

/** A call that could not be sent, in the form of the contract's failures. */
const noLine = (): Error =>
  new ORPCError('FAILED', {
    message: words.failure.message,
    data: { code: 'internal.no_connection', detail: null, ...words.failure },
  });

/** Keeps one line to the engine open, for as long as the page lives. */
export const createConnection = (open: OpenLine, clock: Clock): Connection => {
  const listeners = new Set<() => void>();
  let state: ConnectionState = 'connecting';
  let line: Line | null = null;
  let hurry = new AbortController();
  /** The try under way, on which calls hang that are made meanwhile; between two tries there is nothing to hang on. */
  let attempt: Promise<Line> | null = null;

  const set = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const keepOpen = async (): Promise<never> => {
    let waitMs = firstWaitMs;
    for (;;) {
      try {
        attempt = open();
        line = await attempt;
        const since = clock.now();
        set('open');
        await line.closed;
        if (clock.now() - since > goodAfterMs) waitMs = firstWaitMs;
      } catch {
        // Nobody answers: the state says so, and the next try follows.
      }
      attempt = null;
      line = null;
      set('lost');
      hurry = new AbortController();
      await clock.sleep(waitMs, hurry.signal);
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    }
  };
  void keepOpen();

  const subscribe = (onChange: () => void): (() => void) => {
    listeners.add(onChange);
    return () => listeners.delete(onChange);
  };

  return {
    link: {
      call: async (path, input, options) => {
        const current = line ?? (await attempt?.catch(() => null)) ?? null;
        if (current === null) throw noLine();
        return current.link.call(path, input, options);
      },
    },
    getState: () => state,
    subscribe,
    whenOpen: () =>
      new Promise((resolve) => {
        if (state === 'open') return resolve();
        const stop = subscribe(() => {
          if (state !== 'open') return;
          stop();
          resolve();
        });
      }),
    tryNow: () => hurry.abort(),
  };
};

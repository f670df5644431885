import robotsParser, { type Robot } from 'robots-parser';
import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';

/** The agent's name in robots.txt. */
const agentName = 'KrithiDesk';
const keptMs = 24 * 60 * 60_000;
const triedAgainMs = 10 * 60_000;
const longestDelayMs = 60_000;

export type RobotsAnswer =
  | { readonly kind: 'rules'; readonly text: string }
  /** No file: everything is allowed (RFC 9309, 2.3.1.3). */
  | { readonly kind: 'none' }
  /** The server is in trouble: nothing is allowed for now (RFC 9309, 2.3.1.4). */
  | { readonly kind: 'unavailable' };

type Kept = { readonly rules: Robot | null; readonly origin: string; readonly until: number };
type Loading = { readonly promise: Promise<Kept>; readonly signal: AbortSignal };

export type Permission = {
  readonly crawlDelayMs: number | null;
  /** Whether the file had to be fetched first, by this page or another: its turn at the site is over. */
  readonly hasWaited: boolean;
};

/**
 * What each site's robots.txt allows, asked for once a day and host. The file
 * that is read under http holds under https too: sites forward one to the other.
 * @param ask fetches the file of an origin, at the site's pace.
 */
export const createRobots = (
  clock: Clock,
  ask: (origin: string, signal: AbortSignal) => Promise<RobotsAnswer>,
) => {
  const kept = new Map<string, Kept>();
  const loading = new Map<string, Loading>();

  const load = async ({ hostname, origin }: URL, signal: AbortSignal): Promise<Kept> => {
    try {
      const answer = await ask(origin, signal);
      if (answer.kind === 'unavailable')
        throw new AppError('robots.unavailable', { detail: origin, retryAfterMs: triedAgainMs });
      const rules = answer.kind === 'rules' ? robotsParser(`${origin}/robots.txt`, answer.text) : null;
      const fresh = { rules, origin, until: clock.monotonic() + keptMs };
      kept.set(hostname, fresh);
      return fresh;
    } finally {
      loading.delete(hostname);
    }
  };

  const rulesOf = async (
    url: URL,
    signal: AbortSignal,
  ): Promise<{ readonly known: Kept; readonly hasWaited: boolean }> => {
    for (let hasWaited = false; ; hasWaited = true) {
      const known = kept.get(url.hostname);
      if (known !== undefined && known.until > clock.monotonic()) return { known, hasWaited };
      const running = loading.get(url.hostname);
      if (running === undefined) {
        const promise = load(url, signal);
        loading.set(url.hostname, { promise, signal });
        return { known: await promise, hasWaited: true };
      }
      try {
        await running.promise;
      } catch (thrown) {
        // The page that was asking is called off, not this one: it asks itself.
        if (!running.signal.aborted) throw thrown;
      }
    }
  };

  return {
    /** @throws AppError `robots.disallowed` with the rule's line, `robots.unavailable`. */
    check: async (url: URL, signal: AbortSignal): Promise<Permission> => {
      const { known, hasWaited } = await rulesOf(url, signal);
      const { rules } = known;
      if (rules === null) return { crawlDelayMs: null, hasWaited };
      const { href } = new URL(url.pathname + url.search, known.origin);
      if (rules.isAllowed(href, agentName) === false) {
        const line = rules.getMatchingLineNumber(href, agentName);
        throw new AppError('robots.disallowed', {
          detail: line > 0 ? `robots.txt, line ${line}` : 'robots.txt',
        });
      }
      const seconds = rules.getCrawlDelay(agentName);
      return {
        crawlDelayMs: seconds === undefined ? null : Math.min(seconds * 1000, longestDelayMs),
        hasWaited,
      };
    },
  };
};

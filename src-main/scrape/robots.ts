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

type Kept = { readonly rules: Robot | null; readonly until: number };

/**
 * What each site's robots.txt allows, asked for once a day.
 * @param ask fetches the file of an origin, at the site's pace.
 */
export const createRobots = (
  clock: Clock,
  ask: (origin: string, signal: AbortSignal) => Promise<RobotsAnswer>,
) => {
  const kept = new Map<string, Promise<Kept>>();

  const load = async (origin: string, signal: AbortSignal): Promise<Kept> => {
    const answer = await ask(origin, signal);
    const until = clock.monotonic() + (answer.kind === 'unavailable' ? triedAgainMs : keptMs);
    if (answer.kind === 'unavailable')
      throw new AppError('robots.unavailable', { detail: origin, retryAfterMs: triedAgainMs });
    return {
      rules: answer.kind === 'rules' ? robotsParser(`${origin}/robots.txt`, answer.text) : null,
      until,
    };
  };

  const rulesOf = async (origin: string, signal: AbortSignal): Promise<Kept> => {
    const known = kept.get(origin);
    if (known !== undefined) {
      const rules = await known;
      if (rules.until > clock.monotonic()) return rules;
    }
    const asking = load(origin, signal);
    kept.set(origin, asking);
    try {
      return await asking;
    } catch (thrown) {
      kept.delete(origin);
      throw thrown;
    }
  };

  return {
    /** @throws AppError `robots.disallowed` with the rule's line, `robots.unavailable`. */
    check: async (url: URL, signal: AbortSignal): Promise<{ readonly crawlDelayMs: number | null }> => {
      const { rules } = await rulesOf(url.origin, signal);
      if (rules === null) return { crawlDelayMs: null };
      if (rules.isAllowed(url.href, agentName) === false) {
        const line = rules.getMatchingLineNumber(url.href, agentName);
        throw new AppError('robots.disallowed', {
          detail: line > 0 ? `robots.txt, line ${line}` : 'robots.txt',
        });
      }
      const seconds = rules.getCrawlDelay(agentName);
      return { crawlDelayMs: seconds === undefined ? null : Math.min(seconds * 1000, longestDelayMs) };
    },
  };
};

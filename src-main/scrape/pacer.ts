import type { Clock, Random } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import {
  type SiteState,
  afterFailure,
  afterSuccess,
  freshSite,
  isProbing,
  isSiteFault,
} from './site-state.ts';

/** Milliseconds between the starts of two requests: to one site, and to all of them together. */
export type Rates = { readonly siteIntervalMs: number; readonly globalIntervalMs: number };

/** What is kept of a site over a restart; times are wall time. */
export type SavedSite = {
  readonly site: string;
  readonly state: 'open' | 'slowed' | 'paused' | 'blocked';
  readonly gapMs: number;
  readonly pausedUntil: number | null;
  readonly reason: string | null;
  readonly lastStart: number | null;
  readonly faults: number;
};

export type Next =
  | { readonly kind: 'go'; readonly site: string }
  | { readonly kind: 'wait'; readonly ms: number }
  /** Nothing is ready, or every ready site waits for a person. */
  | { readonly kind: 'none' };

type Result = { readonly ok: true } | { readonly ok: false; readonly error: AppError };

type Site = {
  state: SiteState;
  nextStart: number;
  inFlight: number;
  askedGapMs: number;
  lastStartWall: number | null;
};

/** What a site sees differs from what was sent by the jitter of two machines: a little more than the gap keeps it whole. */
const jitter = 1.008;
/** More than this in flight at one site only happens while pages hang. */
const inFlightPerSite = 4;

/**
 * Decides which site may be asked when: starts of requests to one site lie at
 * least its gap apart, all starts at least the global gap; the site with the
 * most work left goes first (measured: within 1 % of the lower bound); a site
 * that fails rests alone. Gaps are counted on the monotonic clock.
 */
export const createPacer = (deps: {
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: () => Rates;
  readonly saved: readonly SavedSite[];
}) => {
  const { clock, random, settings } = deps;
  const sites = new Map<string, Site>();
  let nextGlobalStart = 0;

  const baseGap = (site: Site): number => Math.max(settings().siteIntervalMs, site.askedGapMs);
  const gapOf = (site: Site): number => Math.max(site.state.gapMs, baseGap(site));

  const siteOf = (name: string): Site => {
    const known = sites.get(name);
    if (known !== undefined) return known;
    const fresh: Site = {
      state: freshSite(settings().siteIntervalMs),
      nextStart: 0,
      inFlight: 0,
      askedGapMs: 0,
      lastStartWall: null,
    };
    sites.set(name, fresh);
    return fresh;
  };

  for (const saved of deps.saved) {
    const site = siteOf(saved.site);
    const now = clock.now();
    const at = clock.monotonic();
    site.state = {
      ...site.state,
      gapMs: saved.gapMs,
      faults: saved.faults,
      reason: saved.reason,
      blocked: saved.state === 'blocked' ? (saved.reason ?? saved.state) : null,
      pausedUntil:
        saved.pausedUntil !== null && saved.pausedUntil > now ? at + saved.pausedUntil - now : null,
    };
    site.lastStartWall = saved.lastStart;
    // A wall clock that was set back must not make the site wait longer than one gap.
    if (saved.lastStart !== null)
      site.nextStart = at + Math.min(gapOf(site), Math.max(0, gapOf(site) - (now - saved.lastStart)));
  }

  const lapsePause = (site: Site, now: number): void => {
    if (site.state.pausedUntil !== null && site.state.pausedUntil <= now)
      site.state = { ...site.state, pausedUntil: null };
  };

  /** Milliseconds until the site may be asked; null while only a finished request or a person can change that. */
  const waitOf = (site: Site, now: number): number | null => {
    lapsePause(site, now);
    if (site.state.blocked !== null) return null;
    if (site.inFlight >= (isProbing(site.state) ? 1 : inFlightPerSite)) return null;
    return Math.max(0, site.nextStart - now, (site.state.pausedUntil ?? 0) - now);
  };

  const book = (site: Site, at: number): void => {
    site.nextStart = at + gapOf(site) * jitter;
    nextGlobalStart = at + settings().globalIntervalMs;
    site.lastStartWall = clock.now() + (at - clock.monotonic());
  };

  return {
    /** @param ready how many pages wait, by site. */
    next: (ready: ReadonlyMap<string, number>): Next => {
      const now = clock.monotonic();
      let best: { site: string; left: number } | null = null;
      let soonest = Number.POSITIVE_INFINITY;
      for (const [name, left] of ready) {
        const wait = waitOf(siteOf(name), now);
        if (wait === null) continue;
        if (wait > 0) soonest = Math.min(soonest, wait);
        else if (best === null || left > best.left) best = { site: name, left };
      }
      const global = nextGlobalStart - now;
      if (best !== null) return global > 0 ? { kind: 'wait', ms: global } : { kind: 'go', site: best.site };
      return soonest === Number.POSITIVE_INFINITY
        ? { kind: 'none' }
        : { kind: 'wait', ms: Math.max(soonest, global) };
    },
    /** Notes the start of a request that `next` let go. */
    start: (name: string): void => {
      const site = siteOf(name);
      site.inFlight += 1;
      book(site, clock.monotonic());
    },
    /** Notes that a request leaves now, later than it was let go: the gap is counted from what the site sees. */
    sent: (name: string): void => {
      const site = siteOf(name);
      site.nextStart = Math.max(site.nextStart, clock.monotonic() + gapOf(site) * jitter);
    },
    /**
     * Waits for, and takes, a further start at a site, for the requests that one page may need besides its own
     * (robots.txt, a redirect).
     * @throws AppError `network.site_paused` when the site was paused or blocked meanwhile.
     */
    turn: async (name: string, signal: AbortSignal): Promise<void> => {
      const site = siteOf(name);
      const at = Math.max(clock.monotonic(), site.nextStart, nextGlobalStart);
      book(site, at);
      // Timers may wake a fraction early.
      await clock.sleep(Math.max(0, Math.ceil(at - clock.monotonic())), signal);
      lapsePause(site, clock.monotonic());
      if (site.state.blocked !== null || site.state.pausedUntil !== null) {
        throw new AppError('network.site_paused', { detail: site.state.reason ?? name });
      }
    },
    /**
     * Notes how a started request ended.
     * @returns the error to record: `network.site_paused`, which costs the page no attempt, when the site is at fault.
     */
    finish: (name: string, result: Result): AppError | null => {
      const site = siteOf(name);
      site.inFlight = Math.max(0, site.inFlight - 1);
      if (result.ok) {
        site.state = afterSuccess(site.state, baseGap(site));
        return null;
      }
      const { error } = result;
      if (error.code === 'internal.interrupted' || error.code === 'network.site_paused') return error;
      const now = clock.monotonic();
      site.state = afterFailure(site.state, error, now, random());
      if (!isSiteFault(site.state, error)) return error;
      const rest = Math.max(0, (site.state.pausedUntil ?? now) - now);
      return new AppError('network.site_paused', { detail: error.message, retryAfterMs: rest, cause: error });
    },
    /** The gap that the site itself asks for (robots.txt Crawl-delay), in milliseconds. */
    askGap: (name: string, ms: number): void => {
      siteOf(name).askedGapMs = ms;
    },
    isBlocked: (name: string): boolean => {
      const site = sites.get(name);
      return site !== undefined && site.state.blocked !== null;
    },
    /** Lets a paused or blocked site go on at once. False when there was nothing to resume. */
    resume: (name: string): boolean => {
      const site = sites.get(name);
      if (site === undefined || (site.state.blocked === null && site.state.pausedUntil === null))
        return false;
      site.state = freshSite(settings().siteIntervalMs);
      return true;
    },
    snapshot: (): SavedSite[] => {
      const now = clock.monotonic();
      return [...sites].map(([name, site]) => {
        lapsePause(site, now);
        const { state } = site;
        const slowed = gapOf(site) > settings().siteIntervalMs || isProbing(state);
        return {
          site: name,
          state:
            state.blocked !== null
              ? 'blocked'
              : state.pausedUntil !== null
                ? 'paused'
                : slowed
                  ? 'slowed'
                  : 'open',
          gapMs: gapOf(site),
          pausedUntil: state.pausedUntil === null ? null : clock.now() + state.pausedUntil - now,
          reason: state.reason,
          lastStart: site.lastStartWall,
          faults: state.faults,
        };
      });
    },
  };
};
export type Pacer = ReturnType<typeof createPacer>;

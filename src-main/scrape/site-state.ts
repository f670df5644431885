import type { ErrorCode } from '../domain/error-codes.ts';
import type { AppError } from '../domain/errors.ts';

/**
 * What one site's answers mean for the pace at which it is asked. Pure: each
 * result gives the next state. Times are monotonic milliseconds.
 */
export type SiteState = {
  /** The least time between the starts of two requests now; never under the operator's. */
  readonly gapMs: number;
  readonly pausedUntil: number | null;
  /** Why the site waits for a person; null when it does not. */
  readonly blocked: string | null;
  /** Why it is slowed or paused, in words. */
  readonly reason: string | null;
  /** Faults of the site in a row; a full breaker rests the site and then lets one request probe it. */
  readonly faults: number;
  readonly refusals: number;
  readonly rateLimits: number;
};

export const freshSite = (gapMs: number): SiteState => ({
  gapMs,
  pausedUntil: null,
  blocked: null,
  reason: null,
  faults: 0,
  refusals: 0,
  rateLimits: 0,
});

const maxGapMs = 60_000;
const restMs = 30_000;
const maxRestMs = 5 * 60_000;
const coolDownMs = 15 * 60_000;
const captchaRestMs = 60 * 60_000;
/** Longer than this is not waited for in silence. */
const maxWaitMs = 60 * 60_000;
const faultsToOpen = 5;
const refusalsToBlock = 3;
const rateLimitsToCool = 3;
/** A tenth of what politeness added is given back after each good answer. */
const decay = 0.9;

/** Faults that say something of the site (or the way to it), not of one page. */
const siteFaults: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network.dns_not_found',
  'network.dns_temporary',
  'network.refused',
  'network.connect_timeout',
  'network.reset',
  'network.closed',
  'network.tls_protocol',
  'network.headers_timeout',
  'network.body_timeout',
  'network.deadline',
  'http.server_error',
  'http.unavailable',
  'http.timeout_status',
  'robots.unavailable',
]);

/** Answers after which asking again without a person would be wrong. */
const blocking: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network.tls_certificate',
  'http.bomb',
  'content.blog_removed',
]);

/** Is the breaker full, so that only one request at a time may probe the site? */
export const isProbing = (state: SiteState): boolean => state.faults >= faultsToOpen || state.rateLimits > 0;

export const afterSuccess = (state: SiteState, baseGapMs: number): SiteState => {
  const gapMs = Math.max(baseGapMs, baseGapMs + (state.gapMs - baseGapMs) * decay);
  const settled = gapMs - baseGapMs < 10 ? baseGapMs : gapMs;
  return {
    ...freshSite(settled),
    blocked: state.blocked,
    // A pause that the site asked for holds, though an earlier request came through.
    pausedUntil: state.pausedUntil,
    reason: state.pausedUntil !== null || settled > baseGapMs ? state.reason : null,
  };
};

const pause = (state: SiteState, now: number, ms: number, reason: string): SiteState => ({
  ...state,
  pausedUntil: Math.max(state.pausedUntil ?? 0, now + ms),
  reason,
});

const rateLimited = (state: SiteState, error: AppError, now: number): SiteState => {
  const next = {
    ...state,
    rateLimits: state.rateLimits + 1,
    gapMs: Math.min(maxGapMs, Math.max(1, state.gapMs) * 2),
  };
  const asked = error.retryAfterMs;
  if (asked !== null && asked > maxWaitMs) return { ...next, blocked: error.message, reason: error.message };
  const own = next.rateLimits >= rateLimitsToCool ? coolDownMs : restMs * next.rateLimits;
  return pause(
    next,
    now,
    asked !== null && next.rateLimits < rateLimitsToCool ? asked : Math.max(asked ?? 0, own),
    error.message,
  );
};

/**
 * The site after a failed request.
 * @param chance in [0, 1): spreads the ends of rests, so that many programs do not return together.
 */
export const afterFailure = (state: SiteState, error: AppError, now: number, chance: number): SiteState => {
  const { code } = error;
  if (blocking.has(code)) return { ...state, blocked: error.message, reason: error.message };
  if (code === 'content.captcha') return pause(state, now, captchaRestMs, error.message);
  if (code === 'http.rate_limited') return rateLimited(state, error, now);
  if (code === 'http.forbidden') {
    const refusals = state.refusals + 1;
    return refusals >= refusalsToBlock
      ? { ...state, refusals, blocked: error.message, reason: error.message }
      : { ...state, refusals };
  }
  // A fault of ours says nothing of the site.
  if (code.startsWith('internal.')) return state;
  // The page's own fault: the site answered, so it is well.
  if (!siteFaults.has(code)) return { ...state, faults: 0, refusals: 0 };
  const faults = state.faults + 1;
  const slower = code === 'http.unavailable' ? Math.min(maxGapMs, Math.max(1, state.gapMs) * 2) : state.gapMs;
  const next = { ...state, faults, gapMs: slower, reason: error.message };
  if (error.retryAfterMs !== null)
    return pause(next, now, Math.min(error.retryAfterMs, maxWaitMs), error.message);
  if (faults < faultsToOpen) return next;
  const rest = Math.min(maxRestMs, restMs * 2 ** (faults - faultsToOpen));
  return pause(next, now, rest * (1 + 0.1 * chance), error.message);
};

/** Did the site, not the page, cause this failure? Then the page's attempt is given back. */
export const isSiteFault = (state: SiteState, error: AppError): boolean =>
  siteFaults.has(error.code) && state.faults >= faultsToOpen;

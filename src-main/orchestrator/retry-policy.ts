import type { Random } from '../domain/clock.ts';
import type { AppError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { TaskEnd } from '../store/tasks.ts';

const baseMs = 2000;
const capMs = 5 * 60_000;

/**
 * Milliseconds before the next attempt: exponential with full jitter, capped;
 * what the other side asked for (`Retry-After`) wins when it is longer.
 * Source: the "full jitter" form of the AWS architecture notes on back-off.
 *
 * @param attempt 1 for the first attempt that failed.
 */
export const backoffMs = (attempt: number, retryAfterMs: number | null, random: Random): number => {
  const ceiling = Math.min(capMs, baseMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, Math.round(random() * ceiling));
};

/** What a failure means for a task on its n-th attempt: retry, give up, or wait for a person. */
export const endOfFailure = (error: AppError, attempt: number, now: number, random: Random): TaskEnd => {
  const { spec, code, message } = error;
  const common = { code, message } as const;
  switch (spec.class) {
    case 'terminal':
      return { state: 'failed', ...common };
    case 'person':
      return { state: 'blocked', ...common };
    case 'retryable': {
      // A fault of the site, not of the page: the attempt is given back.
      if (spec.siteWide === true) {
        return {
          state: 'retryable',
          ...common,
          refund: true,
          notBefore: now + backoffMs(1, error.retryAfterMs, random),
        };
      }
      if (attempt >= (spec.attempts ?? limits.taskAttempts)) return { state: 'failed', ...common };
      return {
        state: 'retryable',
        ...common,
        notBefore: now + backoffMs(attempt, error.retryAfterMs, random),
      };
    }
  }
};

import { describe, expect, it } from 'vitest';
import { AppError, errorCodes, type ErrorCode } from '../../../src-main/domain/errors.ts';
import { limits } from '../../../src-main/domain/limits.ts';
import { backoffMs, endOfFailure } from '../../../src-main/orchestrator/retry-policy.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
const always = (value: number) => () => value;

describe('the retry policy', () => {
  it('doubles the ceiling with each attempt and caps it at five minutes', () => {
    expect([1, 2, 3, 20].map((n) => backoffMs(n, null, always(1)))).toEqual([2000, 4000, 8000, 300_000]);
  });

  it('spreads retries over the whole ceiling', () => {
    expect(backoffMs(3, null, always(0))).toBe(0);
    expect(backoffMs(3, null, always(0.5))).toBe(4000);
  });

  it('waits at least as long as the site asked', () => {
    expect(backoffMs(1, 120_000, always(0.5))).toBe(120_000);
    expect(
      endOfFailure(new AppError('http.rate_limited', { retryAfterMs: 120_000 }), 1, 1000, always(0))
        .notBefore,
    ).toBe(121_000);
  });

  it.each(codes)('ends %s in a state that its class allows', (code) => {
    const end = endOfFailure(new AppError(code), 1, 0, always(0));
    const expected = { retryable: 'retryable', terminal: 'failed', person: 'blocked' }[
      errorCodes[code].class
    ];
    expect(end.state).toBe(expected);
    expect(end.message).toContain(errorCodes[code].words);
  });

  it('gives up after the attempts of the code, with the code of the last failure', () => {
    const timeout = new AppError('network.connect_timeout');
    expect(endOfFailure(timeout, limits.taskAttempts - 1, 0, always(0)).state).toBe('retryable');
    expect(endOfFailure(timeout, limits.taskAttempts, 0, always(0))).toMatchObject({
      state: 'failed',
      code: 'network.connect_timeout',
    });
  });

  it('costs a task no attempt when the site itself is at fault', () => {
    expect(endOfFailure(new AppError('network.site_paused'), 99, 0, always(0))).toMatchObject({
      state: 'retryable',
      refund: true,
    });
  });
});

describe('the taxonomy', () => {
  it.each(codes)('%s has a sentence and a remedy', (code) => {
    expect(errorCodes[code].words).toMatch(/^[A-Z].*\.$/);
    expect(errorCodes[code].remedy).toMatch(/^[A-Z].*\.$/);
  });
});
